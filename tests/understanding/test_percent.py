"""Percentages and shares."""

from __future__ import annotations

import pytest
from told import told

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.percent import find_percents, read_percent
from aide_projet.understanding.said import say

READ = {
    "30": 30,
    "30 %": 30,
    "30 pour cent": 30,
    "trente pour cent": 30,
    "30,5 %": 30.5,
    "seize virgule cinq pour cent": 16.5,
    "33 virgule 3 %": 33.3,
    "la moitié": 50,
    "moitié-moitié": 50,
    "50/50": 50,
    "un quart": 25,
    "1/4": 25,
    "un tiers": 33.33,
    "les deux tiers": 66.67,
    "trois quarts": 75,
    "tout": 100,
    "3000 sur 10000": 30,
    "3 000 € sur un total de 10 000 €": 30,
    "un euro sur quatre": 25,
    "un bon tiers, 35": 35,
    "pas 30 % mais 40 %": 40,
    "la ville met 40 %": 40,
    "30, la règle c'est 30": 30,
    "40 % l'agglo, la CAF aide aussi": 40,
}
DOUBTFUL = {
    "la CAF prend 25 %": ("?general",),
    "un tiers par la région": ("?general",),
    ".3": ("?separateur",),
    "nous, on met 20 %": ("?general",),
    "150 %": ("?pourcentage",),
    "entre 20 et 30 %": ("?fourchette", 20, 30),
    "au moins 30 %": ("?au_moins", 30),
    "plus de la moitié": ("?au_moins", 50),
    "entre un quart et un tiers": ("?plusieurs", 25, 33.33),
    "un tiers, ou 50": ("?plusieurs", 33.33),
    "0,3": ("?pourcentage", 30, 0.3),
    "-10 %": ("?negatif", 10),
}


@pytest.mark.parametrize(("text", "percent"), READ.items())
def test_a_share_is_read_however_it_is_said(text: str, percent: float, context: ReadingContext) -> None:
    assert told(read_percent(say(text), context)) == percent


@pytest.mark.parametrize(("text", "asked"), DOUBTFUL.items())
def test_a_share_that_cannot_be_is_asked_about(text: str, asked: object, context: ReadingContext) -> None:
    assert told(read_percent(say(text), context)) == asked


@pytest.mark.parametrize("text", ["2000 €", "30 personnes", "la mairie", "le 13 juin"])
def test_what_is_no_share_is_none(text: str, context: ReadingContext) -> None:
    assert told(read_percent(say(text), context)) == "nothing"


def test_half_of_the_inhabitants_is_no_share_of_the_budget(context: ReadingContext) -> None:
    assert find_percents(say("la moitié des habitants viennent"), context) == ()
    assert [told(f) for f in find_percents(say("la ville paie la moitié du budget"), context)] == [50]
