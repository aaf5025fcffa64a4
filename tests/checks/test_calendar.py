"""Which edition a day works with, and the dates of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk import Desk

from aide_projet.checks.calendar import calendar, edition_of, edition_on, is_open
from aide_projet.checks.call import Edition

LATER = Edition("2027", "Édition 2027", date(2027, 1, 10), date(2027, 2, 1), date(2027, 3, 1))


def test_the_only_edition_is_the_reference_even_when_closed(desk: Desk) -> None:
    for day in (date(2014, 11, 10), date(2026, 1, 1)):
        found = edition_on(desk.call, day)
        assert found is not None
        assert found.name == "2015"
        assert is_open(found, day) is (day.year == 2014)


def test_an_edition_that_an_administrator_opens_takes_over(desk: Desk) -> None:
    call = replace(desk.call, editions=(*desk.call.editions, LATER))
    names = {
        day: edition.name
        for day in (date(2014, 11, 10), date(2027, 1, 10), date(2027, 3, 1))
        if (edition := edition_on(call, day))
    }
    assert list(names.values()) == ["2015", "2027", "2027"]
    assert edition_on(call, date(2026, 12, 31)) == LATER
    assert edition_on(call, date(2027, 3, 2)) == LATER
    assert edition_of(call, "2015", date(2027, 2, 1)) == desk.call.editions[0]


def test_an_edition_is_open_from_its_first_to_its_last_day() -> None:
    assert [is_open(LATER, date(2027, *day)) for day in ((1, 9), (1, 10), (3, 1), (3, 2))] == [False, True, True, False]


def test_the_calendar_marks_the_date_whose_year_is_deduced(desk: Desk) -> None:
    steps = {step.key: step for step in calendar(desk.call, desk.call.editions[0], date(2014, 12, 2))}
    assert steps["fiche_synthetique"].deduced
    assert steps["fiche_synthetique"].past
    assert "1er décembre 2014" in steps["fiche_synthetique"].label
    assert not steps["dossier_complet"].deduced
    assert not steps["dossier_complet"].past
    assert steps["contact_prealable"].day is None
