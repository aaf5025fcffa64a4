"""Dates told against the start, and dates of what is done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import shipped_context

from aide_projet.understanding.dates import read_date
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import say

END = replace(shipped_context(), slot="date_fin", known={"date_debut": "2015-06-13"})
DONE = replace(shipped_context(), slot="contact_prealable_date", past=True)


@pytest.mark.parametrize(
    "said", ["le même jour", "un seul jour", "c'est sur une seule journée", "la même date", "pareil"]
)
def test_the_end_may_be_the_start(said: str) -> None:
    found = read_date(say(said), END)
    assert isinstance(found, Reading)
    assert found.value == "2015-06-13"


@pytest.mark.parametrize(
    ("said", "value"),
    [("en décembre", "2015-12"), ("le 30 juin", "2015-06-30"), ("en mars", "2016-03"), ("fin juin", "2015-06")],
)
def test_an_end_without_a_year_comes_after_the_start(said: str, value: str) -> None:
    found = read_date(say(said), END)
    assert isinstance(found, Reading)
    assert found.value == value


def test_a_length_gives_an_end_that_is_asked_about() -> None:
    found = read_date(say("au bout de 3 mois"), END)
    assert isinstance(found, Doubt)
    assert [reading.value for reading in found.readings] == ["2015-09-12"]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("le 3 mars", "2014-03-03"),
        ("le 13 octobre dernier", "2014-10-13"),
        ("hier", "2014-11-09"),
        ("avant-hier", "2014-11-08"),
        ("mardi", "2014-11-04"),
        ("lundi dernier", "2014-11-03"),
        ("il y a 15 jours", "2014-10-26"),
        ("le mois dernier", "2014-10"),
        ("l'été dernier", "2014-22"),
        ("à la rentrée", "2014-09"),
    ],
)
def test_what_is_done_was_the_last_time(said: str, value: str) -> None:
    found = read_date(say(said), DONE)
    assert isinstance(found, Reading)
    assert found.value == value


def test_a_day_that_comes_soon_is_asked_about_when_it_should_be_past() -> None:
    found = read_date(say("le 20 novembre"), DONE)
    assert isinstance(found, Doubt)
    assert [reading.value for reading in found.readings] == ["2013-11-20", "2014-11-20"]
