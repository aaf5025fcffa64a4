"""What made a word count more or less: the effects multiply to what the ranking gave."""

from __future__ import annotations

import math

import pytest
from test_rank import lexicon

from aide_projet.matching.rank import rank
from aide_projet.matching.weighing import Shade, shades


def of(text: str, keyword: str, **told: str) -> tuple[Shade, ...]:
    return shades(lexicon(), text, told)[keyword]


def test_a_word_as_written_has_no_effect() -> None:
    assert of("une fête", "fete") == ()


def test_a_setting_names_the_words_that_make_it() -> None:
    assert of("une fête dans le jardin", "jardin") == (Shade("role", 0.3, "dans", "décor"),)
    assert of("une fête au pied de la tour du jardin", "jardin")[0].cue == "au pied de"


def test_what_holds_to_the_end_multiplies_with_what_comes_after() -> None:
    assert [shade.role for shade in of("une fête car on est dans le jardin", "jardin")] == ["décor", "cause"]


def test_mine_deed_complement_and_who_does_it() -> None:
    assert of("une fête dans mon jardin", "jardin")[-1].effect == "a_moi"
    assert of("créer un jardin", "jardin")[0].effect == "geste"
    assert of("la fête du jardin", "jardin")[0].effect == "complement"
    assert of("le conseil citoyen organise un café", "conseil citoyen")[0].effect == "acteur"


def test_a_misspelt_word_and_a_phrase_cut_in_two() -> None:
    assert of("un jardni", "jardin")[0].effect == "lettres"
    assert of("un conseil vraiment citoyen", "conseil citoyen")[0].effect == "intercale"


def test_words_of_another_slot_say_which() -> None:
    assert of("une fête", "jardin", actions="un jardin") == (Shade("champ", 0.5, "actions"),)


@pytest.mark.parametrize(
    "text",
    [
        "une fête dans le jardin",
        "créer un jardni au pied de ma tour car on veut du compost",
        "le conseil citoyen organise la fête du jardin des habitants dans mon quartier",
        "la fête du jardin, un conseil vraiment citoyen, du café",
    ],
)
def test_the_effects_explain_every_contribution(text: str) -> None:
    found, effects = lexicon(), shades(lexicon(), text, {})
    bare = {entry.text: dict(entry.speaks) for entry in found.entries}
    names = [fiche.key for fiche in found.fiches]
    for candidate in rank(found, text).candidates:
        for word in candidate.words:
            weight = bare[word.keyword][names.index(candidate.fiche)]
            product = math.prod(shade.factor for shade in effects[word.keyword])
            assert word.weight == pytest.approx(weight * product), (word, effects[word.keyword])
