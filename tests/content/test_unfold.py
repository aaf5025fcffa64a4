"""A content folder with some files changed, added or removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aide_projet.content.load import read_library
from aide_projet.content.unfold import FileNameError, checked_name, content_files, unfolded

GLOSSAIRE = "dialogues/essai/glossaire.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"


def texts(root: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in content_files(root).items()}


@pytest.mark.parametrize("link", [False, True])
def test_changes_are_laid_over_a_folder_that_stays_as_it_was(small, tmp_path: Path, link: bool) -> None:
    before = texts(small.root)
    changes = {GLOSSAIRE: b"termes: []\n", PLANCHER: None, "rules/essai-1/controles/neuf.yaml": b"controle: neuf\n"}
    made = unfolded(small.root, changes, tmp_path / "etat", link=link)
    assert texts(made) == {
        **{name: content for name, content in before.items() if name != PLANCHER},
        GLOSSAIRE: b"termes: []\n",
        "rules/essai-1/controles/neuf.yaml": b"controle: neuf\n",
    }
    assert texts(small.root) == before


def test_the_same_content_has_the_same_version_wherever_it_is_unfolded(small, tmp_path: Path) -> None:
    made = unfolded(small.root, {}, tmp_path / "etat")
    library = read_library(made / "dialogues", made / "rules")
    assert not library.collector.errors
    assert library.calls["essai-1"].content.version == small.read().calls["essai-1"].content.version


def test_a_copy_is_not_touched_by_a_later_edit_of_the_folder(small, tmp_path: Path) -> None:
    made = unfolded(small.root, {}, tmp_path / "etat")
    with (small.root / GLOSSAIRE).open("r+b") as file:
        file.write(b"#")
    assert (made / GLOSSAIRE).read_bytes() != (small.root / GLOSSAIRE).read_bytes()


def test_a_folder_that_is_there_already_is_kept(small, tmp_path: Path) -> None:
    made = unfolded(small.root, {}, tmp_path / "etat")
    again = unfolded(small.root, {GLOSSAIRE: b"autre"}, tmp_path / "etat")
    assert again == made
    assert (again / GLOSSAIRE).read_bytes() == (small.root / GLOSSAIRE).read_bytes()


def test_nothing_is_left_of_an_unfolding_that_breaks(small, tmp_path: Path) -> None:
    with pytest.raises(FileNameError):
        unfolded(small.root, {f"{GLOSSAIRE}/dessous.yaml": b""}, tmp_path / "etats" / "etat")
    assert os.listdir(tmp_path / "etats") == []


def test_hidden_files_and_empty_folders_are_left_out(small, tmp_path: Path) -> None:
    small.write("dialogues/.gitkeep", "")
    small.write("rules/.git/config", "x")
    (small.root / "dialogues" / "vide").mkdir()
    made = unfolded(small.root, {}, tmp_path / "etat")
    assert texts(made) == texts(small.root)
    assert not (made / "dialogues" / "vide").exists()
    assert not (made / "rules" / ".git").exists()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "dialogues",
        "dialogues/",
        "/etc/passwd",
        "reglages.toml",
        "dialogues/../reglages.toml",
        "dialogues/./champs.yaml",
        "dialogues//champs.yaml",
        "dialogues/essai/.cache.yaml",
        "dialogues/essai\\..\\..\\x.yaml",
        "dialogues/C:x.yaml",
        "dialogues/essai/nul\0.yaml",
        "dialogues/essai/deux\nlignes.yaml",
        "dialogues/essai/ espace.yaml",
        "dialogues/essai/point.",
        "dialogues/essai/\ud800.yaml",
        f"dialogues/essai/{'a' * 200}.yaml",
    ],
)
def test_a_path_that_names_no_content_file_is_refused(name: str) -> None:
    with pytest.raises(FileNameError):
        checked_name(name)


def test_names_with_accents_and_spaces_are_taken() -> None:
    assert checked_name("rules/appel 2016/controles/été-2016.yaml") == "rules/appel 2016/controles/été-2016.yaml"
