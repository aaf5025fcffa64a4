"""Periods: "du 5 au 12 juillet", "de mars à juin", "les 4 et 5 avril", "trois semaines à partir du 6 juillet"."""

from __future__ import annotations

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.period_ends import periods_in
from aide_projet.understanding.period_of_one import one_day, start_and_length, whole_of
from aide_projet.understanding.period_told import period_told
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said


def find_periods(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every period; the value is {"debut": ISO, "fin": ISO}, each as precise as it was said."""
    return tuple(period_told(said, context, p) for p in periods_in(said.plain, context.language, context.today))


def read_period(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The period that answers "de quand à quand ?"; None when only one date is said."""
    found = find_periods(said, context)
    if not found:
        return one_day(said, context) or start_and_length(said, context) or whole_of(said, context)
    if len(found) == 1:
        return found[0]
    first, last = found[0], found[-1]
    readings = tuple(r for r in found if isinstance(r, Reading))[:4]
    return Doubt(context.slot, readings, "doute_plusieurs", said.text[first.start : last.end], first.start, last.end)
