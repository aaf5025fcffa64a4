"""Folders of the cache: whoever deletes, damages or edits them, what is read is what the database holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aide_projet.content.states import States, StatesError, digests_of, files_of
from aide_projet.use_cases.versions import digest_of

FILES = {"dialogues/essai/parcours.yaml": b"parcours: essai\n", "rules/essai-1/appel.yaml": b"appel: essai-1\n"}
DIGESTS = {path: digest_of(text) for path, text in FILES.items()}
TEXTS = {digest_of(text): text for text in FILES.values()}


@pytest.fixture
def states(tmp_path: Path) -> States:
    return States(tmp_path / "etats", TEXTS.__getitem__)


def edited(root: Path) -> None:
    (root / "rules/essai-1/appel.yaml").write_bytes(b"appel: autre\n")


def added(root: Path) -> None:
    (root / "rules/essai-1/autre.yaml").write_bytes(b"de trop\n")


def emptied(root: Path) -> None:
    shutil.rmtree(root / "dialogues")


def a_file_instead(root: Path) -> None:
    shutil.rmtree(root)
    root.write_bytes(b"")


def a_folder_instead(root: Path) -> None:
    (root / "rules/essai-1/appel.yaml").unlink()
    (root / "rules/essai-1/appel.yaml").mkdir()


@pytest.mark.parametrize("spoil", [shutil.rmtree, edited, added, emptied, a_file_instead, a_folder_instead])
def test_a_spoiled_folder_is_made_again(states: States, spoil: Callable[[Path], None]) -> None:
    root = states.root(DIGESTS)
    spoil(root)
    assert states.root(DIGESTS) == root
    assert digests_of(root) == DIGESTS
    assert files_of(root) == FILES


def test_the_whole_cache_may_be_deleted(states: States, tmp_path: Path) -> None:
    states.root(DIGESTS)
    shutil.rmtree(tmp_path / "etats")
    assert files_of(states.root(DIGESTS)) == FILES


def test_a_cache_that_cannot_be_written_is_told_with_what_to_do(states: States, tmp_path: Path) -> None:
    (tmp_path / "etats").write_bytes(b"")
    with pytest.raises(StatesError, match=r"etats ne peut pas être écrit \(.+\)\. .*vérifiez la place et les droits"):
        states.root(DIGESTS)
