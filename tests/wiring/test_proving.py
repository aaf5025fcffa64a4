"""What the child that replays conversations takes over from the content in force, and what it must not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from aide_projet.content.load import load_library
from aide_projet.content.states import edited_files
from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.draft.draft import Draft, Filled
from aide_projet.wiring.proving import _shared
from small_content import Small

PLANCHER = "rules/essai-1/controles/plancher.yaml"
DAY = date(2014, 11, 10)
DRAFT = Draft("essai-1", "2015", filled={"idee": Filled("Un jardin derrière la tour", "texte_long")})


def load(root: Path) -> Content:
    return load_library(root / "dialogues", root / "rules")["essai-1"]


@pytest.fixture
def in_force(small: Small, tmp_path: Path) -> Path:
    shutil.copytree(small.root, tmp_path / "en-service")
    return tmp_path / "en-service"


def test_a_content_that_nothing_edits_is_the_one_in_force(small: Small, in_force: Path) -> None:
    before = load(in_force)
    assert _shared(load(small.root), before, edited_files(small.root, in_force)) is before


def test_an_edited_rule_keeps_the_lexicon_and_the_ranking_made_with_it(small: Small, in_force: Path) -> None:
    small.replace(PLANCHER, "gravite: bloquant", "gravite: attention")
    before = load(in_force)
    after = _shared(load(small.root), before, edited_files(small.root, in_force))
    assert after.lexicon is before.lexicon
    known = assess(before, DRAFT, DAY)
    followed = assess(after, DRAFT, DAY, known)
    assert followed.ranking is known.ranking
    assert followed.content is after
    alone = assess(load(small.root), DRAFT, DAY)
    assert (followed.ranking.best, followed.findings) == (alone.ranking.best, alone.findings)


@pytest.mark.parametrize("name", ["mots-cles/jardin.yaml", "hors-sujet.yaml", "departage.yaml"])
def test_an_edited_file_of_the_matching_gives_another_lexicon(small: Small, in_force: Path, name: str) -> None:
    file = f"rules/essai-1/{name}"
    small.write(file, (small.root / file).read_text(encoding="utf-8") + "# un commentaire\n")
    before = load(in_force)
    after = _shared(load(small.root), before, edited_files(small.root, in_force))
    assert after.make_lexicon is not before.make_lexicon
    assert assess(after, DRAFT, DAY, assess(before, DRAFT, DAY)).content is after
