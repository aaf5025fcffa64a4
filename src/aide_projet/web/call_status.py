"""What the first page says of the call: its title, its last day, and whether it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aide_projet.web.service import Service


@dataclass(frozen=True, slots=True)
class CallStatus:
    """`day` is the day that rules (rehearsed or real), `deadline` the last day of the latest edition; ISO texts.

    `deadline` is "" for a call whose dates nobody knows: it is neither open nor over.
    """

    title: str
    funder: str
    day: str
    deadline: str
    closed: bool
    rehearsed: bool


def call_status(service: Service) -> CallStatus:
    """The default call on the day that rules."""
    call = service.deps.library[service.deps.default_call].call
    rehearsed: date | None = service.settings.today
    day = rehearsed or service.today()
    last = max((edition.file_deadline for edition in call.editions), default=None)
    deadline, closed = ("", False) if last is None else (last.isoformat(), day > last)
    return CallStatus(call.title, call.funder, day.isoformat(), deadline, closed, bool(rehearsed))
