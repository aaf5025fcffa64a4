"""Dates as people know them: a day, a month, a season or a year, kept as ISO 8601 text.

"2015-06-13", "2015-06", "2015-22", "2015". A season is that of ISO 8601-2: 21 spring, 22 summer, 23 autumn, 24 winter.
Spring runs from March to May, and the winter of a year starts in its December: who says « hiver 2015 » for January is
asked for the month (champs.md: below the month the fiche asks again).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["jour", "mois", "saison", "annee"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FIRST_SEASON, _LAST_SEASON = 21, 24


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision; `first` and `last` are the earliest and latest days that it can mean."""

    text: str
    precision: Precision
    first: date
    last: date

    def before(self, other: PartialDate | date) -> bool | None:
        """Whether it is wholly before the other; None when that depends on the day."""
        first, last = (other, other) if isinstance(other, date) else (other.first, other.last)
        if self.last < first:
            return True
        return False if self.first >= last else None


@lru_cache(maxsize=4096)
def parse_iso(text: str) -> PartialDate | None:
    """The partial date written so, or None when it is not one (30 February, month 13, other words)."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        return _build(text, year, month, day)
    except ValueError:
        return None


def is_iso_shape(text: str) -> bool:
    """Whether it is written as an ISO date, be the day possible or not."""
    return _ISO.fullmatch(text) is not None


def months_spanned(first: date, last: date) -> int:
    """How many months it takes from the first day to the end of the last: a civil year is 12, one day more is 13."""
    following = last + timedelta(days=1) if last < date.max else last
    whole = (following.year - first.year) * 12 + following.month - first.month
    return whole + (following.day > first.day)


def _build(text: str, year: int, month: int, day: int) -> PartialDate:
    if len(text) == len("2015-06-13"):
        exactly = date(year, month, day)
        return PartialDate(text, "jour", exactly, exactly)
    if len(text) == len("2015"):
        return PartialDate(text, "annee", date(year, 1, 1), date(year, 12, 31))
    if _FIRST_SEASON <= month <= _LAST_SEASON:
        start = (month - _FIRST_SEASON) * 3 + 3
        return PartialDate(text, "saison", date(year, start, 1), _month_end(*_shift(year, start, 2)))
    return PartialDate(text, "mois", date(year, month, 1), _month_end(year, month))


def _shift(year: int, month: int, more: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + more
    return count // 12, count % 12 + 1


def _month_end(year: int, month: int) -> date:
    following = _shift(year, month, 1)
    return date(*following, 1) - timedelta(days=1) if following[0] <= date.max.year else date.max
