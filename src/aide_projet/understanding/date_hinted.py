"""A moment that is meant, and not told well enough to be a date: "dès que possible", "le 15"."""

from __future__ import annotations

from datetime import date

from aide_projet.understanding.calendar_words import calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.end_date import floor
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.moment import later
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt
from aide_projet.understanding.said import Said

_SHORT = 80  # characters


def date_hinted(said: Said, context: ReadingContext) -> Doubt | None:
    """ "dès que possible", "le 15": a moment is meant, not enough to be one."""
    text = said.plain
    if len(text) > _SHORT:
        return None
    flat = folded(text)
    words = calendar_words(context.language)
    days = [q for q in quantities(text, context.language) if not q.unit and q.high is None and 1 <= q.low <= 31]
    if len(days) == 1 and days[0].low == int(days[0].low) and not days[0].number.article:
        return _day_alone(said, context, int(days[0].low), (days[0].start, days[0].end))
    if words.vague.anywhere(flat):
        return doubt_at(said, context, (), (0, len(flat)), "doute_precision")
    return None


def _day_alone(said: Said, context: ReadingContext, day: int, place: tuple[int, int]) -> Doubt:
    found: list[date] = []
    base = floor(context)
    month = base.replace(day=1)
    while len(found) < 2:
        following = later(month, 1, "mois")
        possible = month.replace(day=day) if (following - month).days >= day else None
        if possible is not None and (possible <= base if context.past else possible >= base):
            found.append(possible)
        month = later(month, -1, "mois") if context.past else following
    readings = tuple(reading_at(said, context, d.isoformat(), place, "date", precision="jour") for d in found)
    return doubt_at(said, context, readings, place, "doute_precision")
