"""A period as a reading, or as a doubt when one of its ends is not sure."""

from __future__ import annotations

from aide_projet.understanding.calendar_words import calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.moment_shaken import is_denied
from aide_projet.understanding.part_of_year import Period
from aide_projet.understanding.period_ends import BACKWARDS
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

_ORDER = {"jour": 0, "mois": 1, "saison": 2, "annee": 3, "": 4}


def period_told(said: Said, context: ReadingContext, period: Period) -> Reading | Doubt:
    place = period.start, period.end
    precision = max(period.first.precision, period.last.precision, key=_ORDER.__getitem__)
    value = {"debut": period.first.value, "fin": period.last.value}
    about = period.first.approximate or period.last.approximate
    reading = reading_at(said, context, value, place, "periode", precision=precision, approximate=about)
    if is_denied(folded(said.plain), period.start, calendar_words(context.language)):  # "sauf l'été"
        return doubt_at(said, context, (), place, "doute_precision")
    if not period.reason:
        return reading
    readings = () if period.reason in ("doute_date_impossible", BACKWARDS) else (reading,)
    return doubt_at(said, context, readings, place, period.reason)
