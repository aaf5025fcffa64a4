"""Counts (stub, being written)."""

from __future__ import annotations

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said


def find_counts(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    return ()


def read_count(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    return None
