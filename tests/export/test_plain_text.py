"""Characters that hide, reorder or control text do not reach a document."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.export.plain_text import lines, one_line, sentence


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("gauche\u202edroite\u202c", "gauchedroite"),
        ("\u2066iso\u2069lé\u200f\u200e", "isolé"),
        ("in\u200bvi\u2060si\ufeffble\u00ad", "invisible"),
        ("e\u0301te\u0301", "été"),
        ("\ud800", "\ufffd"),
        ("  deux\t\tmots  ", "deux mots"),
        ("Z" + "\u0301" * 50, "Ź" + "\u0301" * 3),
        ("نادية", "نادية"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_text_is_printed_without_what_cannot_be_seen(typed: str, printed: str) -> None:
    assert one_line(typed) == printed


def test_lines_are_kept_apart_and_blank_ones_dropped() -> None:
    assert lines("un\r\ndeux\n\n \u2028trois\x0b") == ("un", "deux", "trois")


def test_a_sentence_of_ours_never_begins_a_line_with_a_sign() -> None:
    printed = sentence("Demandez 10 € : « la ville » (30 %) ; et ? Voir : ceci.").replace("\N{NO-BREAK SPACE}", "_")
    assert printed == "Demandez 10_€_: «_la ville_» (30_%)_; et_? Voir_: ceci."


@given(st.text(st.characters()))
def test_no_control_or_format_character_is_left(text: str) -> None:
    left = {unicodedata.category(c) for c in one_line(text)} - {"Cf"}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}
