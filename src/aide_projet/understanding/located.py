"""Readings and doubts made from a piece of the plain text, told with the words as they were typed."""

from __future__ import annotations

from typing import Literal

from aide_projet.draft.value import Value
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import Doubt, Reading, Rule
from aide_projet.understanding.said import Said

Precision = Literal["", "jour", "mois", "saison", "annee"]


def reading_at(
    said: Said,
    context: ReadingContext,
    value: Value,
    place: tuple[int, int],
    rule: Rule,
    *,
    approximate: bool = False,
    precision: Precision = "",
    unit: str = "",
) -> Reading:
    """A reading of the piece of `said.plain` at `place`."""
    start, end = said.span(*place)
    return Reading(context.slot, value, said.text[start:end], start, end, rule, approximate, precision, unit)


def doubt_at(
    said: Said, context: ReadingContext, readings: tuple[Reading, ...], place: tuple[int, int], reason: str
) -> Doubt:
    """A doubt on the piece of `said.plain` at `place`."""
    start, end = said.span(*place)
    return Doubt(context.slot, readings, reason, said.text[start:end], start, end)
