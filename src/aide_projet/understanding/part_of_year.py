"""Periods that have a name: a school year, a trimestre, a semestre."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from aide_projet.understanding.calendar_words import CalendarWords
from aide_projet.understanding.moment import Moment, Resolved, resolve

_WORD = re.compile(r"[a-z]+|\d+(?:er|ere|e|eme|nd)?")


@dataclass(frozen=True, slots=True)
class Period:
    """Both ends and their place in the plain text; `reason` names the doubt."""

    first: Resolved
    last: Resolved
    start: int
    end: int
    reason: str = ""


def school_years(plain: str, flat: str, words: CalendarWords, today: date) -> list[Period]:
    """ "année scolaire 2014-2015", "2014-2015": September to June."""
    found = []
    place = plain.find("20")
    while place >= 0:
        piece = plain[place : place + 9]
        if (
            len(piece) == 9
            and piece[:4].isdecimal()
            and piece[4] in "-/"
            and piece[5:].isdecimal()
            and int(piece[5:]) == int(piece[:4]) + 1
        ):
            low = resolve(Moment("mois", place, place + 4, month=9, year=int(piece[:4])), today)
            high = resolve(Moment("mois", place, place + 9, month=6, year=int(piece[5:])), today)
            said_so = words.school_year.before(flat, place) is not None
            reason = "" if said_so else "doute_precision"
            found.append(
                Period(
                    replace(low, reason=""),
                    replace(high, reason=""),
                    place,
                    place + 9,
                    reason if high.last >= today else "doute_date_passee",
                )
            )
        place = plain.find("20", place + 9)
    return found


def parts_of_year(flat: str, words: CalendarWords, today: date) -> list[Period]:
    """ "1er trimestre 2015", "au second semestre": without a year the next one, asked about while this year's runs."""
    found: list[Period] = []
    said = [(match[0], match.start(), match.end()) for match in _WORD.finditer(flat)] if _named(flat, words) else []
    for at, (word, _, end) in enumerate(said):
        length = words.parts_of_year.get(word)
        before = said[at - 1] if at else ("", 0, 0)
        rank = words.ranks.get(before[0]) or (int(before[0][0]) if before[0][:1] in "1234" and before[0] else 0)
        if length is None or not 1 <= rank <= 12 // length:
            continue
        after = said[at + 1 : at + 3]
        told = next(((int(year), stop) for year, _, stop in after if len(year) == 4 and year.isdecimal()), None)
        year = told[0] if told else today.year
        low, high = _months_of(rank, length, year, today)
        begun = told is None and low.first <= today <= high.last
        if told is None and low.first <= today:
            low, high = _months_of(rank, length, year + 1, today)
        reason = "doute_annee" if begun else "doute_date_passee" if high.last < today else ""
        found.append(Period(replace(low, reason=""), high, before[1], told[1] if told else end, reason))
    return found


def _named(flat: str, words: CalendarWords) -> bool:
    return any(word in flat for word in words.parts_of_year)


def _months_of(rank: int, length: int, year: int, today: date) -> tuple[Resolved, Resolved]:
    last = rank * length
    low, high = (resolve(Moment("mois", 0, 0, month=month, year=year), today) for month in (last - length + 1, last))
    return low, replace(high, reason="")
