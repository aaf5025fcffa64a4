"""Rows of tables (stub, being written)."""

from __future__ import annotations

from aide_projet.draft.slot import Table
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said


def read_rows(said: Said, context: ReadingContext, table: Table) -> Reading | Doubt | None:
    return None


def find_funders(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """One reading for all funders named with an amount; its value is a list of cofinancements rows."""
    return None
