"""Words: parting a text, stems, sounds, keywords as written, misspelt words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.matching.inflection import stem
from aide_projet.matching.pattern import spellings
from aide_projet.matching.sound import sound, sounds
from aide_projet.matching.tokens import Break, fold, tokens
from aide_projet.matching.vocabulary import Vocabulary


def test_words_keep_their_place_in_what_was_typed() -> None:
    text = "L'Été, à la cité !"
    found = tokens(text)
    assert [text[word.start : word.end] for word in found] == ["L", "Été", "à", "la", "cité"]
    assert [fold(word.typed) for word in found] == ["l", "ete", "a", "la", "cite"]
    assert [word.before for word in found] == [Break.NONE, Break.NONE, Break.PAUSE, Break.NONE, Break.NONE]


@given(st.text(max_size=300))
def test_no_text_breaks_the_words(text: str) -> None:
    for word in tokens(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.typed == text[word.start : word.end]


def test_letters_drawn_out_are_said_once() -> None:
    assert fold("Fêêêêête") == "fete"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jardins", "jardin"),
        ("organisons", "organiser"),
        ("organisée", "organisent"),
        ("festives", "festif"),
        ("locaux", "local"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("commune", "communiste"), ("concert", "concertation"), ("caf", "cafe"), ("organiser", "organisation")],
)
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("heard", "written"),
    [("kafe", "cafe"), ("animassion", "animation"), ("fotos", "photo"), ("teatre", "theatre"), ("gato", "gateau")],
)
def test_words_written_by_ear_sound_alike(heard: str, written: str) -> None:
    assert sound(heard) == sound(written)


def test_words_sound_together_as_they_do_alone() -> None:
    words = ["ent", "phare", "haie", "sac", "es", "c", "etait", "xx", "aux", "chats"]
    assert sounds(words) == [sound(word) for word in words]


def test_a_keyword_with_choices_stands_for_each_of_them() -> None:
    assert spellings("fête/bal de quartier") == [("fete", "de", "quartier"), ("bal", "de", "quartier")]


def test_a_hyphenated_keyword_is_also_found_in_one_word() -> None:
    assert spellings("vide-grenier") == [("vide", "grenier"), ("videgrenier",)]


def test_a_star_takes_any_ending() -> None:
    words = Vocabulary()
    number = words.add("jardin*")
    assert number in words.find("jardinerie").classes


@pytest.mark.parametrize("typed", ["propreet", "prorpete", "popreté", "proprettéé"])
def test_a_misspelt_keyword_is_found_with_less_trust(typed: str) -> None:
    words = Vocabulary()
    number = words.add("proprete")
    found = words.find(fold(typed))
    assert found.classes == (number,)
    assert found.trust < 1


def test_a_well_spelt_word_is_never_taken_for_a_keyword() -> None:
    words = Vocabulary()
    words.add("poubelle")
    words.spare(["poubelle"[:-1] + "s"])
    assert words.find("poubells").classes == ()


def test_a_left_out_apostrophe_is_seen() -> None:
    words = Vocabulary()
    number = words.add("eclairage")
    assert words.find("leclairage").classes == (number,)


def test_a_distinct_word_leaves_its_family() -> None:
    words = Vocabulary(distinct=frozenset({"concert"}))
    assert words.add("concerter") != words.add("concert")
    assert words.find("concerts").classes == (words.add("concert"),)
