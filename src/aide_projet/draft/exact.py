"""Exact numbers: what a person typed, without the binary rounding of floats."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Exact = int | Fraction

_LARGEST = 10**18
"""Beyond any sum of money or crowd; within it every sum of a draft stays exact and can be shown."""


def exact(value: object) -> Exact | None:
    """A number without the binary rounding of floats (29.99 is 2999/100); None when it is no number of this world."""
    if type(value) is int:
        return value if -_LARGEST < value < _LARGEST else None
    if isinstance(value, float):
        return _from_float(value)
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        return _simplest(Fraction(value))
    return None


@lru_cache(maxsize=4096)
def _from_float(value: float) -> Exact | None:
    """The decimal number written the same; not-a-number and infinities are none."""
    if not -_LARGEST < value < _LARGEST:
        return None
    return _simplest(Fraction(Decimal(repr(value))))


def _simplest(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value


def plain_number(value: Exact) -> int | float:
    """The JSON number of an exact number."""
    return value if isinstance(value, int) else value.numerator if value.denominator == 1 else float(value)
