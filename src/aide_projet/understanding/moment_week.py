"""Weeks told by their number: "semaine 11 de 2015" begins on the Monday of that week of the calendar (ISO 8601)."""

from __future__ import annotations

from datetime import date

from aide_projet.understanding.calendar_text import YEARS, CalendarText, is_counted
from aide_projet.understanding.moment import Moment

_LINKS = ("de", "d", "en", "annee", "l", "du", "mois")
_LAST = 53


def weeks_numbered(text: CalendarText, hits: list[int]) -> list[Moment]:
    found = []
    for i in hits:
        number = text.tokens[i + 1][0] if i + 1 < len(text.tokens) and text.joined(i, i + 1) else ""
        if text.tokens[i][0] not in text.words.week_words or not number.isdecimal() or not 1 <= int(number) <= _LAST:
            continue
        year, stop = _year(text, i + 2)
        end = stop or text.tokens[i + 1][2]
        if is_counted(text, text.tokens[i + 1][2]) or (not stop and not _ends(text, i + 1)):
            continue  # "la semaine 2 ateliers"
        monday = _monday(year, int(number), text.today)
        if monday is not None:
            found.append(Moment("fixe", text.tokens[i][1], end, fixed=monday, sure=year is not None))
    return found


def _year(text: CalendarText, at: int) -> tuple[int | None, int]:
    while at < len(text.tokens) and text.tokens[at][0] in _LINKS:
        at += 1
    told = text.tokens[at][0] if at < len(text.tokens) else ""
    if len(told) == 4 and told.isdecimal() and int(told) in YEARS:
        return int(told), text.tokens[at][2]
    return None, 0


def _ends(text: CalendarText, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    return at + 1 >= len(text.tokens) or not text.joined(at, at + 1)


def _monday(year: int | None, week: int, today: date) -> date | None:
    """The Monday of that week; without a year, of the next one to come."""
    for candidate in (year,) if year is not None else (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            monday = date.fromisocalendar(candidate, week, 1)
        except ValueError:
            continue
        if year is not None or monday >= today:
            return monday
    return None
