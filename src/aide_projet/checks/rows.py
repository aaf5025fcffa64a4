"""Rows of a told table, whatever shape it came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = Mapping[str, object]

# The concrete types come first: told at once, where the abstract ones cost a quarter of a microsecond.
GROUP = (dict, Mapping)
LIST = (list, tuple, Sequence)


def rows(value: object) -> list[Row] | None:
    """The rows, empty those that are no object: nothing is known of them; None when it is no list."""
    if isinstance(value, str) or not isinstance(value, LIST):
        return None
    return [row if isinstance(row, GROUP) else {} for row in value]
