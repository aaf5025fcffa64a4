"""Moments told by their distance: "dans 3 semaines", "le mois prochain", "fin de l'année", and years alone."""

from __future__ import annotations

from aide_projet.understanding.calendar_text import YEARS, CalendarText, day_at, is_counted, turn_after
from aide_projet.understanding.moment import Moment, later
from aide_projet.understanding.quantity import quantities


def spans_of_time(text: CalendarText, hits: list[int]) -> list[Moment]:
    """ "dans 3 semaines", "le mois prochain", "fin de l'année", "l'an prochain"."""
    found = []
    for item in quantities(text.plain, text.language):
        unit = "jours" if not item.unit and item.number.approximate and item.low in (8, 15) else item.unit
        if unit not in ("jours", "semaines", "mois", "annees") or item.low != int(item.low) or item.low > 1000:
            continue
        ago = text.words.ago.before(text.flat, item.start)
        lead = ago or text.words.in_.before(text.flat, item.start)
        if lead is None:
            continue
        if item.high is not None:
            found.append(Moment("recurrent", lead[1], item.end))
            continue
        day = later(text.today, -int(item.low) if ago else int(item.low), unit)
        coarse = unit in ("mois", "annees")
        found.append(
            Moment(
                "fixe",
                lead[1],
                item.end,
                fixed=day,
                fixed_precision="mois" if coarse else "jour",
                approximate=coarse or item.bound == "environ",
                sure=ago is None,
            )
        )
    for i in hits:
        found.extend(_this_or_next(text, i))
    return found


def _this_or_next(text: CalendarText, i: int) -> list[Moment]:
    word, start, end = text.tokens[i]
    month = word in text.words.month_words
    if not month and word not in text.words.year_words:
        return []
    turn, stop = turn_after(text, end)
    head = text.flat[max(0, start - 8) : start].rstrip()
    this = head[head.rfind(" ") + 1 :] in text.words.this
    part = text.words.part.before(text.flat, _without_article(text, i))
    if not turn and not this and part is None:
        return []
    precision = "mois" if month else "annee"
    day = later(text.today.replace(day=1), turn, "mois" if month else "annees")
    number = _day_of_that_month(text, i) if month else 0
    if number:
        return [Moment("jour", text.tokens[i][1], stop, day=number, month=day.month, year=day.year)]
    place = part[1] if part else start
    if not month and part is not None:
        year = day.year + (1 if part[0] == "debut" and not turn and not this else 0)
        return [Moment("annee", place, stop, year=year, part=part[0], approximate=True)]
    return [
        Moment(
            "fixe",
            place,
            stop,
            fixed=day,
            fixed_precision="mois" if precision == "mois" else "annee",
            approximate=True,
            sure=turn >= 0,
        )
    ]


def _day_of_that_month(text: CalendarText, i: int) -> int:
    """ "le 15 du mois prochain", "le 12 de ce mois"."""
    j = i - 1
    while j >= 0 and text.tokens[j][0] in ("du", "de", *text.words.this) and text.joined(j, j + 1):
        j -= 1
    return day_at(text, j)[0] if 0 <= j < i - 1 else 0


def _without_article(text: CalendarText, i: int) -> int:
    while i > 0 and text.tokens[i - 1][0] in ("l", "le", "du", "de", "d") and text.joined(i - 1, i):
        i -= 1
    return text.tokens[i][1]


def years_alone(text: CalendarText, hits: list[int]) -> list[Moment]:
    found = []
    for word, start, end in text.tokens:
        if len(word) != 4 or not word.isdecimal() or int(word) not in YEARS:
            continue
        if (start and text.plain[start - 1] in "/.,+") or text.plain[end : end + 1] in ("/", "€", "%"):
            continue
        if text.flat[end : end + 4].strip()[:3].isdecimal() or is_counted(text, end):
            continue
        alone = len(text.tokens) == 1 and not text.plain[end:].strip(" .,!?\n")
        part = text.words.part.before(text.flat, start)
        if part is None and text.words.lead_month.before(text.flat, start) is None and not alone:
            continue
        head = text.flat[max(0, start - 12) : start].split()
        sure = part is not None or (bool(head) and head[-1] in ("en", "annee", "courant", "depuis"))
        place = part[1] if part else start
        moment = Moment("annee", place, end, year=int(word), part=part[0] if part else "", sure=sure, approximate=True)
        found.append(moment)
    return found
