"""Loading the folders: one frozen bundle per call."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide_projet.content.errors import ContentErrors
from aide_projet.content.load import load_library
from aide_projet.draft.slot import Amount, Choice, Count, Derived, Level, LongText, Table, kind_name


def load(small):  # type: ignore[no-untyped-def]
    return load_library(small.root / "dialogues", small.root / "rules")["essai-1"]


def test_a_sound_content_has_no_mistake(small) -> None:
    assert small.errors() == ()


def test_the_library_is_keyed_by_the_name_of_the_call(small) -> None:
    assert list(load_library(small.root / "dialogues", small.root / "rules")) == ["essai-1"]


def test_slots_carry_their_kind_level_and_conditions(small) -> None:
    slots = load(small).slots
    assert slots["idee"].kind == LongText(min_words=5)
    assert slots["idee"].level is Level.ESSENTIAL
    assert isinstance(slots["fiche"].kind, Choice)
    assert slots["fiche"].kind.options[0].words == ("potager", "un jardin")
    assert slots["cofinancement_local"].kind == Derived("montant")
    assert isinstance(slots["surface"].kind, Count)
    assert slots["surface"].applies_if.evaluate({"fiche": "fete"}) is False
    table = slots["cofinancements"].kind
    assert isinstance(table, Table)
    assert [(column.key, kind_name(column.kind), column.required) for column in table.columns] == [
        ("financeur", "texte_court", True),
        ("type", "choix", False),
        ("montant", "montant", False),
    ]
    assert table.columns[2].kind == Amount()


def test_the_flow_keeps_the_order_and_the_lines_of_its_steps(small) -> None:
    content = load(small)
    steps = content.flow.steps()
    assert [step.slot for step in steps][:3] == ["idee", "fiche", "surface"]
    assert steps[2].line == small.line("dialogues/essai/parcours.yaml", "champ: surface")
    assert [part.title for part in content.flow.parts] == ["Votre idée", "L'argent"]
    assert content.steps["idee"].listens == ("budget_total",)


def test_the_ways_of_asking_join_the_vocabulary(small) -> None:
    content = load(small)
    assert content.language.words("questions", "minimum") == ("combien minimum",)
    assert content.language.words("oui_non", "oui") == ("oui", "carrément")
    assert content.answers["minimum"].text.say({"plancher": 2000}).startswith("Il faut demander au moins 2")


def test_the_version_changes_with_any_file_and_only_then(small) -> None:
    before = load(small).version
    assert load(small).version == before
    small.replace("rules/essai-1/editions.yaml", "2015-01-23", "2015-01-24")
    assert load(small).version != before


def test_the_version_does_not_depend_on_where_the_folder_stands(small, sound_content: Path) -> None:
    elsewhere = load_library(sound_content / "dialogues", sound_content / "rules")["essai-1"]
    assert load(small).version == elsewhere.version


def test_mistakes_are_raised_all_together(small) -> None:
    small.replace(
        "dialogues/essai/champs.yaml",
        "genre: montant\n    niveau: essentiel\n  montant_demande",
        "genre: mont\n  montant_demande",
    )
    small.replace("dialogues/langue/fr/oui_non.yaml", "sujet:", "sujt:")
    small.replace("rules/essai-1/editions.yaml", "2015-01-23", "demain")
    with pytest.raises(ContentErrors) as raised:
        load(small)
    files = {error.file for error in raised.value.errors}
    assert files == {
        "dialogues/essai/champs.yaml",
        "dialogues/langue/fr/oui_non.yaml",
        "rules/essai-1/editions.yaml",
    }
