"""Figures asked about or long gone, which answer nothing."""

from __future__ import annotations

import pytest

from aide_projet.understanding.clause import without_idle_figures
from aide_projet.understanding.language import Language
from aide_projet.understanding.said import say


@pytest.mark.parametrize(
    "text",
    ["2000 c'est bien le minimum ?", "pourquoi 30", "on peut demander 8000 ?", "l'an dernier on a eu 2000"],
)
def test_a_figure_asked_about_or_of_last_year_is_left_out(text: str, language: Language) -> None:
    assert "0" not in without_idle_figures(say(text), language).plain


@pytest.mark.parametrize(
    "text", ["3000", "3000, ça va ?", "peut-être 3000 ?", "comme l'an dernier, 2400", "2 500,50 € il me faut ça"]
)
def test_any_other_figure_stays(text: str, language: Language) -> None:
    said = say(text)
    assert without_idle_figures(said, language) is said


def test_only_its_clause_is_left_out(language: Language) -> None:
    left = without_idle_figures(say("l'an dernier 2000, cette fois 2500"), language).plain
    assert left.split() == ["l'an", "dernier", ",", "cette", "fois", "2500"]
