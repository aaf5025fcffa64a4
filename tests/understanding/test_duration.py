"""Durations."""

from __future__ import annotations

import pytest
from told import told

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.duration import find_durations, read_duration
from aide_projet.understanding.said import say

READ = {
    "6 mois": {"months": 6},
    "six mois": {"months": 6},
    "un an": {"months": 12},
    "un an et demi": {"months": 18},
    "2 ans": {"months": 24},
    "un trimestre": {"months": 3},
    "toute l'année": {"months": 12},
    "10 jours": {"days": 10},
    "quinze jours": {"days": 15},
    "3 semaines": {"days": 21},
    "un week-end": {"days": 2},
    "une journée": {"days": 1},
    "un mois et demi": {"days": 45},
    "une dizaine de jours": {"days": 10},
    "un an et trois mois": {"months": 15},
    "1 mois 1/2": {"days": 45},
    "pas six mois, neuf": {"months": 9},
}


@pytest.mark.parametrize(("text", "length"), READ.items())
def test_a_duration_is_read_however_it_is_said(text: str, length: object, context: ReadingContext) -> None:
    assert told(read_duration(say(text), context)) == length


def test_a_duration_that_is_not_sure_is_asked_about(context: ReadingContext) -> None:
    assert told(read_duration(say("3"), context)) == ("?duree", {"months": 3}, {"days": 3})
    assert told(read_duration(say("6 à 8 mois"), context)) == ("?fourchette", {"months": 6}, {"months": 8})
    assert told(read_duration(say("quelques mois"), context)) == ("?nombre_vague",)


def test_ages_and_delays_are_no_durations(context: ReadingContext) -> None:
    assert find_durations(say("pour des jeunes de 12 à 17 ans, dans 3 semaines"), context) == ()
    assert [told(f) for f in find_durations(say("un atelier pendant 6 mois"), context)] == [{"months": 6}]
