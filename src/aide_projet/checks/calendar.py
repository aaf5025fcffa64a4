"""The editions of a call and the dates of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aide_projet.checks.call import Call, Edition


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A step of the calendar. `day` is None when the text gives none; `deduced`: the text does not give it in full."""

    key: str
    label: str
    day: date | None
    deduced: bool
    past: bool


def is_open(edition: Edition, today: date) -> bool:
    """Whether a complete file can still be handed in; the last day counts."""
    return (edition.opens is None or edition.opens <= today) and today <= edition.file_deadline


def edition_on(call: Call, today: date) -> Edition | None:
    """The edition to work with on that day; None only for a call without editions.

    The open one that closes first, else the next to open, else the last that closed.
    """
    by_closing = sorted(call.editions, key=lambda edition: edition.file_deadline)
    for wanted in (lambda edition: is_open(edition, today), lambda edition: edition.file_deadline >= today):
        found = next(filter(wanted, by_closing), None)
        if found is not None:
            return found
    return by_closing[-1] if by_closing else None


def edition_of(call: Call, name: str, today: date) -> Edition | None:
    """The edition that a draft names, or else that of the day."""
    return (call.edition(name) if name else None) or edition_on(call, today)


def calendar(call: Call, edition: Edition, today: date) -> tuple[CalendarDate, ...]:
    """The call's steps with the dates of that edition, in the order they are authored."""
    days = {
        "ouverture": edition.opens,
        "fiche_synthetique": edition.synopsis_deadline,
        "dossier_complet": edition.file_deadline,
    }
    dated = [(step, days[step.day] if step.day else None) for step in call.calendar]
    return tuple(
        CalendarDate(
            key=step.key,
            label=step.label.say({"date": day}),
            day=day,
            deduced=step.day in edition.deduced,
            past=day is not None and day < today,
        )
        for step, day in dated
    )
