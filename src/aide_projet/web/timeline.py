"""Where everything stands in the picture of the calendar: numbered marks along a line of months, in SVG units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from aide_projet.use_cases.calendar_view import CalendarView

WIDTH = 320
"""The narrowest screen: one unit is one pixel there, and the picture only grows."""
_SIDE = 16
_MARK = 23
"""From the middle of a mark to the middle of the next one at least; nearer ones are drawn above each other."""
_LABEL = 40
"""The width of a month's name."""
_FAR = 200
"""Days: a today further than that before the first step would squeeze the steps together, and is left out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A step: its number in the list, its middle, its state and what its day means."""

    number: int
    x: float
    y: float
    state: str
    bound: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """`months` are the first days of months with their names; `today` is None when it is not in the picture."""

    height: float
    axis: float
    marks: tuple[Mark, ...]
    months: tuple[tuple[float, str], ...]
    today: float | None
    width: int = WIDTH


def timeline(calendar: CalendarView) -> Timeline | None:
    """The picture of a calendar; None when there is nothing to draw."""
    steps = calendar.by_day
    if not steps:
        return None
    days = [date.fromisoformat(step.day) for step in steps]
    today = date.fromisoformat(calendar.today)
    first = min(days[0], today) if (days[0] - today).days <= _FAR else days[0]
    span = max((days[-1] - first).days, 1)

    def x(day: date) -> float:
        return round(_SIDE + (WIDTH - 2 * _SIDE) * (day - first).days / span, 1)

    lanes = _lanes([x(day) for day in days])
    axis = 14 + _MARK * (max(lanes) + 1)
    marks = tuple(
        Mark(number, x(day), axis - 14 - _MARK * lane, step.state, step.bound)
        for number, (step, day, lane) in enumerate(zip(steps, days, lanes, strict=True), start=1)
    )
    shown = x(today) if first <= today <= days[-1] else None
    return Timeline(axis + (38 if shown is not None else 24), axis, marks, _months(first, days[-1], x), shown)


def _lanes(places: list[float]) -> list[int]:
    """For each place from left to right, the lowest lane where its mark touches no other."""
    ends: list[float] = []
    lanes = []
    for place in places:
        lane = next((lane for lane, end in enumerate(ends) if place - end >= _MARK), len(ends))
        ends[lane : lane + 1] = [place]
        lanes.append(lane)
    return lanes


def _months(first: date, last: date, x: Callable[[date], float]) -> tuple[tuple[float, str], ...]:
    """The months that begin in the picture and whose names fit, each far enough from the one before."""
    found: list[tuple[float, str]] = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        day = date(year, month, 1)
        if day > last or x(day) > WIDTH - _LABEL:
            return tuple(found)
        if not found or x(day) - found[-1][0] >= _LABEL:
            found.append((x(day), format_date(day, "MMM", locale="fr")))
