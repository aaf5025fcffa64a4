"""rules/<call>/ → the call: its fiches, editions, territories, criteria, funders and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from aide_projet.checks.call import Call, Criterion, Edition, FicheSheet, Fund, Milestone, Territory, WaysOut
from aide_projet.checks.fact_names import FACTS
from aide_projet.checks.finding import Source
from aide_projet.content.call_models import (
    CallFile,
    CriteriaFile,
    EditionsFile,
    FicheFile,
    FundsFile,
    SourceModel,
    TerritoriesFile,
)
from aide_projet.content.compiled import wording_at
from aide_projet.content.errors import Collector
from aide_projet.content.folder import shown_path, yaml_files
from aide_projet.content.retroplan_file import build_retroplan
from aide_projet.content.rule_files import build_rules
from aide_projet.content.yaml_file import Located, nearest, read_yaml
from aide_projet.draft.slot import Amount, Choice, Column, Derived, Slot, Table
from aide_projet.draft.wording import Wording

FICHES, RULES = "fiches", "controles"
_FICHE_SLOT, _FUNDERS_SLOT, _TYPE = "fiche", "cofinancements", "type"


def build_call(folder: Path, slots: Mapping[str, Slot], collector: Collector, root: Path) -> Call | None:
    """The call of a rules folder; None when it has mistakes, which are then all in the collector.

    `slots` are those of the dialogue: what rules, criteria and remedies name is held against them.
    """
    before = len(collector.errors)
    main = read_yaml(folder / "appel.yaml", CallFile, collector, root)
    editions = read_yaml(folder / "editions.yaml", EditionsFile, collector, root)
    territories = read_yaml(folder / "territoires.yaml", TerritoriesFile, collector, root)
    criteria = read_yaml(folder / "criteres.yaml", CriteriaFile, collector, root)
    funds = read_yaml(folder / "fonds.yaml", FundsFile, collector, root)
    fiches = _fiches(folder, slots, collector, root)
    if main is None or editions is None or territories is None or criteria is None or funds is None:
        return None
    if main.value.appel != folder.name:
        collector.add(main, ("appel",), f"l'appel s'appelle « {main.value.appel} »", f"écrivez « {folder.name} »")
    call = Call(
        name=main.value.appel,
        title=main.value.titre,
        funder=main.value.financeur,
        notice=main.value.avertissement,
        editions=_editions(editions, collector),
        announced=_announced(editions),
        fiches=fiches,
        rules=(),
        criteria=_criteria(criteria, slots, collector),
        territories=_territories(territories, collector),
        departements=main.value.departements,
        local_funder_types=_local_types(funds, slots, collector),
        rate_base=_rate_base(funds, slots, collector),
        parameters=main.value.parametres,
        source=source_of(main.value.source),
        rate_base_label=funds.value.base_du_taux.libelle,
        accounts=funds.value.comptes_de_depenses,
        volunteer_hour=funds.value.heure_benevole.montant if funds.value.heure_benevole else None,
        funds=_funds(funds, collector),
        calendar=_calendar(main, collector),
        contact=_contacts(main, collector),
        example_day=main.value.jour_des_exemples,
        ways=_ways(main, collector),
    )
    call = replace(call, retroplan=build_retroplan(folder, call, slots, collector, root))
    if call.fiches and call.rate_base:
        call = replace(call, rules=build_rules(folder / RULES, call, slots, collector, root))
    return call if len(collector.errors) == before else None


def source_of(model: SourceModel) -> Source:
    """The source as findings carry it."""
    return Source(model.document, model.partie, model.deduit)


def _editions(file: Located[EditionsFile], collector: Collector) -> tuple[Edition, ...]:
    """The editions whose dates are known."""
    seen: set[str] = set()
    dated = []
    for place, edition in enumerate(file.value.editions):
        if edition.edition in seen:
            _twice(file, ("editions", place, "edition"), edition.edition, collector)
        seen.add(edition.edition)
        synopsis, complete = edition.fiche_synthetique, edition.dossier_complet
        if synopsis is None or complete is None:
            continue
        dates = (edition.ouverture or date.min, synopsis, complete)
        if list(dates) != sorted(dates):
            cause = "dates dans le désordre : ouverture, puis fiche synthétique, puis dossier complet"
            collector.add(file, ("editions", place, "dossier_complet"), cause, "corrigez l'une des trois dates")
        dated.append(
            Edition(
                name=edition.edition,
                title=edition.titre,
                opens=edition.ouverture,
                synopsis_deadline=synopsis,
                file_deadline=complete,
                deduced=edition.deduit,
                source=source_of(edition.source),
            )
        )
    return tuple(dated)


def _announced(file: Located[EditionsFile]) -> tuple[str, ...]:
    """The titles of those whose dates are not."""
    return tuple(edition.titre for edition in file.value.editions if edition.dossier_complet is None)


def _fiches(folder: Path, slots: Mapping[str, Slot], collector: Collector, root: Path) -> tuple[FicheSheet, ...]:
    slot = slots.get(_FICHE_SLOT)
    options = [option.key for option in slot.kind.options] if slot and isinstance(slot.kind, Choice) else []
    paths = yaml_files(folder / FICHES, collector, root)
    if not paths:
        where = shown_path(folder / FICHES, root)
        collector.add_at(where, 1, 1, "aucune fiche dans ce dossier", "ajoutez un fichier par fiche de l'appel")
    found: dict[str, FicheSheet] = {}
    for path in paths:
        file = read_yaml(path, FicheFile, collector, root)
        if file is None:
            continue
        key = file.value.fiche
        if key != path.stem:
            collector.add(file, ("fiche",), f"la fiche « {key} » est dans {path.name}", f"renommez-le {key}.yaml")
        if options and key not in options:
            cause = f"la fiche « {key} » n'est pas un choix du champ fiche (champs.yaml)"
            collector.add(file, ("fiche",), cause, nearest(key, options))
        found[key] = _fiche(file)
    for key in options:
        if paths and key not in found and not (folder / FICHES / f"{key}.yaml").exists():
            where = shown_path(folder / FICHES / f"{key}.yaml", root)
            cause = f"la fiche « {key} », que propose champs.yaml, n'est pas décrite"
            collector.add_at(where, 1, 1, cause, "ajoutez ce fichier, ou retirez le choix")
    return tuple(sorted(found.values(), key=lambda fiche: fiche.number))


def _fiche(file: Located[FicheFile]) -> FicheSheet:
    fiche = file.value
    return FicheSheet(
        key=fiche.fiche,
        number=fiche.numero,
        title=fiche.titre,
        short_title=fiche.titre_court,
        summary=fiche.resume,
        objectives=fiche.objectifs,
        themes=fiche.themes,
        perimeter=fiche.perimetre,
        related=fiche.dispositifs,
        parameters=fiche.parametres,
        service=fiche.service,
        source=source_of(fiche.source),
        regional=fiche.service_unique,
    )


def _territories(file: Located[TerritoriesFile], collector: Collector) -> tuple[Territory, ...]:
    taken: dict[str, str] = {}
    for place, territory in enumerate(file.value.territoires):
        for index, code in enumerate(territory.arrondissements):
            if code in taken:
                cause = f"l'arrondissement {code} est déjà dans « {taken[code]} »"
                path = ("territoires", place, "arrondissements", index)
                collector.add(file, path, cause, "retirez-le de l'un des deux")
            taken[code] = territory.titre
    return tuple(Territory(one.cle, one.titre, one.arrondissements) for one in file.value.territoires)


def _criteria(file: Located[CriteriaFile], slots: Mapping[str, Slot], collector: Collector) -> tuple[Criterion, ...]:
    for place, criterion in enumerate(file.value.criteres):
        for index, slot in enumerate(criterion.champs):
            if slot not in slots:
                path = ("criteres", place, "champs", index)
                collector.add(file, path, f"le champ « {slot} » n'existe pas", nearest(slot, slots))
        for slot in criterion.questions.keys() - set(criterion.champs):
            cause = f"« {slot} » n'est pas un champ de ce critère"
            collector.add(file, ("criteres", place, "questions", slot), cause, nearest(slot, criterion.champs))
    source = source_of(file.value.source)
    return tuple(
        Criterion(one.cle, one.titre, one.champs, source, one.court or one.titre, one.questions)
        for one in file.value.criteres
    )


def _local_types(file: Located[FundsFile], slots: Mapping[str, Slot], collector: Collector) -> tuple[str, ...]:
    types = file.value.financeurs_locaux.types
    options = _column_options(slots.get(_FUNDERS_SLOT), _TYPE)
    for place, key in enumerate(types):
        if options and key not in options:
            path = ("financeurs_locaux", "types", place)
            collector.add(file, path, f"le type de financeur « {key} » n'existe pas", nearest(key, options))
    return types


def _column_options(slot: Slot | None, key: str) -> list[str]:
    columns: tuple[Column, ...] = slot.kind.columns if slot and isinstance(slot.kind, Table) else ()
    kinds = [column.kind for column in columns if column.key == key]
    return [option.key for kind in kinds if isinstance(kind, Choice) for option in kind.options]


def _rate_base(file: Located[FundsFile], slots: Mapping[str, Slot], collector: Collector) -> str:
    """The base of the rate; "" when it is nothing in euros."""
    base = file.value.base_du_taux.champ
    amounts = [name for name, slot in slots.items() if isinstance(slot.kind, Amount)]
    facts = [name for name, fact in FACTS.items() if fact.type == "nombre" and name not in slots and fact.slots]
    if base in (*amounts, *facts):
        return base
    derived = [name for name, slot in slots.items() if isinstance(slot.kind, Derived)]
    cause = f"« {base} » n'est ni un champ ni un fait en euros" if base not in derived else f"« {base} » est une part"
    collector.add(file, ("base_du_taux", "champ"), cause, nearest(base, (*amounts, *facts)))
    return ""


def _funds(file: Located[FundsFile], collector: Collector) -> tuple[Fund, ...]:
    seen: set[str] = set()
    for place, fund in enumerate(file.value.autres_fonds):
        if fund.cle in seen:
            _twice(file, ("autres_fonds", place, "cle"), fund.cle, collector)
        seen.add(fund.cle)
    return tuple(Fund(one.cle, one.titre, one.resume, source_of(one.source)) for one in file.value.autres_fonds)


def _calendar(file: Located[CallFile], collector: Collector) -> tuple[Milestone, ...]:
    steps = []
    for place, step in enumerate(file.value.calendrier):
        label = wording_at(file, ("calendrier", place, "libelle"), step.libelle, ("date",), collector)
        if label is not None:
            steps.append(Milestone(step.cle, label, step.date))
    return tuple(steps)


def _ways(file: Located[CallFile], collector: Collector) -> WaysOut | None:
    model = file.value.sorties
    if model is None:
        return None
    chain = wording_at(file, ("sorties", "enchainement"), model.enchainement, ("debut", "suite"), collector)
    return None if chain is None else WaysOut(chain, model.etapes, model.proposees, model.dites)


def _contacts(file: Located[CallFile], collector: Collector) -> Mapping[str, Wording]:
    known = {**FACTS, **dict.fromkeys(("commune", "intercommunalite"))}
    said = {
        case: wording_at(file, ("contacts", case), text, known, collector)
        for case, text in file.value.contacts.model_dump().items()
    }
    return {case: wording for case, wording in said.items() if wording is not None}


def _twice(file: Located[object], path: tuple[str | int, ...], name: str, collector: Collector) -> None:
    collector.add(file, path, f"« {name} » est écrit deux fois", "donnez un autre nom à l'un des deux")
