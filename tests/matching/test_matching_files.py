"""Mistakes in the words of a call are told with their place and remedy."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from aide_projet.content.errors import Collector
from aide_projet.content.matching_files import build_lexicon

SHIPPED = Path(__file__).parents[2] / "rules" / "dsdt-2015"


def mistakes(folder: Path) -> list[str]:
    collector = Collector()
    build_lexicon(folder, collector, folder)
    return [str(error) for error in collector.errors]


def copied(tmp_path: Path) -> Path:
    copytree(SHIPPED / "mots-cles", tmp_path / "mots-cles")
    for name in ("hors-sujet.yaml", "departage.yaml"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_files_have_none(tmp_path: Path) -> None:
    assert mistakes(copied(tmp_path)) == []


def test_an_unknown_key_is_told_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "mots-cles" / "gup.yaml", "avancerait:", "avancerai:")
    assert any(found.startswith("mots-cles/gup.yaml:3") for found in mistakes(folder))


def test_a_weight_out_of_bounds_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "hors-sujet.yaml", "poids: -1.5", "poids: -15")
    assert any("hors-sujet.yaml" in found for found in mistakes(folder))


def test_a_question_about_an_unknown_fiche_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "departage.yaml", "fiches: [mobiliser, innover]", "fiches: [mobilisr, innover]")
    assert any("fiche inconnue « mobilisr »" in found for found in mistakes(folder))


def test_a_question_without_an_answer_for_each_fiche_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "departage.yaml", "{fiche: innover,", "{fiche: mobiliser,")
    assert any("les réponses ne sont pas une par fiche" in found for found in mistakes(folder))


def test_a_file_that_does_not_carry_its_fiches_name_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "mots-cles" / "innover.yaml", "fiche: innover", "fiche: inover")
    assert any("ne porte pas le nom du fichier" in found for found in mistakes(folder))


def test_a_keyword_without_a_word_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "mots-cles" / "gup.yaml", "mots: [jardin partagé,", 'mots: ["!!", jardin partagé,')
    assert any("« !! » n'a pas de mot" in found for found in mistakes(folder))
