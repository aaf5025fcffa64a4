"""Mistakes in the files of a call and of its rules, each told at its line with what to write instead."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from aide_projet.checks.call import Call
from aide_projet.checks.fact_names import known_names
from aide_projet.content.call_files import build_call
from aide_projet.content.errors import Collector, ContentError
from aide_projet.content.rule_examples import run_rule_example
from aide_projet.content.slot_file import SlotsFile, build_slots
from aide_projet.content.yaml_file import read_yaml
from aide_projet.draft.slot import Slot

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def slots() -> Mapping[str, Slot]:
    """The shipped slots, without their conditions."""
    collector = Collector()
    file = read_yaml(ROOT / "dialogues" / "dsdt" / "champs.yaml", SlotsFile, collector, ROOT)
    collector.raise_if_any()
    assert file is not None
    return build_slots(file, None, collector)


def complete(bare: Mapping[str, Slot], call: Call) -> Mapping[str, Slot]:
    """The slots with their conditions, which the examples of what is missing need."""
    collector = Collector()
    file = read_yaml(ROOT / "dialogues" / "dsdt" / "champs.yaml", SlotsFile, collector, ROOT)
    assert file is not None
    return build_slots(file, known_names(bare, call), collector)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped rules to spoil."""
    return Path(shutil.copytree(ROOT / "rules" / "dsdt-2015", tmp_path / "rules" / "dsdt-2015"))


def load(folder: Path, slots: Mapping[str, Slot]) -> tuple[Call | None, tuple[ContentError, ...]]:
    """The call and the mistakes."""
    collector = Collector()
    call = build_call(folder, slots, collector, folder.parents[1])
    return call, collector.errors


def spoil(file: Path, old: str, new: str) -> int:
    """Change a file; the line (from 1) where the change is."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_call_loads(folder: Path, slots: Mapping[str, Slot]) -> None:
    call, errors = load(folder, slots)
    assert errors == ()
    assert call is not None
    assert [fiche.key for fiche in call.fiches] == ["mobiliser", "innover", "structurer", "gup"]
    assert call.fiches[0].parameters == {"plancher": 2000, "taux_local_exige": 0.3}
    assert "taux_local_exige" not in call.fiches[3].parameters
    assert call.rules[0].name == "edition-close"


MISTAKES = [
    (
        "controles/plancher.yaml", "si: montant_demande > 0",
        "si: montant_demandé > 0", "« montant_demandé » n'existe pas", "montant_demande",
    ),
    (
        "controles/plancher.yaml", "champs: [montant_demande, fiche]",
        "champs: [montant_demande]", "« fiche » entre dans le calcul", "ajoutez",
    ),
    ("controles/plancher.yaml", "champ: fiche", "champ: fich", "le champ « fich » n'existe pas", "fiche"),
    ("controles/plancher.yaml", "{manque:euros}.", "{manqe:euros}.", "« manqe » n'existe pas", "manque"),
    ("controles/plancher.yaml", "{plancher:euros}", "{plancher:euro}", "format « euro »", "euros"),
    (
        "controles/plancher.yaml", "formule: plancher -",
        "formule: planchers -", "« planchers » n'existe pas", "plancher",
    ),
    (
        "controles/plancher.yaml", "{montant_demande: plancher}",
        "{montant_demande: planché}", "« planché » n'est ni", "plancher",
    ),
    ("controles/plancher.yaml", "gravite: bloquant", "gravite: grave", "« grave »", "bloquant"),
    ("controles/plancher.yaml", "manque: 1, plancher", "manques: 1, plancher", "« manques » n'est ni", "manque"),
    (
        "controles/plancher.yaml", "{fiche: mobiliser, montant_demande: 1999}",
        "{fiche: mobiliser, montant_demand: 1999}", "le champ « montant_demand »", "montant_demande",
    ),
    (
        "controles/cofinancement-local.yaml", "fiches: [mobiliser, innover",
        "fiches: [mobiliser, inover", "la fiche « inover »", "innover",
    ),
    (
        "controles/cofinancement-local.yaml", "fiches: [mobiliser, innover, structurer]",
        "fiches: [mobiliser, gup]", "« taux_local_exige » n'existe pas pour : gup", "fiches",
    ),
    (
        "controles/quartier-prioritaire.yaml", '"prioritaire"',
        '"prioritère"', "« prioritère » n'est pas une réponse", "prioritaire",
    ),
    (
        "controles/quartier-prioritaire.yaml", "quartier_statut !=",
        "budget_total !=", "On compare un nombre à un texte", "même nature",
    ),
    (
        "controles/budget-positif.yaml", "controle: budget-positif",
        "controle: budget-nul", "est dans budget-positif.yaml", "budget-nul.yaml",
    ),
    (
        "controles/budget-positif.yaml", "  - {brouillon: {}, attendu: inconnu}\n",
        "", "aucun exemple n'attend « inconnu »", "ajoutez",
    ),
    ("controles/budget-positif.yaml", "signale: true}}", "signal: true}}", "« signale » manque", "écrivez signale"),
    ("controles/budget-positif.yaml", "source: {", "sources: {", "« sources »", "source"),
    (
        "controles/manque-essentiel.yaml", "champs_selon: manques_essentiels",
        "champs_selon: manques_essenciels", "le fait « manques_essenciels »", "manques_essentiels",
    ),
    ("fiches/gup.yaml", "fiche: gup", "fiche: gupp", "« gupp »", "gup"),
    ("fiches/mobiliser.yaml", "taux_local_exige: 30 %", "taux_local_exige: trente %", "pourcentage illisible", "30 %"),
    (
        "editions.yaml", "fiche_synthetique: 2014-12-01",
        "fiche_synthetique: 2015-12-01", "dates dans le désordre", "corrigez",
    ),
    ("editions.yaml", "dossier_complet: 2015-01-23", "dossier_complet: 2015-02-31", "", ""),
    ("editions.yaml", "    dossier_complet: 2015-01-23\n", "", "ses deux dates limites, ou aucune", "dossier_complet"),
    ("territoires.yaml", '["595"]', '["594"]', "est déjà dans", "retirez-le"),
    ("criteres.yaml", "mise_en_reseau", "mise_en_réseau", "le champ « mise_en_réseau »", "mise_en_reseau"),
    ("criteres.yaml", "evaluation: Quand", "evaluations: Quand", "n'est pas un champ de ce critère", "evaluation"),
    ("fonds.yaml", "types: [commune,", "types: [communes,", "« communes » n'existe pas", "commune"),
    ("fonds.yaml", "champ: budget_total", "champ: budget", "« budget » n'est ni", "budget_total"),
    ("appel.yaml", "{date:date}", "{dat:date}", "« dat » n'existe pas", "date"),
    ("appel.yaml", "financeur: Région", "financeurs: Région", "« financeurs »", "financeur"),
    ("appel.yaml", "appel: dsdt-2015", "appel: dsdt-2016", "l'appel s'appelle « dsdt-2016 »", "dsdt-2015"),
    ("appel.yaml", "{service},", "{servise},", "« servise » n'existe pas", "service"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "cause", "remedy"), MISTAKES)
def test_a_mistake_is_told_at_its_place_with_its_remedy(
    folder: Path, slots: Mapping[str, Slot], file: str, old: str, new: str, cause: str, remedy: str
) -> None:
    line = spoil(folder / file, old, new)
    call, errors = load(folder, slots)
    assert call is None
    told = [error for error in errors if error.file.endswith(file) and cause in error.cause and remedy in error.remedy]
    assert told, "\n".join(map(str, errors))
    assert any(abs(error.line - line) <= 12 for error in told)


def test_an_edition_announced_without_dates_is_kept_apart(folder: Path, slots: Mapping[str, Slot]) -> None:
    with (folder / "editions.yaml").open("a", encoding="utf-8") as file:
        file.write('  - {edition: "2027", titre: Édition 2027, source: {document: annonce, partie: Une lettre}}\n')
    call, errors = load(folder, slots)
    assert not errors
    assert call is not None
    assert call.announced == ("Édition 2027",)
    assert [edition.name for edition in call.editions] == ["2015"]


def test_a_rule_without_source_or_examples_is_a_mistake(folder: Path, slots: Mapping[str, Slot]) -> None:
    file = folder / "controles" / "budget-positif.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("source:")], encoding="utf-8")
    _, errors = load(folder, slots)
    causes = " ".join(error.cause for error in errors if error.file.endswith("budget-positif.yaml"))
    assert "source" in causes
    assert "exemples" in causes


def test_mistakes_of_several_files_are_told_at_once(folder: Path, slots: Mapping[str, Slot]) -> None:
    spoil(folder / "controles" / "plancher.yaml", "montant_demande > 0", "montant > 0")
    spoil(folder / "criteres.yaml", "gouvernance,", "gouvernence,")
    spoil(folder / "fonds.yaml", "departement]", "departements]")
    _, errors = load(folder, slots)
    assert len({error.file for error in errors}) == 3


def test_a_missing_file_and_a_fiche_without_sheet_are_told(folder: Path, slots: Mapping[str, Slot]) -> None:
    (folder / "editions.yaml").unlink()
    (folder / "fiches" / "gup.yaml").unlink()
    _, errors = load(folder, slots)
    assert {Path(error.file).name for error in errors} >= {"editions.yaml", "gup.yaml"}


def test_an_example_that_does_not_hold_says_what_was_found(folder: Path, slots: Mapping[str, Slot]) -> None:
    spoil(folder / "controles" / "plancher.yaml", "manque: 1, plancher: 2000", "manque: 7, plancher: 2000")
    spoil(folder / "controles" / "budget-positif.yaml", "budget_total: 0}", "budget_total: 5}")
    call, errors = load(folder, slots)
    assert errors == ()
    assert call is not None
    full = complete(slots, call)
    said = [
        problem
        for rule in call.rules
        for example in rule.examples
        if (problem := run_rule_example(call, full, rule, example))
    ]
    assert sorted(said) == ["attendu : signale ; trouvé : ne signale pas", "manque : attendu 7, trouvé 1"]


def test_the_rules_hold_every_number_of_policy(folder: Path, slots: Mapping[str, Slot]) -> None:
    spoil(folder / "fiches" / "mobiliser.yaml", "plancher: 2000", "plancher: 1500")
    spoil(folder / "fiches" / "mobiliser.yaml", "taux_local_exige: 30 %", "taux_local_exige: 12,5 %")
    call, _ = load(folder, slots)
    assert call is not None
    assert call.parameters_by_fiche["mobiliser"]["plancher"] == 1500
    assert float(call.parameters_by_fiche["mobiliser"]["taux_local_exige"]) == 0.125  # type: ignore[arg-type]
