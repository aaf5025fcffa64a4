"""A moment as it was said, and the day, month, season or year that it means from a given day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aide_projet.understanding.located import Precision

_FAR = 86  # years ahead after which no project is planned
SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words say, nothing guessed. Places are those of the plain text.

    `kind`: "jour", "mois", "saison", "annee", "fixe" (known from today, in `fixed`) or "recurrent" ("un mercredi").
    `part`: debut, milieu or fin of a month or year. `sure`: the words alone say that this is a date, in any sentence.
    """

    kind: str
    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int = 0
    season: int = 0
    part: str = ""
    sure: bool = True
    approximate: bool = False
    fixed: date | None = None
    fixed_precision: Precision = "jour"
    turn: int = 0  # 1 "prochain", -1 "dernier"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value and the days it covers. `reason` names the doubt ("" for none); `other` is a second value to offer."""

    value: str
    first: date
    last: date
    precision: Precision
    approximate: bool = False
    reason: str = ""
    other: str = ""


IMPOSSIBLE = Resolved("", date.min, date.min, "", reason="doute_date_impossible")


def resolve(moment: Moment, today: date, *, past: bool = False) -> Resolved:
    """The moment as a value; without a year, the next one from `today` (with `past`, the last one)."""
    if moment.kind == "fixe" and moment.fixed is not None:
        found = _whole(moment.fixed, moment.fixed_precision, approximate=moment.approximate)
    elif moment.kind == "jour":
        found = _day(moment, today, past)
    elif moment.kind == "mois":
        found = _month(moment, today, past)
    elif moment.kind == "saison":
        found = _season(moment, today, past)
    elif moment.kind == "annee":
        found = _year(moment)
    else:
        gone = moment.turn < 0 and not past
        return replace(IMPOSSIBLE, reason="doute_date_passee" if gone else "doute_jour")
    if found.first.year > today.year + _FAR:
        return IMPOSSIBLE
    if not found.reason and found.last < today and not past:
        return replace(found, reason="doute_date_passee")
    return found


def _whole(day: date, precision: Precision, *, approximate: bool = False) -> Resolved:
    """The period of `precision` in which `day` is."""
    if precision == "mois":
        last = date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
        return Resolved(f"{day.year:04}-{day.month:02}", day.replace(day=1), last, precision, approximate)
    if precision == "annee":
        return Resolved(f"{day.year:04}", date(day.year, 1, 1), date(day.year, 12, 31), precision, approximate)
    return Resolved(day.isoformat(), day, day, precision, approximate)


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(moment: Moment, today: date, past: bool) -> Resolved:
    if not 1 <= moment.month <= 12:
        return IMPOSSIBLE
    year = moment.year
    day = _nearest(moment, today, past or moment.turn < 0) if year is None else valid(year, moment.month, moment.day)
    if day is None:
        return IMPOSSIBLE
    found = _whole(day, "jour", approximate=moment.approximate)
    if moment.weekday and day.isoweekday() != moment.weekday:
        return replace(found, reason="doute_jour")
    return found


def _nearest(moment: Moment, today: date, past: bool) -> date | None:
    this_year = valid(today.year, moment.month, moment.day)
    if this_year is not None and (this_year <= today if past else this_year >= today):
        return this_year
    return valid(today.year + (-1 if past else 1), moment.month, moment.day)


def _month(moment: Moment, today: date, past: bool) -> Resolved:
    if not 1 <= moment.month <= 12:
        return IMPOSSIBLE
    year = moment.year
    passed = False
    if year is None:
        year = today.year
        if past or moment.turn < 0:
            year -= moment.month > today.month or (moment.turn < 0 and moment.month == today.month)
        else:
            year += moment.month < today.month or (moment.turn > 0 and moment.month == today.month)
            gone = {"debut": 10, "milieu": 20}.get(moment.part, 32)
            passed = moment.month == today.month and today.day >= gone and year == today.year
    found = _whole(date(year, moment.month, 1), "mois", approximate=True)
    if passed:
        return replace(found, reason="doute_annee", other=f"{year + 1:04}-{moment.month:02}")
    return found


def _season(moment: Moment, today: date, past: bool) -> Resolved:
    """A winter belongs to the year in which it begins (December); "hiver 2015" is asked about."""
    first_month = SEASON_FIRST_MONTH[moment.season]
    year = moment.year
    if year is None:
        year = today.year
        if moment.season == 24 and today.month < 3:
            year -= 1
        if moment.turn < 0:
            year -= _season_end(year, first_month) >= today
        elif past:
            year -= date(year, first_month, 1) > today
        else:
            year += _season_end(year, first_month) < today or (moment.turn > 0 and date(year, first_month, 1) <= today)
    last = _season_end(year, first_month)
    found = Resolved(f"{year:04}-{moment.season}", date(year, first_month, 1), last, "saison", approximate=True)
    if moment.season == 24 and moment.year is not None:
        return replace(found, reason="doute_annee", other=f"{year - 1:04}-24")
    return found


def _season_end(year: int, first_month: int) -> date:
    year, month = (year + 1, 2) if first_month == 12 else (year, first_month + 2)
    return date(year, month, calendar.monthrange(year, month)[1])


def _year(moment: Moment) -> Resolved:
    year = moment.year or 1
    months = {"debut": 1, "milieu": 6, "fin": 12}
    if moment.part in months:
        return _whole(date(year, months[moment.part], 1), "mois", approximate=True)
    return _whole(date(year, 1, 1), "annee", approximate=True)


def later(day: date, number: int, unit: str) -> date:
    """`number` days, weeks, months or years after `day` (before it when negative); the last day of a shorter month."""
    if unit in ("jours", "semaines"):
        return day + timedelta(days=number * (7 if unit == "semaines" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "annees" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    century, in_century = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
