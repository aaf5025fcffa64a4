"""Days on which somebody answers the door: neither week-end nor public holiday."""

from __future__ import annotations

from datetime import date, timedelta

from aide_projet.checks.retroplan import DaysOff

_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working(day: date, off: DaysOff) -> bool:
    """Whether it is a working day."""
    return day.weekday() < _SATURDAY and day not in off(day.year)


def working_before(day: date, off: DaysOff) -> date:
    """The day itself, or the last working day before it."""
    while not is_working(day, off):
        day -= _DAY
    return day


def working_after(day: date, off: DaysOff) -> date:
    """The day itself, or the first working day after it."""
    while not is_working(day, off):
        day += _DAY
    return day


def shifted(day: date, days: int, off: DaysOff, *, working: bool) -> date:
    """So many days later (negative: earlier), on a working day: never less room than asked for.

    Counted in working days or in days of the calendar.
    """
    if not working:
        moved = day + timedelta(days=days)
        return working_before(moved, off) if days < 0 else working_after(moved, off)
    step = _DAY if days > 0 else -_DAY
    for _ in range(abs(days)):
        day += step
        while not is_working(day, off):
            day += step
    return day
