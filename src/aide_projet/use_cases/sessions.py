"""Conversations kept in memory between two turns, so that a turn folds only what is new.

A cache and nothing more: the store's turn number says whether an entry still holds.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.conversation import Conversation
from aide_projet.draft.kept import forget_words


@dataclass(frozen=True, slots=True)
class Live:
    """A conversation and its assessment as of its turn."""

    conversation: Conversation
    assessment: Assessment | None

    @property
    def assessed(self) -> Assessment:
        """The assessment, where it was made."""
        if self.assessment is None:
            raise LookupError("this conversation was not assessed yet")
        return self.assessment


class Sessions:
    """The conversations used last, at most `capacity`."""

    def __init__(self, capacity: int = 2000) -> None:
        """Start empty."""
        self._capacity = capacity
        self._kept: OrderedDict[str, Live] = OrderedDict()

    def get(self, key: str) -> Live | None:
        """The entry of a conversation, now the last used."""
        live = self._kept.get(key)
        if live is not None:
            self._kept.move_to_end(key)
        return live

    def keep(self, key: str, live: Live) -> None:
        """Remember; the longest unused one makes room."""
        self._kept[key] = live
        self._kept.move_to_end(key)
        if len(self._kept) > self._capacity:
            self._kept.popitem(last=False)

    def forget(self, key: str) -> None:
        """Drop a conversation that is not as the store has it."""
        self._kept.pop(key, None)

    def clear(self) -> None:
        """Drop everything that memory keeps of anybody's words: after an erasure nothing must be left anywhere."""
        self._kept.clear()
        forget_words()
