"""Moments said by the name of a month: "le 13 juin", "mi-janvier", "le premier samedi de juin"."""

from __future__ import annotations

from datetime import date

from aide_projet.understanding.calendar_text import (
    RANKS,
    SMALL,
    CalendarText,
    day_at,
    turn_after,
    weekday_of,
    year_after,
)
from aide_projet.understanding.moment import Moment, later
from aide_projet.understanding.shared_month import days_sharing_month


def months_said(text: CalendarText, hits: list[int]) -> list[Moment]:
    found = []
    for i in hits:
        word = text.tokens[i][0]
        month = text.words.months.get(word)
        if month is not None and (word not in text.words.days or _september(text, i)):
            found.extend(_of_month(text, i, month))
    return found


def _of_month(text: CalendarText, i: int, month: int) -> list[Moment]:
    """What is said with the month at token `i`: a day and those that share its month, a weekday, or the month alone."""
    followed = _day_after(text, i, month)
    if followed is not None:
        return [followed]
    j = i - 1
    while j >= 0 and i - j <= 3 and text.tokens[j][0] in SMALL and text.joined(j, j + 1):
        j -= 1
    day, first = day_at(text, j) if j >= 0 and text.joined(j, j + 1) else (0, j)
    if day and first and text.tokens[first - 1][0] == "sur":  # "un samedi sur deux d'avril à juin"
        day = 0
    year, stop = year_after(text, i)
    turn, stop = turn_after(text, stop)
    if day:
        weekday, place = weekday_of(text, first)
        told = Moment("jour", place, stop, day=day, month=month, year=year, weekday=weekday, turn=turn)
        return [told, *days_sharing_month(text, told, first)]
    part = text.words.part.before(text.flat, text.tokens[i][1])
    lead = text.words.lead_month.before(text.flat, text.tokens[i][1])
    sure = part is not None or year is not None or turn != 0 or lead is not None
    if text.tokens[i][0] in text.words.fragile and not (sure or len(text.tokens) == 1 or _month_follows(text, i)):
        return []
    place = part[1] if part else text.tokens[i][1]
    if j >= 0 and text.tokens[j][0] in text.words.weekdays and i - j > 1:
        return [_weekday_of_month(text, j, stop, month, year)]
    part_said = part[0] if part else ""
    return [Moment("mois", place, stop, month=month, year=year, part=part_said, sure=sure, turn=turn, approximate=True)]


def _day_after(text: CalendarText, i: int, month: int) -> Moment | None:
    """ "june 15, 2015", "may 3rd": the day after the month, in English only."""
    if text.tokens[i][0] not in text.words.day_follows or i + 1 >= len(text.tokens) or not text.joined(i, i + 1):
        return None
    word, _, end = text.tokens[i + 1]
    if not word.isdecimal() or not 1 <= int(word) <= 31 or len(word) > 2:
        return None
    last = i + 1
    if last + 1 < len(text.tokens) and text.tokens[last + 1][0] in text.words.after_day:
        last += 1
    year, stop = year_after(text, last)
    return Moment("jour", text.tokens[i][1], max(stop, end), day=int(word), month=month, year=year)


def _september(text: CalendarText, i: int) -> bool:
    """Whether "sept" is the month: "5 sept", "en sept 2015"; not "dix-sept novembre" nor "pour sept personnes"."""
    before = text.tokens[i - 1][0] if i else ""
    if before.isdecimal() or before in RANKS:
        return True
    after = text.tokens[i + 1][0] if i + 1 < len(text.tokens) else ""
    year = len(after) == 4 and after.isdecimal()
    if not before:
        return year
    ends = not after or year or _month_follows(text, i) or text.flat[text.tokens[i][2]] in ".,;!?\n"
    return before not in text.words.days and ends


def _month_follows(text: CalendarText, i: int) -> bool:
    """ "sept à juin": a word that may be another one is a month before a month."""
    between, following = [token[0] for token in (*text.tokens[i + 1 : i + 3], ("", 0, 0), ("", 0, 0))][:2]
    return following in text.words.months and between not in SMALL and between not in text.words.months


def _weekday_of_month(text: CalendarText, j: int, stop: int, month: int, year: int | None) -> Moment:
    """ "le premier samedi de juin" is a day; "un samedi de juin" only tells the month."""
    weekday = text.words.weekdays[text.tokens[j][0]]
    rank = text.words.ranks.get(text.tokens[j - 1][0]) if j else None
    first_token = j - 1 if rank else j
    if j > 1 and text.tokens[j - 1][0] in RANKS and text.tokens[j - 2][0] in ("1", "2", "3", "4"):
        rank, first_token = int(text.tokens[j - 2][0]), j - 2
    place = text.tokens[first_token][1]
    if rank is None:
        return Moment("mois", place, stop, month=month, year=year, approximate=True)
    for candidate in (year or text.today.year, (year or text.today.year) + 1):
        first = date(candidate, month, 1)
        days = [d for n in range(31) if (d := later(first, n, "jours")).month == month and d.isoweekday() == weekday]
        day = days[-1] if rank > 4 else days[rank - 1]
        if year is not None or day >= text.today:
            break
    return Moment("fixe", place, stop, fixed=day, weekday=weekday)
