"""The fold of events: what each does to a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import assert_never

from aide_projet.dialogue.conversation import RETIRED, STAYS, Conversation, begin, undone_turns
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.event import (
    Answered,
    Asked,
    Cleared,
    Confirming,
    Corrected,
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


def fold(conversation: Conversation, records: Iterable[Recorded]) -> Conversation:
    """The conversation after these events."""
    folding: Folding | None = None
    for record in records:
        if folding is None:
            folding = Folding(conversation)
        if isinstance(record.event, Undone):
            folding = _without(folding.done(), record)
        else:
            folding.add(record)
    return conversation if folding is None else folding.done()


def _without(conv: Conversation, undo: Recorded) -> Folding:
    """Fold again what still counts; the notes and the questions put since are not changes and stay.

    What waited before the turn undone waits again, but for a drastic command and the name that it could have been.
    """
    history = (*conv.history, undo)
    undone = undone_turns(history)
    drastic = {past.turn for past in history if isinstance(past.event, Confirming)}
    folding = Folding(begin(conv.draft.call, conv.draft.edition, conv.draft.language))
    for past in history:
        over = past.turn in drastic and isinstance(past.event, Offered)
        if past.turn not in undone and not over and not isinstance(past.event, Undone):
            folding.add(past)
    folding.turn, folding.history, folding.confirming, folding.misses = undo.turn, list(history), None, 0
    return folding


class Folding:
    """A conversation while events are added to it: made once for all the events of a turn, and never shown."""

    __slots__ = (
        "_draft", "_told", "asked", "confirming", "extra", "filled", "history", "misses", "noted", "offers",
        "opened", "parked", "path", "skipped", "trail", "turn",
    )  # fmt: skip

    def __init__(self, conv: Conversation) -> None:
        self._draft = conv.draft
        self._told = False  # whether the draft changed: else it stays the very same, and so does what is known of it
        self.filled, self.parked, self.skipped = conv.draft.filled, conv.draft.parked, conv.draft.skipped
        self.extra = conv.draft.extra
        self.turn, self.asked, self.offers, self.confirming = conv.turn, conv.asked, conv.offers, conv.confirming
        self.opened, self.misses, self.path, self.trail = conv.opened, conv.misses, conv.path, conv.trail
        self.noted = conv.noted
        self.history = list(conv.history)

    def done(self) -> Conversation:
        """The conversation with all of them."""
        draft = self._draft
        if self._told:
            filled = MappingProxyType(dict(self.filled))
            draft = Draft(draft.call, draft.edition, draft.language, filled, self.parked, self.skipped, self.extra)
        return Conversation(
            draft, self.turn, self.asked, self.offers, self.confirming, self.opened, self.misses, self.path,
            self.trail, self.noted, tuple(self.history),
        )  # fmt: skip

    def add(self, record: Recorded) -> None:
        """Add an event; undoing one is `_without`."""
        self.turn = record.turn
        self.history.append(record)
        event = record.event
        match event:
            case Asked(slot=slot):
                self.misses = self.misses if slot == self.asked else 0
                self.asked = slot or None
            case Answered() | Corrected():
                self._fill(record.turn, event)
            case Cleared(slot=slot):
                self._tell(filled={name: value for name, value in self.filled.items() if name != slot})
                self._drop_offers(slot)
            case Skipped(slot=slot):
                self._tell(skipped=self.skipped | {slot})
                self._settle(slot)
            case Parked(slot=slot):
                self._tell(parked=self.parked if slot in self.parked else (*self.parked, slot))
                self._settle(slot)
            case Offered(slot=slot):
                self._drop_offers(slot)
                self.offers, self.confirming = (event, *self.offers), None
            case Confirming(what=what):
                self.confirming = what
            case Misunderstood(slot=slot):
                self.misses += slot == (self.offers[0].slot if self.offers else self.asked)
                if slot == self.asked:  # what is asked besides is put by no other question: it goes on waiting
                    self._drop_offers(slot)
                self.confirming = None
            case Opened(slot=slot):
                self.opened, self.offers, self.confirming, self.misses = slot, (), None, 0
            case PathChosen(path=path):
                self.path, self.confirming = path, None
            case Restarted():
                self._restart()
            case Noted(name=name, detail=detail):
                self.noted = (*self.noted, event)
                if name == STAYS:
                    self._leave(detail)
                elif name == RETIRED:
                    self._drop_offers(detail)
                    self.opened = None if self.opened == detail else self.opened
            case Imported(extra=extra):
                self.extra, self._told = MappingProxyType(dict(extra)), True
            case Undone():
                pass
            case _:
                assert_never(event)

    def _tell(
        self,
        filled: Mapping[str, Filled] | None = None,
        parked: tuple[str, ...] | None = None,
        skipped: frozenset[str] | None = None,
    ) -> None:
        self.filled = self.filled if filled is None else filled
        self.parked = self.parked if parked is None else parked
        self.skipped = self.skipped if skipped is None else skipped
        self._told = True

    def _fill(self, turn: int, event: Answered | Corrected) -> None:
        slot = event.slot
        value = Filled(event.value, event.kind, event.said, event.span, turn, event.how)
        parked = tuple([name for name in self.parked if name != slot]) if slot in self.parked else None
        self._tell({**self.filled, slot: value}, parked, self.skipped - {slot} if slot in self.skipped else None)
        if event.how != "deduit":
            self._settle(slot)

    def _settle(self, slot: str) -> None:
        """The slot was dealt with: what was pending on it is over."""
        self._drop_offers(slot)
        self.confirming = None
        self.opened = None if self.opened == slot else self.opened
        self.misses = 0 if slot == self.asked else self.misses
        self.trail = (*[name for name in self.trail if name != slot], slot)

    def _leave(self, slot: str) -> None:
        """The slot stays as it was: what was asked about it is over. Without a slot, everything stays."""
        self.confirming = None
        if slot:
            self._drop_offers(slot)
            self.opened = None if self.opened == slot else self.opened
            self.misses = 0

    def _drop_offers(self, slot: str) -> None:
        """Of the readings that wait, only those on other slots go on waiting."""
        if self.offers:
            self.offers = tuple([offer for offer in self.offers if offer.slot != slot])

    def _restart(self) -> None:
        """Nothing told counts any more; the history stays."""
        fresh = begin(self._draft.call, self._draft.edition, self._draft.language)
        self._tell(fresh.draft.filled, fresh.draft.parked, fresh.draft.skipped)
        self.extra, self.asked, self.offers, self.confirming = fresh.draft.extra, None, (), None
        self.opened, self.misses, self.path, self.trail, self.noted = None, 0, fresh.path, (), ()
