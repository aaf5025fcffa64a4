"""What is known of a row told besides its cells: why its account, how its sum was worked out, that it costs nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowNote:
    """`name` is the row's first cell. `word`: what classes it. `terms`: what was multiplied. `free`: it is said to
    be lent or given, so it is no expense. `hour_value`: euros that an hour is worth, where hours are told.
    """

    name: str
    word: str = ""
    terms: tuple[float, ...] = ()
    free: bool = False
    hour_value: float | None = None
