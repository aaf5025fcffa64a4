"""A date of end told against the start already known: "le même jour", "au bout de 3 mois"."""

from __future__ import annotations

from datetime import date

from aide_projet.understanding.calendar_words import calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import Precision, doubt_at, reading_at
from aide_projet.understanding.moment import SEASON_FIRST_MONTH, later, valid
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

_PRECISIONS: dict[int, Precision] = {10: "jour", 7: "mois", 4: "annee"}
_UNITS = ("jours", "semaines", "mois", "annees")
_LONGEST = 500  # a duration in its unit
_FROM_NOW = frozenset({"dans", "d ici", "dici", "sous", "d ici a", "ds", "dan"})


def floor(context: ReadingContext) -> date:
    """The day from which a date without a year is looked for: today, or the known start when the end is asked."""
    start = known_start(context) if context.slot == "date_fin" else None
    return max(context.today, start[1]) if start else context.today


def known_start(context: ReadingContext) -> tuple[str, date, Precision] | None:
    """The start as stored, its first day, and its precision; None when it is not known."""
    value = context.known.get("date_debut")
    if not isinstance(value, str) or len(value) not in _PRECISIONS or not value[:4].isdecimal():
        return None
    year, month, day = int(value[:4]), int(value[5:7] or 1), int(value[8:10] or 1)
    if month in SEASON_FIRST_MONTH:
        first = valid(year, SEASON_FIRST_MONTH[month], 1)
        return (value, first, "saison") if first else None
    first = valid(year, month, day)
    return (value, first, _PRECISIONS[len(value)]) if first else None


def same_day(said: Said, context: ReadingContext) -> Reading | None:
    """ "le même jour", "un seul jour": the end is the start."""
    start = known_start(context)
    if start is None:
        return None
    found = calendar_words(context.language).same_day.anywhere(folded(said.plain))
    if found is None:
        return None
    return reading_at(said, context, start[0], found[1:], "meme_jour", precision=start[2])


def from_start(said: Said, context: ReadingContext) -> Doubt | None:
    """ "3 mois", "au bout de 15 jours": the end is worked out from the start, and asked about."""
    start = known_start(context)
    if start is None or start[2] not in ("jour", "mois"):
        return None
    found = quantities(said.plain, context.language)
    if len(found) != 1 or found[0].unit not in _UNITS or found[0].high is not None:
        return None
    item = found[0]
    lead = calendar_words(context.language).in_.before(folded(said.plain), item.start)
    if lead is not None and " ".join(folded(said.plain)[lead[1] : item.start].split()) in _FROM_NOW:
        return None
    if item.low != int(item.low) or not 1 <= item.low <= _LONGEST:
        return None
    last = later(later(start[1], int(item.low), item.unit), -1, "jours")
    value = last.isoformat() if start[2] == "jour" else last.isoformat()[:7]
    place = item.start, item.end
    reading = reading_at(said, context, value, place, "debut_et_duree", precision=start[2], approximate=True)
    return doubt_at(said, context, (reading,), place, "doute_calcul")
