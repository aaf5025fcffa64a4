"""What the use cases need from the outside; `store` and `content` provide it, tests fake it by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from aide_projet.draft.event import Recorded


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """One acknowledged turn: what was said (already masked), a keyed hash of the request, the replies as JSON text.

    `day`: the real day that it was said, ISO; told by the store, which is told it apart.
    """

    number: int
    said: str
    digest: str
    replies: str
    day: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation as stored. `practised` is the day being rehearsed (None: the real day).

    `turn` is the number of the last acknowledged turn; `created`/`touched` are real days, which rule retention.
    """

    key: str
    call: str
    edition: str
    language: str
    words: str
    practised: date | None
    turn: int
    created: date
    touched: date


class TurnConflict(Exception):  # noqa: N818 (a refusal of the store, turned into a value by the use case)
    """Another turn with this number was acknowledged meanwhile."""


class Conversations(Protocol):
    """The store of conversations. Every write returns once it is on disk (fsync)."""

    async def create(self, conversation: StoredConversation, first: StoredTurn, events: Sequence[Recorded]) -> None:
        """Store a new conversation with its turn 0."""

    async def find(self, key: str) -> StoredConversation | None:
        """The conversation of this private key, or None when it is unknown or erased."""

    async def find_by_words(self, words: str) -> StoredConversation | None:
        """The conversation of these four words (already normalised: lower case, no accents, one space)."""

    async def events(self, key: str, after: int = -1) -> list[Recorded]:
        """Its events of the turns after that number, in order."""

    async def turns(self, key: str) -> list[StoredTurn]:
        """Its turns, in order."""

    async def turn(self, key: str, number: int) -> StoredTurn | None:
        """One acknowledged turn."""

    async def append(self, key: str, turn: StoredTurn, events: Sequence[Recorded], touched: date) -> None:
        """Acknowledge a turn and its events in one transaction; TurnConflict unless its number is the last plus one."""

    async def erase(self, key: str) -> bool:
        """Really erase (secure_delete); False when there was nothing."""

    async def purge(self, idle_before: date) -> int:
        """Erase every conversation last touched before that day; how many."""

    async def alive(self) -> bool:
        """Whether the store answers and can write."""


@dataclass(frozen=True, slots=True)
class StoredShare:
    """A read-only address of the conversation of that private key. `digest`: SHA-256 of the secret in the address.

    `label`: whom it is for, as the resident says it; `contacts`: whether it shows how to reach them.
    """

    number: int
    key: str
    digest: bytes
    label: str
    contacts: bool
    created: date
    revoked: bool = False


class Shares(Protocol):
    """The store of read-only addresses. They are erased with their conversation, by `erase` and by `purge`."""

    async def add(self, key: str, digest: bytes, label: str, *, contacts: bool, created: date) -> int | None:
        """The number of a new address of this conversation; None when that is unknown or erased."""

    async def of(self, key: str) -> list[StoredShare]:
        """Every address of this conversation, revoked ones too, in order."""

    async def find(self, number: int) -> StoredShare | None:
        """The address of that number, revoked or not; None when unknown or erased with its conversation."""

    async def revoke(self, key: str, number: int) -> bool:
        """Close an address of this conversation for good; False when it has none of that number still open."""


class Full(Exception):  # noqa: N818 (turned into a kind refusal by the use case)
    """The disk is full or the database cannot be written: nothing was stored."""


class Draws(Protocol):
    """Randomness, so that tests can seed it."""

    def key(self) -> str:
        """A new unguessable key for an address (≥ 128 bits, URL-safe)."""

    def words(self, lexicon: Sequence[str], count: int) -> tuple[str, ...]:
        """`count` words drawn evenly from the lexicon."""


def recorded(turn: int, events: Iterable[object]) -> tuple[Recorded, ...]:
    """Number events with their turn."""
    return tuple(Recorded(turn, event) for event in events)  # type: ignore[arg-type]
