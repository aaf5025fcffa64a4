"""Sentences with holes: formats, unknown facts, mistakes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aide_projet.draft.wording import WordingError, compile_wording


def say(text: str, **values: object) -> str:
    """Said with plain spaces, which are what a reader sees of no-break ones."""
    return compile_wording(text).say(values).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("{x:euros}", 2500, "2 500 €"),
        ("{x:euros}", 2500.5, "2 500,50 €"),
        ("{x:euros}", Fraction(1, 3), "0,33 €"),
        ("{x:euros}", Fraction(1999999, 1000), "1 999,99 €"),
        ("{x:euros}", -3, "-3 €"),
        ("{x:pourcent}", Fraction(3, 10), "30 %"),
        ("{x:pourcent}", 0.3, "30 %"),
        ("{x:pourcent}", Fraction(2999, 10000), "29,99 %"),
        ("{x:pourcent}", Fraction(299999, 1000000), "29,99 %"),
        ("{x:pourcent}", Fraction(1, 3), "33,33 %"),
        ("{x:date}", "2015-06-01", "1er juin 2015"),
        ("{x:date}", "2015-06", "juin 2015"),
        ("{x:nombre}", 12345, "12 345"),
        ("{x:liste}", ("a", "b", "c"), "a, b et c"),
        ("{x:liste}", ["a"], "a"),
        ("{x}", 3800, "3 800"),
        ("{x}", "Lens", "Lens"),
        ("{x}", ("a", "b"), "a et b"),
        ("ligne{x:s}", 1, "ligne"),
        ("ligne{x:s}", 2, "lignes"),
        ("ligne{x:s}", ["a", "b"], "lignes"),
        ("{x:euros}", "beaucoup", "beaucoup"),
    ],
)
def test_a_hole_shows_its_fact(text: str, value: object, said: str) -> None:
    assert say(text, x=value) == said


def test_an_unknown_fact_shows_an_ellipsis() -> None:
    wording = compile_wording("Il manque {x:euros}.")
    assert wording.say({}) == "Il manque …."
    assert not wording.sayable({})
    assert wording.sayable({"x": 0})


def test_braces_can_be_written() -> None:
    assert say("{{{x}}} et {{}}", x=1) == "{1} et {}"


def test_a_wording_keeps_its_text_names_and_formats() -> None:
    wording = compile_wording("{a:euros} de {b}")
    assert wording.source == "{a:euros} de {b}"
    assert wording.names == {"a", "b"}
    assert wording.formats == {"a": "euros", "b": ""}


@pytest.mark.parametrize(
    ("text", "cause", "column", "remedy"),
    [
        ("ab {montant_demnde}", "« montant_demnde »", 5, "« montant_demande »"),
        ("{montant_demande:eur}", "« eur »", 18, "« euros »"),
        ("{montant_demande", "« { » est seule", 1, "doublez"),
        ("a } b", "« } » est seule", 3, "doublez"),
        ("{montant_demande.real}", "n'est pas compris", 2, "{nom}"),
        ("{}", "n'est pas compris", 2, "{nom}"),
        ("{7*7}", "n'est pas compris", 2, "{nom}"),
    ],
)
def test_a_mistake_says_where_and_what_to_write(text: str, cause: str, column: int, remedy: str) -> None:
    with pytest.raises(WordingError) as caught:
        compile_wording(text, ["montant_demande"])
    assert cause in caught.value.message
    assert caught.value.column == column
    assert remedy in caught.value.remedy
