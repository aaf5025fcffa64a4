"""Numbers in figures and words (stub, being written)."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.said import Said


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its place in `said.plain` (not in the text typed: `said.span` gives that)."""

    value: float
    start: int
    end: int


def find_numbers(said: Said, context: ReadingContext) -> tuple[Number, ...]:
    return ()
