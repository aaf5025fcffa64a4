"""rules/<call>/controles/<controle>.yaml → the rules of a call, one a file, each with its examples."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import JsonValue

from aide_projet.checks.call import Call, Figure, RemedyRule, Rule, RuleExample
from aide_projet.checks.fact_names import FACTS, entered_slots, known_names
from aide_projet.checks.facts import facts
from aide_projet.checks.finding import Source
from aide_projet.checks.row_change import RowChange
from aide_projet.content.compiled import Names, condition_at, wording_at
from aide_projet.content.errors import Collector
from aide_projet.content.folder import shown_path, yaml_files
from aide_projet.content.rule_models import ExampleModel, RemedyModel, RowModel, RuleFile
from aide_projet.content.yaml_file import Key, Located, nearest, read_yaml
from aide_projet.draft.condition import Condition, ConditionError, Formula, NameType, compile_formula
from aide_projet.draft.condition_run import Facts
from aide_projet.draft.draft import Draft
from aide_projet.draft.slot import Choice, Slot, Table
from aide_projet.draft.value import Scalar

EACH = "chacun"
"""Written as the slot of a remedy: one remedy for each slot of the finding."""

NO_SLOT = "le champ « {} » n'existe pas"
NO_FICHE = "la fiche « {} » n'existe pas"
NO_FACT = "le fait « {} » n'existe pas"
NO_OPTION = "« {} » n'est ni un fait ni un choix de ce champ"
NO_TABLE = "le champ « {} » n'est pas un tableau"
NO_COLUMN = "la colonne « {} » n'existe pas dans ce tableau"
NO_NAME = "« {} » n'est ni un champ, ni un fait, ni un calcul"


def build_rules(
    folder: Path, call: Call, slots: Mapping[str, Slot], collector: Collector, root: Path
) -> tuple[Rule, ...]:
    """The rules of a folder, by rank then file name; mistakes are told in the collector."""
    paths = yaml_files(folder, collector, root)
    if not paths:
        where = shown_path(folder, root)
        collector.add_at(where, 1, 1, "aucun contrôle dans ce dossier", "ajoutez-en, ou reprenez ceux du contenu livré")
    names = known_names(slots, call)
    nothing = facts(call, slots, Draft(call.name, ""), call.example_day or datetime.date.min)
    rules: list[tuple[int, Rule]] = []
    for path in paths:
        file = read_yaml(path, RuleFile, collector, root)
        if file is None:
            continue
        if file.value.controle != path.stem:
            cause = f"le contrôle « {file.value.controle} » est dans {path.name}"
            collector.add(file, ("controle",), cause, f"renommez le fichier {file.value.controle}.yaml")
        rule = _Builder(file, call, slots, names, nothing, collector).build()
        if rule is not None:
            rules.append((file.value.rang, rule))
    return tuple(rule for _, rule in sorted(rules, key=lambda ranked: ranked[0]))


class _Builder:
    """One rule file being held against the call and the slots. `nothing`: the facts of a draft that tells nothing."""

    def __init__(
        self,
        file: Located[RuleFile],
        call: Call,
        slots: Mapping[str, Slot],
        names: Names,
        nothing: Facts,
        collector: Collector,
    ) -> None:
        self.file, self.call, self.slots, self.collector = file, call, slots, collector
        self.model = file.value
        self.names = {**names, **dict.fromkeys(self.model.calculs, NameType("nombre"))}
        self.facts, self.nothing = names, nothing

    def build(self) -> Rule | None:
        model = self.model
        self._check_fiches()
        self._check_listed(("champs",), model.champs)
        if model.champs_selon and model.champs_selon not in FACTS:
            self._tell(("champs_selon",), NO_FACT, model.champs_selon, FACTS)
        condition = condition_at(self.file, ("si",), model.si, self.facts, self.collector)
        message = wording_at(self.file, ("message",), model.message, self.names, self.collector)
        computes = self._computes()
        measure = self._formula(("mesure",), model.mesure, self.facts) if model.mesure else None
        remedies = tuple(self._remedy(place, remedy) for place, remedy in enumerate(model.reparer))
        examples = tuple(self._example(place, example) for place, example in enumerate(model.exemples))
        if condition is None or message is None:
            return None
        read = condition.names | _shown(message.names, computes)
        self._check_computation(read)
        self._check_answers(condition)
        return Rule(
            name=model.controle,
            fiches=model.fiches,
            condition=condition,
            severity=model.gravite,
            slots=model.champs,
            message=message,
            remedies=tuple(remedy for remedy in remedies if remedy is not None),
            source=Source(model.source.document, model.source.partie, model.source.deduit),
            figures=self._figures(read | message.names),
            slots_from=model.champs_selon,
            computes=computes,
            examples=examples,
            measure=measure,
        )

    def _check_fiches(self) -> None:
        known = [fiche.key for fiche in self.call.fiches]
        for place, fiche in enumerate(self.model.fiches):
            if fiche not in known:
                self._tell(("fiches", place), NO_FICHE, fiche, known)

    def _check_listed(self, path: tuple[Key, ...], found: Iterable[str]) -> None:
        for place, slot in enumerate(found):
            if slot not in self.slots:
                self._tell((*path, place), NO_SLOT, slot, self.slots)

    def _computes(self) -> dict[str, Figure]:
        """A figure may use those written before it."""
        computes: dict[str, Figure] = {}
        names = dict(self.facts)
        for name, figure in self.model.calculs.items():
            source = figure if isinstance(figure, str) else figure.formule
            path: tuple[Key, ...] = ("calculs", name) if isinstance(figure, str) else ("calculs", name, "formule")
            if name in self.facts:
                cause = f"« {name} » est déjà un champ ou un fait"
                self.collector.add(self.file, path, cause, "donnez un autre nom à ce calcul")
            formula = self._formula(path, source, names)
            if formula is None:
                continue
            computes[name] = Figure(formula, "" if isinstance(figure, str) else figure.arrondi)
            names[name] = NameType("nombre")
        return computes

    def _formula(self, path: tuple[Key, ...], source: str, names: Names) -> Formula | None:
        try:
            return compile_formula(source, names)
        except ConditionError as error:
            self.collector.add(self.file, path, error.message, error.remedy, offset=error.column - 1)
            return None

    def _remedy(self, place: int, remedy: str | RemedyModel) -> RemedyRule | None:
        path: tuple[Key, ...] = ("reparer", place)
        if isinstance(remedy, str):
            label = wording_at(self.file, path, remedy, self.names, self.collector)
            return None if label is None else RemedyRule(label, self.model.champs[0] if self.model.champs else "")
        each = remedy.champ == EACH
        names = {**self.names, "champ": NameType("texte")} if each else self.names
        label = wording_at(self.file, (*path, "libelle"), remedy.libelle, names, self.collector)
        condition = condition_at(self.file, (*path, "si"), remedy.si, self.names, self.collector)
        if remedy.champ and not each and remedy.champ not in self.slots:
            self._tell((*path, "champ"), NO_SLOT, remedy.champ, self.slots)
        sets: dict[str, Scalar] | None = remedy.pose
        for slot, value in (sets or {}).items():
            self._check_set((*path, "pose", slot), slot, value)
        adds = self._adds((*path, "releve"), remedy.releve) if remedy.releve else None
        facts = frozenset(value for value in (sets or {}).values() if isinstance(value, str) and value in self.names)
        if label is None or (remedy.si is not None and condition is None):
            return None
        return RemedyRule(label, "" if each else remedy.champ, sets, condition, facts, each, adds)

    def _adds(self, path: tuple[Key, ...], row: RowModel) -> RowChange:
        slot = self.slots.get(row.tableau)
        columns = slot.kind.columns if slot is not None and isinstance(slot.kind, Table) else ()
        if not columns:
            self._tell((*path, "tableau"), NO_TABLE, row.tableau, _tables(self.slots))
        known = {column.key: column.kind for column in columns}
        for key, named in (("ligne", row.ligne), ("colonne", {row.colonne: ""}), ("sinon", row.sinon)):
            for column, value in named.items() if columns else ():
                where = (*path, key) if key == "colonne" else (*path, key, column)
                kind = known.get(column)
                if kind is None:
                    self._tell(where, NO_COLUMN, column, known)
                elif isinstance(kind, Choice) and value not in (options := [option.key for option in kind.options]):
                    self._tell(where, NO_OPTION, value, options)
        if row.de not in self.names:
            self._tell((*path, "de"), NO_NAME, row.de, self.names)
        return RowChange(row.tableau, row.colonne, row.ligne, row.de, row.sinon)

    def _check_set(self, path: tuple[Key, ...], slot: str, value: Scalar) -> None:
        if slot not in self.slots:
            self._tell(path, NO_SLOT, slot, self.slots)
            return
        kind = self.slots[slot].kind
        if not isinstance(value, str) or value in self.names:
            return
        if isinstance(kind, Choice):
            options = [option.key for option in kind.options]
            if value not in options:
                self._tell(path, NO_OPTION, value, options)
        else:
            self._tell(path, NO_NAME, value, self.names)

    def _example(self, place: int, example: ExampleModel) -> RuleExample:
        path: tuple[Key, ...] = ("exemples", place)
        for slot in example.brouillon:
            if slot not in self.slots:
                self._tell((*path, "brouillon", slot), NO_SLOT, slot, self.slots)
        expected, figures = self._expected((*path, "attendu"), example.attendu)
        return RuleExample(
            draft={**example.brouillon, **dict.fromkeys(example.autres_cles)},
            expected=expected,
            figures=figures,
            today=example.aujourdhui,
            proposed=example.proposee,
            places={"departement": example.lieu.departement, "arrondissement": example.lieu.arrondissement},
            line=self.file.at(*path)[0],
            listed=example.lieu.connue,
            postcodes=example.lieu.codes_postaux,
            edition=example.edition,
        )

    def _expected(
        self, path: tuple[Key, ...], attendu: Literal["inconnu"] | dict[str, JsonValue]
    ) -> tuple[bool | None, dict[str, JsonValue]]:
        if isinstance(attendu, str):
            return None, {}
        flags = attendu.get("signale")
        if not isinstance(flags, bool):
            remedy = "écrivez signale: true ou signale: false, ou inconnu"
            self.collector.add(self.file, path, "« signale » manque", remedy)
        figures = {name: value for name, value in attendu.items() if name != "signale"}
        for name in figures:
            if name not in self.names:
                self._tell((*path, name), NO_NAME, name, self.names)
        return flags is True, figures

    def _check_computation(self, read: frozenset[str]) -> None:
        """What enters the computation must be named (champs.md); a parameter must exist for every fiche concerned."""
        needed = set(entered_slots(read, self.call, self.slots)) | ({"fiche"} if self.model.fiches else set())
        for slot in sorted(needed - set(self.model.champs)):
            if slot in self.slots:
                cause = f"« {slot} » entre dans le calcul et manque dans champs"
                self.collector.add(self.file, ("champs",), cause, f"ajoutez « {slot} » à champs")
        sheets = [fiche for fiche in self.call.fiches if not self.model.fiches or fiche.key in self.model.fiches]
        parameters = {name for fiche in self.call.fiches for name in fiche.parameters}
        for name in sorted(read & parameters):
            without = [fiche.key for fiche in sheets if name not in fiche.parameters]
            if without and name not in self.call.parameters:
                cause = f"le paramètre « {name} » n'existe pas pour : {', '.join(without)}"
                self.collector.add(self.file, ("si",), cause, "nommez dans « fiches » celles qui l'ont")

    def _check_answers(self, condition: Condition) -> None:
        """Examples of all three answers; « inconnu » only where the rule can give it."""
        answers = {"inconnu" if example.attendu == "inconnu" else _flag(example) for example in self.model.exemples}
        wanted = {"signale: true", "signale: false"}
        if self.model.fiches or condition.evaluate(self.nothing) is None:
            wanted.add("inconnu")
        for missing in sorted(wanted - answers):
            cause = f"aucun exemple n'attend « {missing} »"
            self.collector.add(self.file, ("exemples",), cause, "ajoutez un exemple pour chacune des réponses")

    def _figures(self, read: frozenset[str]) -> tuple[str, ...]:
        """The numbers that the rule reads, shows or works out: what `calcul` gives to programs."""
        numbers = [name for name in sorted(read) if self.names.get(name, NameType()).type == "nombre"]
        return (*numbers, *(name for name in self.model.calculs if name not in numbers))

    def _tell(self, path: tuple[Key, ...], what: str, name: str, known: Iterable[str]) -> None:
        self.collector.add(self.file, path, what.format(name), nearest(name, known))


def _shown(names: frozenset[str], computes: Mapping[str, Figure]) -> frozenset[str]:
    """What the figures of the message are worked out from; those of remedies alone are no part of the finding."""
    read: set[str] = set()
    waiting = [name for name in names if name in computes]
    while waiting:
        inside = computes[waiting.pop()].formula.names
        waiting.extend(name for name in inside if name in computes and name not in read)
        read |= inside
    return frozenset(read)


def _tables(slots: Mapping[str, Slot]) -> list[str]:
    return [name for name, slot in slots.items() if isinstance(slot.kind, Table)]


def _flag(example: ExampleModel) -> str:
    flags = isinstance(example.attendu, dict) and example.attendu.get("signale") is True
    return "signale: true" if flags else "signale: false"
