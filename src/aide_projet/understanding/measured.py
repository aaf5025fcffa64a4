"""A number with what the words around it say of it."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.understanding.number import Number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range when `high` is given, with its unit ("" when none is said) and the unit's word.

    `bound` is "", "environ", "moins" (at least), "plus" (at most) or "rejet" (said to be wrong). Places are those of
    `said.plain`. `either`: "2000 ou 20000". `per`: the word of "par mois". `next_word`: what follows when no unit does.
    """

    low: float
    high: float | None
    start: int
    end: int
    unit: str
    word: str
    bound: str
    number: Number
    negative: bool = False
    either: bool = False
    per: str = ""
    next_word: str = ""
    before: str = ""
