"""Dates of any precision, and how long from one to another."""

from __future__ import annotations

from datetime import date

import pytest

from aide_projet.draft.partial_date import months_spanned, parse_iso


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2015-06-13", "jour", date(2015, 6, 13), date(2015, 6, 13)),
        ("2015-06", "mois", date(2015, 6, 1), date(2015, 6, 30)),
        ("2016-02", "mois", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-12", "mois", date(2015, 12, 1), date(2015, 12, 31)),
        ("2015-21", "saison", date(2015, 3, 1), date(2015, 5, 31)),
        ("2015-24", "saison", date(2015, 12, 1), date(2016, 2, 29)),
        ("2015", "annee", date(2015, 1, 1), date(2015, 12, 31)),
        ("9999-12", "mois", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(text: str, precision: str, first: date, last: date) -> None:
    parsed = parse_iso(text)
    assert parsed is not None
    assert (parsed.precision, parsed.first, parsed.last) == (precision, first, last)


@pytest.mark.parametrize(
    "text", ["2015-02-31", "2015-13", "2015-00", "0000", "15-06", "2015-6", "juin", "", "2015-06-13T"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_iso(text) is None


def test_before_is_unknown_when_it_depends_on_the_day() -> None:
    month, day = parse_iso("2015-01"), date(2015, 1, 23)
    assert month is not None
    assert month.before(day) is None
    assert month.before(date(2015, 2, 1)) is True
    assert month.before(date(2015, 1, 1)) is False


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2015, 1, 1), date(2015, 12, 31), 12),
        (date(2015, 1, 1), date(2016, 1, 1), 13),
        (date(2015, 6, 13), date(2015, 6, 13), 1),
        (date(2015, 6, 13), date(2015, 7, 12), 1),
        (date(2015, 6, 13), date(2015, 7, 13), 2),
    ],
)
def test_months_are_counted_with_both_days(first: date, last: date, months: int) -> None:
    assert months_spanned(first, last) == months
