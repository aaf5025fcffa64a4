"""Rude words hidden behind stars or dots."""

from __future__ import annotations

import pytest

from aide_projet.understanding.language import Language
from aide_projet.understanding.masked import unmasked


@pytest.mark.parametrize(
    ("text", "written"),
    [("c'est de la m... ici", "c'est de la merde  ici"), ("p*tain", "putain "), ("m**de", "merde ")],
)
def test_a_hidden_word_is_written_out(language: Language, text: str, written: str) -> None:
    found = unmasked(text, language)
    assert found is not None
    assert found.text == written


@pytest.mark.parametrize("text", ["on verra... peut-être", "3*4", "merci...", "bonjour", "a" * 40 + "..."])
def test_a_pause_or_a_sign_hides_nothing(language: Language, text: str) -> None:
    assert unmasked(text, language) is None


def test_places_behind_the_hidden_word_are_those_typed(language: Language) -> None:
    text = "c'est de la m*rde ce truc"
    found = unmasked(text, language)
    assert found is not None
    assert found.place(found.text.index("truc")) == text.index("truc")
