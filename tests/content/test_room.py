"""The files of a content folder by subject, and what the editor is told of each."""

from __future__ import annotations

import json
from pathlib import Path

from aide_projet.content.completion import Completion
from aide_projet.content.room import about, addable, sort_of, subjects
from aide_projet.content.schema import MODELS

ROOT = Path(__file__).parents[2]


def test_every_shipped_file_has_a_subject_a_title_and_a_line_that_says_what_it_is() -> None:
    found = [file for subject in subjects(ROOT) for file in subject.files]
    assert {file.path for file in found} == {
        path.relative_to(ROOT).as_posix() for top in ("dialogues", "rules") for path in (ROOT / top).rglob("*.yaml")
    }
    assert all(file.title and file.what and file.kind in MODELS for file in found)


def test_files_that_name_themselves_are_called_so() -> None:
    assert about(ROOT, "rules/dsdt-2015/fiches/innover.yaml").title == "Expérimenter et innover"
    assert about(ROOT, "dialogues/dsdt/conversations/commandes.yaml").title.startswith("Les commandes")


def test_a_file_says_what_it_is_in_its_own_words() -> None:
    argent = about(ROOT, "dialogues/langue/fr/argent.yaml")
    assert argent.what == "L'argent : unités, façons de dire zéro, parts d'un tout."
    plancher = about(ROOT, "rules/dsdt-2015/controles/recettes-insuffisantes.yaml")
    assert plancher.what.startswith("Les recettes font {total_ressources:euros} et le budget {budget_total:euros}")
    assert about(ROOT, "rules/dsdt-2015/fiches/nouvelle.yaml").what == "Une fiche de l'appel."
    assert about(ROOT, "rules/dsdt-2016/fonds.yaml").what == "Comment l'argent se compte, et les autres aides."


def test_a_file_whose_name_is_a_key_is_called_by_what_it_is() -> None:
    argent = about(ROOT, "dialogues/langue/fr/argent.yaml")
    assert (argent.title, argent.detail) == ("L'argent", "Unités, façons de dire zéro, parts d'un tout.")
    rule = about(ROOT, "rules/dsdt-2015/controles/fiche-autre.yaml")
    assert rule.title == "Vous avez choisi « … »"
    words = [file for one in subjects(ROOT) for file in one.files if file.kind in ("langue", "controle")]
    assert not [file.path for file in words if "{" in file.title + file.detail or "_" in file.title]


def test_what_a_title_says_is_not_said_again() -> None:
    assert about(ROOT, "rules/dsdt-2015/controles/plancher.yaml").detail == ""
    glossary = about(ROOT, "dialogues/dsdt/glossaire.yaml")
    assert (glossary.title, glossary.detail[:24]) == ("Le glossaire", "Ce que l'assistant répon")
    assert about(ROOT, "rules/dsdt-2015/fiches/nouvelle.yaml").detail == ""


def test_a_folder_of_several_calls_is_sorted_alike(small) -> None:
    small.write("rules/essai-2/appel.yaml", "appel: essai-2\n")
    small.write("dialogues/autre/parcours.yaml", "parcours: autre\n")
    small.write("dialogues/essai/notes.yaml", "x: y\n")
    by_title = {subject.title: [file.path for file in subject.files] for subject in subjects(small.root)}
    assert {"rules/essai-1/appel.yaml", "rules/essai-2/appel.yaml"} <= set(by_title["L'appel, ses fiches et ses dates"])
    assert "dialogues/autre/parcours.yaml" in by_title["Les questions"]
    assert by_title["Ce que rien ne lit"] == ["dialogues/essai/notes.yaml"]


def test_only_files_that_a_content_can_do_without_may_be_removed() -> None:
    assert about(ROOT, "rules/dsdt-2015/controles/plancher.yaml").removable
    assert about(ROOT, "dialogues/dsdt/notes.yaml").removable
    assert not about(ROOT, "dialogues/dsdt/parcours.yaml").removable
    assert not about(ROOT, "rules/dsdt-2015/mots-cles/commun.yaml").removable


def test_folders_where_a_file_may_be_added_are_listed(small) -> None:
    assert addable(small.root)["Une règle"] == ["rules/essai-1/controles"]


def test_a_file_that_does_not_exist_yet_has_its_sort(small) -> None:
    assert about(small.root, "rules/essai-1/controles/neuf.yaml").kind == "controle"
    assert sort_of("rules/essai-1/communes.tsv.gz").kind == ""


def test_the_editor_is_told_the_schema_and_the_names(small) -> None:
    told = Completion().of(small.root, "rules/essai-1/controles/neuf.yaml")
    assert json.loads(json.dumps(told))["schema"]["title"] == "controle"
    names = told["listes"]
    assert isinstance(names, dict)
    assert names["champs"]["budget_total"] == "Budget total"
    assert set(names["fiches"]) >= {"jardin"}
    assert names["faits"]["aujourdhui"] == "texte"
    assert "plancher" in names["controles"]


def test_a_file_with_mistakes_gives_no_names_and_breaks_nothing(small) -> None:
    small.write("dialogues/essai/champs.yaml", "champs: [\n")
    names = Completion().of(small.root, "dialogues/essai/parcours.yaml")["listes"]
    assert isinstance(names, dict)
    assert names["champs"] == {}
    assert names["faits"]
