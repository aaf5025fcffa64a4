"""Conversations kept in memory alone, for trying a version out: nothing of them is ever written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aide_projet.draft.event import Recorded
from aide_projet.use_cases.ports import StoredConversation, StoredTurn, TurnConflict


class MemoryConversations:
    """ports.Conversations over a dictionary; the oldest conversation makes room when there are too many."""

    def __init__(self, most: int = 50) -> None:
        self._most = most
        self._heads: dict[str, StoredConversation] = {}
        self._turns: dict[str, list[StoredTurn]] = {}
        self._events: dict[str, list[Recorded]] = {}

    async def create(self, conversation: StoredConversation, first: StoredTurn, events: Sequence[Recorded]) -> None:
        """Keep a new conversation with its turn 0."""
        if conversation.key in self._heads:
            raise TurnConflict
        while len(self._heads) >= self._most:
            self._drop(next(iter(self._heads)))
        self._heads[conversation.key] = conversation
        self._turns[conversation.key], self._events[conversation.key] = [first], list(events)

    async def find(self, key: str) -> StoredConversation | None:
        """The conversation of this key, or None."""
        return self._heads.get(key)

    async def find_by_words(self, words: str) -> StoredConversation | None:
        """The conversation of these four words."""
        return next((head for head in self._heads.values() if head.words == words), None)

    async def events(self, key: str, after: int = -1) -> list[Recorded]:
        """Its events of the turns after that number."""
        return [record for record in self._events.get(key, ()) if record.turn > after]

    async def turns(self, key: str) -> list[StoredTurn]:
        """Its turns, in order."""
        return list(self._turns.get(key, ()))

    async def turn(self, key: str, number: int) -> StoredTurn | None:
        """One turn."""
        return next((turn for turn in self._turns.get(key, ()) if turn.number == number), None)

    async def append(self, key: str, turn: StoredTurn, events: Sequence[Recorded], touched: date) -> None:
        """Keep a turn; TurnConflict unless its number is the last plus one."""
        head = self._heads.get(key)
        if head is None or turn.number != head.turn + 1:
            raise TurnConflict
        self._heads[key] = replace(head, turn=turn.number, touched=touched)
        self._turns[key].append(turn)
        self._events[key].extend(events)

    async def erase(self, key: str) -> bool:
        """Forget it; False when there was nothing."""
        return self._drop(key)

    async def purge(self, idle_before: date) -> int:
        """Forget every conversation last touched before that day; how many."""
        idle = [key for key, head in self._heads.items() if head.touched < idle_before]
        return sum(self._drop(key) for key in idle)

    async def alive(self) -> bool:
        """Memory always answers."""
        return True

    def _drop(self, key: str) -> bool:
        self._turns.pop(key, None)
        self._events.pop(key, None)
        return self._heads.pop(key, None) is not None
