"""Moments that have a name: seasons, feasts, "la rentrée", today and tomorrow."""

from __future__ import annotations

from datetime import date

from aide_projet.understanding.calendar_text import CalendarText, turn_after, year_after
from aide_projet.understanding.moment import Moment, easter, later
from aide_projet.understanding.spelling import sound

_FROM_TODAY = {"aujourdhui": 0, "demain": 1, "apres_demain": 2, "hier": -1, "avant_hier": -2}


def named_days(text: CalendarText, hits: list[int]) -> list[Moment]:
    """Seasons, feasts, "la rentrée", today and tomorrow."""
    found = []
    for i in hits:
        start = text.tokens[i][1]
        listed = text.words.said.after(text.flat, start)
        if listed is None:
            continue
        name, end = listed
        year, stop = year_after(text, _token_ending(text, i, end))
        turn, stop = turn_after(text, max(stop, end))
        kind, _, figure = name.partition(" ")
        part = text.words.part.before(text.flat, start)
        if kind == "saison":
            found.extend(_season(text, int(figure), start, stop, year, turn, part))
        elif kind == "mois_dit":
            if i and text.tokens[i - 1][0] in text.words.states:  # "quand la subvention est rentrée"
                continue
            found.append(Moment("mois", start, stop, month=int(figure), year=year, turn=turn, approximate=True))
        elif kind == "fete":
            month, day = map(int, figure.split("-"))
            sure = year is not None or turn != 0 or text.words.lead_feast.before(text.flat, start) is not None
            found.append(Moment("jour", start, stop, day=day, month=month, year=year, sure=sure, approximate=True))
        elif kind == "mobile":
            sure = year is not None or turn != 0 or text.words.lead_feast.before(text.flat, start) is not None
            feast = _after_easter(int(figure), year, text.today)
            found.append(Moment("fixe", start, stop, fixed=feast, sure=sure))
        elif kind in _FROM_TODAY:  # in a free sentence they say when one writes: "j'arrête pour ce soir"
            away, start = _two_days(text, i, _FROM_TODAY[kind])
            found.append(Moment("fixe", start, end, fixed=later(text.today, away, "jours"), sure=False))
        elif kind == "date_a_demander":
            found.append(Moment("recurrent", start, end, sure=False))
        elif kind == "semaine_passee":
            found.append(Moment("recurrent", start, end, sure=False, turn=-1))
    return found


def _two_days(text: CalendarText, i: int, away: int) -> tuple[int, int]:
    """ "aprè demin", "avan hier": one day more, by what stands before, however it is spelt; and where it begins."""
    if abs(away) == 1 and i and text.joined(i - 1, i) and sound(text.tokens[i - 1][0]) in text.words.after_heads:
        return 2 * away, text.tokens[i - 1][1]
    return away, text.tokens[i][1]


def _season(
    text: CalendarText, season: int, start: int, stop: int, year: int | None, turn: int, part: tuple[str, int] | None
) -> list[Moment]:
    head = text.flat[max(0, start - 12) : start].rstrip()
    previous = head[head.rfind(" ") + 1 :]
    lead = text.words.lead_season.before(text.flat, start) is not None
    if (previous in text.words.auxiliaries and not lead) or (previous == "a" and text.flat[start:stop] == "ete"):
        return []
    sure = lead or year is not None or turn != 0 or part is not None
    place = part[1] if part else start
    return [Moment("saison", place, stop, season=season, year=year, sure=sure, turn=turn, approximate=True)]


def _after_easter(away: int, year: int | None, today: date) -> date:
    """The day `away` days after Easter of the year, or the next one from today."""
    if year is not None:
        return later(easter(year), away, "jours")
    day = later(easter(today.year), away, "jours")
    return day if day >= today else later(easter(today.year + 1), away, "jours")


def _token_ending(text: CalendarText, i: int, end: int) -> int:
    while i + 1 < len(text.tokens) and text.tokens[i + 1][2] <= end:
        i += 1
    return i
