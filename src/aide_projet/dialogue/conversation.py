"""The conversation: the fold of its events. Nothing here decides; it only says where things stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, assert_never

from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.event import (
    Answered,
    Asked,
    Cleared,
    Confirming,
    Corrected,
    Event,
    Imported,
    Misunderstood,
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


CHANGES = (Answered, Corrected, Cleared, Skipped, Parked, PathChosen, Restarted)
"""Events that change what is told: what undo takes back."""
STAYS = "reste"
"""The note set when what there is stays: of the slot that it details, or, without detail, of everything."""


def begin(call: str, edition: str, language: str = "fr") -> Conversation:
    """A conversation in which nothing was said."""
    return Conversation(Draft(call=call, edition=edition, language=language))


def fold(conversation: Conversation, records: Iterable[Recorded]) -> Conversation:
    """The conversation after these events."""
    folded: list[Recorded] = []
    for record in records:
        if isinstance(record.event, Undone):
            conversation = _without(_recorded(conversation, folded), record)
            folded = []
        else:
            conversation = _effect(conversation, record.turn, record.event)
            folded.append(record)
    return _recorded(conversation, folded)


def _recorded(conversation: Conversation, records: list[Recorded]) -> Conversation:
    """The same, with these events in its history: written once for all of them, as a turn has several."""
    if not records:
        return conversation
    return replace(conversation, turn=records[-1].turn, history=(*conversation.history, *records))


def last_change(conversation: Conversation) -> int | None:
    """The number of the last turn that changed something, or put what waits now, and still counts."""
    undone = _undone(conversation.history)
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


def _undone(history: tuple[Recorded, ...]) -> frozenset[int]:
    return frozenset(record.event.turn for record in history if isinstance(record.event, Undone))


def _without(conv: Conversation, record: Recorded) -> Conversation:
    """Fold again what still counts; the notes and the questions put since are not changes and stay.

    What waited before the turn undone waits again, but for a drastic command.
    """
    history = (*conv.history, record)
    undone = _undone(history)
    fresh = begin(conv.draft.call, conv.draft.edition, conv.draft.language)
    for past in history:
        if past.turn not in undone and not isinstance(past.event, Undone):
            fresh = _effect(fresh, past.turn, past.event)
    return replace(fresh, turn=record.turn, history=history, confirming=None, misses=0)


def _effect(conv: Conversation, turn: int, event: Event) -> Conversation:
    match event:
        case Asked(slot=slot):
            misses = conv.misses if slot == conv.asked else 0
            return replace(conv, asked=slot or None, misses=misses)
        case Answered() | Corrected():
            return _filled(conv, turn, event)
        case Cleared(slot=slot):
            filled = {name: value for name, value in conv.draft.filled.items() if name != slot}
            draft = replace(conv.draft, filled=MappingProxyType(filled))
            return replace(conv, draft=draft, offers=_others(conv, slot))
        case Skipped(slot=slot):
            return _settled(conv, slot, replace(conv.draft, skipped=conv.draft.skipped | {slot}))
        case Parked(slot=slot):
            parked = conv.draft.parked if slot in conv.draft.parked else (*conv.draft.parked, slot)
            return _settled(conv, slot, replace(conv.draft, parked=parked))
        case Offered():
            return replace(conv, offers=(event, *_others(conv, event.slot)), confirming=None)
        case Confirming(what=what):
            return replace(conv, confirming=what)
        case Misunderstood(slot=slot):
            misses = conv.misses + (slot == conv.open_slot)
            return replace(conv, misses=misses, offers=_others(conv, slot), confirming=None)
        case Opened(slot=slot):
            return replace(conv, opened=slot, offers=(), confirming=None, misses=0)
        case PathChosen(path=path):
            return replace(conv, path=path, confirming=None)
        case Restarted():
            fresh = begin(conv.draft.call, conv.draft.edition, conv.draft.language)
            return replace(fresh, turn=turn, history=conv.history)
        case Noted():
            noted = replace(conv, noted=(*conv.noted, event))
            return _left(noted, event.detail) if event.name == STAYS else noted
        case Imported(extra=extra):
            return replace(conv, draft=replace(conv.draft, extra=MappingProxyType(dict(extra))))
        case Undone():
            return conv
        case _:
            assert_never(event)


def _filled(conv: Conversation, turn: int, event: Answered | Corrected) -> Conversation:
    value = Filled(event.value, event.kind, event.said, event.span, turn, event.how)
    draft = conv.draft
    parked = draft.parked
    skipped = draft.skipped
    if event.slot in parked:
        parked = tuple(slot for slot in parked if slot != event.slot)
    if event.slot in skipped:
        skipped = skipped - {event.slot}
    filled = MappingProxyType({**draft.filled, event.slot: value})
    draft = replace(draft, filled=filled, parked=parked, skipped=skipped)
    if event.how == "deduit":
        return replace(conv, draft=draft)
    return _settled(conv, event.slot, draft)


def _others(conv: Conversation, slot: str) -> tuple[Offered, ...]:
    """The readings that wait on other slots than this one."""
    return tuple(offer for offer in conv.offers if offer.slot != slot)


def _left(conv: Conversation, slot: str) -> Conversation:
    """The slot stays as it was: what was asked about it is over. Without a slot, everything stays."""
    if not slot:
        return replace(conv, confirming=None)
    opened = None if conv.opened == slot else conv.opened
    return replace(conv, offers=_others(conv, slot), opened=opened, confirming=None, misses=0)


def _settled(conv: Conversation, slot: str, draft: Draft) -> Conversation:
    """The slot was dealt with, and this is the draft: what was pending on it is over."""
    return replace(
        conv,
        draft=draft,
        offers=_others(conv, slot),
        confirming=None,
        opened=None if conv.opened == slot else conv.opened,
        misses=0 if slot == conv.asked else conv.misses,
        trail=(*(name for name in conv.trail if name != slot), slot),
    )
