"""The shipped words of the 2015 call: every example of the YAML matches, and most do misspelt."""

from __future__ import annotations

import random
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from aide_projet.content.errors import Collector
from aide_projet.content.matching_files import build_lexicon
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank
from aide_projet.matching.tokens import fold

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rules" / "dsdt-2015"
FICHES = ("mobiliser", "innover", "structurer", "gup")


@cache
def lexicon() -> Lexicon:
    collector = Collector()
    built = build_lexicon(FOLDER, collector, ROOT)
    collector.raise_if_any()
    return built


def examples() -> list[tuple[str | None, str]]:
    found: list[tuple[str | None, str]] = []
    for fiche in FICHES:
        content = yaml.safe_load((FOLDER / "mots-cles" / f"{fiche}.yaml").read_text(encoding="utf-8"))
        found += [(fiche, text) for text in content["exemples"]]
    for kind in yaml.safe_load((FOLDER / "hors-sujet.yaml").read_text(encoding="utf-8"))["genres"]:
        found += [(None, text) for text in kind["exemples"]]
    return found


@pytest.mark.parametrize(("fiche", "text"), examples())
def test_each_example_leads_where_it_says(fiche: str | None, text: str) -> None:
    assert rank(lexicon(), text).best == fiche


def right(change: object) -> float:
    rows = examples()
    assert callable(change)
    return sum(rank(lexicon(), change(text)).best == fiche for fiche, text in rows) / len(rows)


def disturbed(text: str, rate: float) -> str:
    rng = random.Random(text)
    out = []
    for char in text:
        if char.isalpha() and rng.random() < rate:
            char = rng.choice([char * 2, "", rng.choice("abcdefghijklmnopqrstuvwxyz"), char + rng.choice("aeinrst")])
        out.append(char)
    return "".join(out)


def test_without_accents_nothing_is_lost() -> None:
    assert right(lambda text: " ".join(map(fold, text.split(" ")))) >= 0.98


def test_few_are_lost_with_five_letters_wrong_in_a_hundred() -> None:
    assert right(lambda text: disturbed(text, 0.05)) >= 0.92


def test_most_stand_with_fifteen_letters_wrong_in_a_hundred() -> None:
    assert right(lambda text: disturbed(text, 0.15)) >= 0.75


def test_every_pair_of_fiches_has_a_telling_question() -> None:
    for pair in combinations(FICHES, 2):
        question = lexicon().questions[frozenset(pair)]
        assert {fiche for fiche, _ in question.choices} == set(pair)


def test_the_vocabulary_has_the_breadth_of_a_dictionary() -> None:
    assert len(lexicon().entries) >= 5000


def test_every_out_of_scope_answer_carries_a_message() -> None:
    ranking = rank(lexicon(), "Je cherche un appartement plus grand")
    assert ranking.out_of_scope is not None
    assert ranking.out_of_scope.message
