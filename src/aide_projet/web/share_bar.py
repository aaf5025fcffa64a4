"""The bar « Qui paie ? »: where each part of a project's income begins and how wide it is, for an SVG."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.checks.financing import Financing, Who
from aide_projet.draft.exact import Exact

LENGTH = 1000
"""The bar's own units."""
_MISSING: Who = "manque"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the bar, in its units. `answer`: the key of the payer's answer, "" when there is none."""

    who: Who
    answer: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ShareBar:
    """`budget`: where the budget ends when the income goes beyond it, else None."""

    segments: tuple[Segment, ...]
    budget: float | None


def share_bar(paid: Financing) -> ShareBar:
    """The bar of a financing; payers of one kind with the same answer make one piece."""
    amounts: dict[tuple[Who, str], float] = {}
    for part in paid.parts:
        key = (part.who, part.answer)
        amounts[key] = amounts.get(key, 0) + float(part.amount)
    if paid.missing:
        amounts[_MISSING, ""] = float(paid.missing)
    unit = LENGTH / (float(paid.whole) or 1)
    segments, start = [], 0.0
    for (who, answer), amount in amounts.items():
        width = amount * unit
        segments.append(Segment(who, answer, round(start, 1), round(width, 1)))
        start += width
    over = paid.excess and paid.budget is not None
    return ShareBar(tuple(segments), round(float(paid.budget or 0) * unit, 1) if over else None)


def filled(amount: Exact, limit: Exact) -> float:
    """How much of a gauge is filled, in the bar's units, when the gauge is as long as the larger of both."""
    part, whole = float(amount), float(limit)
    return round(LENGTH * max(0.0, part) / (max(part, whole) or 1), 1)
