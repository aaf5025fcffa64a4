"""What was changed on disk is taken up as it stands; what no revision could hold is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from three_files import FETE, GLOSSAIRE, NEUF, OUI_NON, files, make_workspace, put, seen

from aide_projet.content.folder import MAX_TEXT
from aide_projet.content.taken_up import taken_up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def test_texts_changed_added_and_removed_are_taken(folder: Path) -> None:
    published = files(folder)
    put(folder, GLOSSAIRE, "à moi")
    put(folder, NEUF, "neuf")
    (folder / FETE).unlink()
    taken = taken_up(folder, seen(folder, published))
    assert taken.texts == {GLOSSAIRE: "à moi".encode(), FETE: None, NEUF: b"neuf"}
    assert taken.left == {}


def test_a_file_removed_since_it_was_found_counts_as_removed(folder: Path) -> None:
    published = files(folder)
    put(folder, OUI_NON, "à moi")
    found = seen(folder, published)
    (folder / OUI_NON).unlink()
    assert taken_up(folder, found).texts == {OUI_NON: None}


@pytest.mark.parametrize(
    ("path", "size", "said"),
    [
        ("rules/essai-1/photo.png", 1, "n'est pas d'une sorte que le contenu connaît"),
        ("rules/essai-1/fonds.yml", 1, "renommez-le, ou retirez-le"),
        ("rules/essai-1/a?b.yaml", 1, "ne peut pas être le nom d'un fichier"),
        ("rules/essai-1/grand.yaml", MAX_TEXT + 1, "dépasse 4 Mio"),
    ],
)
def test_what_no_revision_could_hold_is_left_and_told(folder: Path, path: str, size: int, said: str) -> None:
    published = files(folder)
    put(folder, path, "x" * size)
    taken = taken_up(folder, seen(folder, published))
    assert taken.texts == {}
    assert said in taken.left[path]
