"""Figures as people read them."""

from __future__ import annotations

from fractions import Fraction

from aide_projet.draft.figure_text import money


def test_cents_are_shown_only_when_there_are_some() -> None:
    # A sum of cents may be whole: 10 × 1 523,60 €.
    assert money(Fraction(152_360, 10)) == money(15_236) == "15\N{NARROW NO-BREAK SPACE}236 €"
    assert money(Fraction(5, 2)) == "2,50 €"
