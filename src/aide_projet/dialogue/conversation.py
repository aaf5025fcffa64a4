"""The conversation: where things stand. It is the fold of its events (`folding`); nothing here decides."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from aide_projet.draft.draft import Draft
from aide_projet.draft.event import (
    Answered,
    Cleared,
    Confirming,
    Corrected,
    Event,
    Noted,
    Offered,
    Opened,
    Parked,
    PathChosen,
    Recorded,
    Restarted,
    Skipped,
    Undone,
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """`asked` is the slot of the question put last; `offers` the readings offered for ambiguous answers, one slot each;
    `opened` a slot the person chose to answer now; `misses` how often the open question was not understood in a row;
    `trail` the slots settled, in the order they were; `noted` the flags. `history` is every event, for undo.
    """

    draft: Draft
    turn: int = 0
    asked: str | None = None
    offers: tuple[Offered, ...] = ()
    confirming: str | None = None
    opened: str | None = None
    misses: int = 0
    path: Literal["express", "complet"] = "express"
    trail: tuple[str, ...] = ()
    noted: tuple[Noted, ...] = ()
    history: tuple[Recorded, ...] = field(default=(), repr=False)

    @property
    def pending(self) -> Offered | None:
        """The readings that wait for a choice; others may wait behind them."""
        return self.offers[0] if self.offers else None

    @property
    def open_slot(self) -> str | None:
        """The slot that what is typed next is read against."""
        return self.pending.slot if self.pending else self.asked

    def at_turn(self, number: int) -> Conversation:
        """The same, after a turn that had no events."""
        return self if self.turn == number else replace(self, turn=number)

    def has_noted(self, name: str, detail: str = "") -> bool:
        """Whether that flag was set."""
        return any(note.name == name and (not detail or note.detail == detail) for note in self.noted)


RETIRED = "retire"
"""The note set when what waited on a slot is no longer in the content (`dialogue.retired`)."""
CHANGES = (Answered, Corrected, Cleared, Skipped, Parked, PathChosen, Restarted)
"""Events that change what is told: what undo takes back."""
STAYS = "reste"
"""The note set when what there is stays: of the slot that it details, or, without detail, of everything."""


def begin(call: str, edition: str, language: str = "fr") -> Conversation:
    """A conversation in which nothing was said."""
    return Conversation(Draft(call=call, edition=edition, language=language))


def last_change(conversation: Conversation) -> int | None:
    """The number of the last turn that changed something, or put what waits now, and still counts."""
    undone = undone_turns(conversation.history)
    for record in reversed(conversation.history):
        if record.turn > 0 and record.turn not in undone and _takes_back(conversation, record.event):
            return record.turn
    return None


def _takes_back(conversation: Conversation, event: Event) -> bool:
    """Whether undo is about this event. Readings, a reopened question or a yes that wait are what is at hand."""
    match event:
        case Offered():
            return event in conversation.offers
        case Opened(slot=slot):
            return slot == conversation.opened
        case Confirming(what=what):
            return what == conversation.confirming
        case _:
            return isinstance(event, CHANGES)


def restarted_at(conversation: Conversation, turn: int) -> bool:
    """Whether that turn began everything again."""
    return any(record.turn == turn and isinstance(record.event, Restarted) for record in conversation.history)


def changed_slots(conversation: Conversation, turn: int) -> tuple[str, ...]:
    """The slots that a turn changed."""
    return tuple(
        dict.fromkeys(
            record.event.slot
            for record in conversation.history
            if record.turn == turn and isinstance(record.event, Answered | Corrected | Cleared | Skipped | Parked)
        )
    )


def undone_turns(history: tuple[Recorded, ...]) -> frozenset[int]:
    """The turns that undo took back."""
    return frozenset(record.event.turn for record in history if isinstance(record.event, Undone))
