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
from aide_projet.understanding.phrase import folded


def months_said(text: CalendarText, hits: list[int]) -> list[Moment]:
    found = []
    for i in hits:
        word, start, _end = text.tokens[i]
        month = text.words.months.get(word)
        if month is None or (word in text.words.days and not _september(text, i)):
            continue
        j = i - 1
        while j >= 0 and i - j <= 3 and text.tokens[j][0] in SMALL and text.joined(j, j + 1):
            j -= 1
        day, first = day_at(text, j) if j >= 0 and text.joined(j, j + 1) else (0, j)
        year, stop = year_after(text, i)
        turn, stop = turn_after(text, stop)
        if day:
            weekday, place = weekday_of(text, first)
            found.append(Moment("jour", place, stop, day=day, month=month, year=year, weekday=weekday, turn=turn))
            earlier = _earlier_day(text, first, month)
            if earlier is not None:
                found.append(earlier)
        elif (
            word not in text.words.fragile
            or year is not None
            or (i == 0 and len(text.tokens) == 1)
            or text.words.lead_month.before(text.flat, start)
        ):
            part = text.words.part.before(text.flat, start)
            sure = (
                part is not None
                or year is not None
                or turn != 0
                or text.words.lead_month.before(text.flat, start) is not None
            )
            place = part[1] if part else start
            if j >= 0 and text.tokens[j][0] in text.words.weekdays and i - j > 1:
                found.append(_weekday_of_month(text, j, stop, month, year))
                continue
            found.append(
                Moment(
                    "mois",
                    place,
                    stop,
                    month=month,
                    year=year,
                    part=part[0] if part else "",
                    sure=sure,
                    turn=turn,
                    approximate=True,
                )
            )
    return found


def _september(text: CalendarText, i: int) -> bool:
    """Whether "sept" is the month: "5 sept", "en sept 2015"; not "dix-sept novembre" nor "pour sept personnes"."""
    before = text.tokens[i - 1][0] if i else ""
    if before.isdecimal() or before in RANKS:
        return True
    after = text.tokens[i + 1][0] if i + 1 < len(text.tokens) else ""
    year = len(after) == 4 and after.isdecimal()
    if not before:
        return year
    ends = not after or year or text.flat[text.tokens[i][2]] in ".,;!?\n"
    return before not in text.words.days and ends


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


_BETWEEN_DAYS = frozenset(
    {
        "au",
        "a",
        "et",
        "ou",
        "jusqu au",
        "jusqu a",
        "jusque",
        "et le",
        "puis",
        "et jusqu au",
        "au plus tard",
        "jusqu",
        "ou le",
        "jusqu au le",
        "voire",
    }
)


def _earlier_day(text: CalendarText, first: int, month: int) -> Moment | None:
    """ "du 5 au 12 juillet": the 5, whose month is said once. In "les 4, 5 et 6 juillet" the first of the three."""
    found: Moment | None = None
    place = first
    for _ in range(6):
        j = place - 1
        back = text.tokens[j][0] if j >= 0 else ""
        if back in text.words.weekdays:
            j -= 1
        while (
            j >= 0
            and place - j <= 4
            and text.tokens[j][0] in ("le", "au", "a", "et", "ou", "jusqu", "jusque", "puis", "du", "voire")
        ):
            j -= 1
        if j < 0:
            break
        day, begins = day_at(text, j)
        if not 1 <= day <= 31:
            break
        end = text.tokens[j][2]
        gap = text.plain[end : text.tokens[place][1]]
        linked = " ".join(w for w in folded(gap).split() if w not in text.words.weekdays)
        if not (gap.strip() in ("-", ",") or linked in _BETWEEN_DAYS):
            break
        weekday, head = weekday_of(text, begins)
        found = Moment("jour", head, end, day=day, month=month, weekday=weekday, turn=2)
        place = begins
        if gap.strip() != "," and linked != "et":
            break
    return found
