"""Conversations in SQLite: the port of the use cases, with one writer thread and one reading connection.

Reads run where they are called, on the event loop's thread: in WAL mode they wait for no writer, and finding one row
by its index (13 µs, the events of 15 turns 200 µs) costs less than handing it to another thread (250 µs, same machine).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from aide_projet.draft.event import Event, Recorded
from aide_projet.store.database import connect_reader, connect_writer
from aide_projet.store.erasure import erase_all, reclaim
from aide_projet.store.errors import StoreError
from aide_projet.store.event_json import events_text, read_events
from aide_projet.store.lock import WriterLock
from aide_projet.store.writer import Writer
from aide_projet.use_cases.ports import Full, StoredConversation, StoredTurn, TurnConflict

T = TypeVar("T")

PURGED_TOGETHER = 100
"""Conversations erased in one transaction of a purge, so that turns never wait long for it."""

_CREATE = """
INSERT INTO conversations (key, words, call, edition, language, practised, created, touched)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_FIRST_TURN = """
INSERT INTO turns (conversation, number, day, digest, said, events, replies) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
# The guard and the insert are one statement: no row when the conversation is gone or the number is not the next.
_NEXT_TURN = """
INSERT INTO turns (conversation, number, day, digest, said, events, replies)
SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM conversations
WHERE key = ?1 AND ?2 = 1 + (SELECT max(number) FROM turns WHERE conversation = conversations.id)
"""
_TOUCH = "UPDATE conversations SET touched = ?2 WHERE key = ?1 AND touched <> ?2"  # once a day: one page less a turn
_FIND = """
SELECT key, call, edition, language, words, practised,
       (SELECT max(number) FROM turns WHERE conversation = conversations.id), created, touched, id
FROM conversations
"""
_EVENTS = """
SELECT turns.number, turns.events FROM turns JOIN conversations ON conversations.id = turns.conversation
WHERE conversations.key = ? AND turns.number > ? ORDER BY turns.number
"""
_TURNS = """
SELECT turns.number, turns.said, turns.digest, turns.replies, turns.day
FROM turns JOIN conversations ON conversations.id = turns.conversation WHERE conversations.key = ?
"""


class SqliteConversations:
    """ports.Conversations over one SQLite file. Used from one event loop at a time."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet."""
        self._path = path
        self._lock: WriterLock | None = None
        self._writer: Writer | None = None
        self._reader: sqlite3.Connection | None = None
        self._reading = threading.Lock()

    def open(self) -> None:
        """Take the database for writing and bring its schema up to date. Raise StoreError, in French."""
        lock = WriterLock(self._path)
        try:
            connection = connect_writer(self._path)
            reclaim(connection)
            self._writer = Writer(connection)
            self._reader = connect_reader(self._path)
        except BaseException:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            lock.release()
            raise
        self._lock = lock

    def close(self) -> None:
        """Finish the writes under way and let the database go. Safe to call twice."""
        if self._reader is not None:
            with self._reading:
                self._reader.close()
            self._reader = None
        if self._writer is not None:
            self._writer.close()  # the last connection: it folds the log into the file
            self._writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> SqliteConversations:
        """Open."""
        self.open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close."""
        self.close()

    def secret(self) -> bytes:
        """The key of the hashes of requests, drawn when the database was made."""
        return bytes(self.read("SELECT value FROM secrets WHERE name = 'requests'")[0][0])

    async def create(self, conversation: StoredConversation, first: StoredTurn, events: Sequence[Recorded]) -> None:
        """Store a new conversation with its turn 0. TurnConflict when its key or its words are already used."""
        c = conversation
        practised = c.practised.isoformat() if c.practised else None
        head = (c.key, c.words, c.call, c.edition, c.language, practised, c.created.isoformat(), c.touched.isoformat())
        row = _turn_row(first, events, c.created)

        def insert(connection: sqlite3.Connection) -> None:
            try:
                identity = connection.execute(_CREATE, head).lastrowid
            except sqlite3.IntegrityError as error:
                raise TurnConflict from error
            connection.execute(_FIRST_TURN, (identity, *row))

        await self.write(insert)

    async def find(self, key: str) -> StoredConversation | None:
        """The conversation of this private key, or None when it is unknown or erased."""
        return _conversation(self.read(_FIND + "WHERE key = ?", key))

    async def find_by_words(self, words: str) -> StoredConversation | None:
        """The conversation of these four words (already normalised)."""
        return _conversation(self.read(_FIND + "WHERE words = ?", words))

    def key_of(self, number: int) -> str | None:
        """The private key of the conversation that the store numbered so: for the administration alone."""
        rows = self.read("SELECT key FROM conversations WHERE id = ?", min(number, 2**63 - 1))
        return rows[0][0] if rows else None

    async def events(self, key: str, after: int = -1) -> list[Recorded]:
        """Its events of the turns after that number, in order."""
        rows = self.read(_EVENTS, key, after)
        return [Recorded(number, event) for number, text in rows for event in read_events(text)]

    async def turns(self, key: str) -> list[StoredTurn]:
        """Its turns, in order."""
        return [StoredTurn(*row) for row in self.read(_TURNS + " ORDER BY turns.number", key)]

    async def turn(self, key: str, number: int) -> StoredTurn | None:
        """One acknowledged turn."""
        rows = self.read(_TURNS + " AND turns.number = ?", key, number)
        return StoredTurn(*rows[0]) if rows else None

    async def append(self, key: str, turn: StoredTurn, events: Sequence[Recorded], touched: date) -> None:
        """Acknowledge a turn and its events. TurnConflict unless its number is the last plus one, or when erased."""
        row = _turn_row(turn, events, touched)
        day = touched.isoformat()

        def insert(connection: sqlite3.Connection) -> None:
            if connection.execute(_NEXT_TURN, (key, *row)).rowcount != 1:
                raise TurnConflict
            connection.execute(_TOUCH, (key, day))

        await self.write(insert)

    async def erase(self, key: str) -> bool:
        """Really erase: nothing of it is left in the database's files. False when there was nothing."""

        def delete(connection: sqlite3.Connection) -> bool:
            return erase_all(connection, "SELECT id FROM conversations WHERE key = ?", key) > 0

        return await self.write(delete, scrub=True)

    async def purge(self, idle_before: date) -> int:
        """Erase every conversation last touched before that day; how many."""
        day = idle_before.isoformat()
        chosen = "SELECT id FROM conversations WHERE touched < ? LIMIT ?"

        def delete(connection: sqlite3.Connection) -> int:
            return erase_all(connection, chosen, day, PURGED_TOGETHER)

        erased = 0
        while count := await self.write(delete, scrub=True):
            erased += count
        return erased

    async def alive(self) -> bool:
        """Whether the store answers and can write: one small durable write tells."""
        try:
            await self.write(lambda connection: connection.execute("UPDATE upkeep SET beat = beat + 1").rowcount)
        except (Full, StoreError, sqlite3.Error):
            return False
        return True

    async def write(self, action: Callable[[sqlite3.Connection], T], *, scrub: bool = False) -> T:
        """Run the action in the writer's next transaction (`Writer.write`); for the other tables of this file too."""
        if self._writer is None:
            raise StoreError("La base n'est pas ouverte.")
        return await self._writer.write(action, scrub=scrub)

    def read(self, sql: str, *parameters: object) -> list[Any]:
        """The rows of a query, as it stands on disk."""
        if self._reader is None:
            raise StoreError("La base n'est pas ouverte.")
        with self._reading:
            return self._reader.execute(sql, parameters).fetchall()


def _turn_row(turn: StoredTurn, events: Iterable[Recorded], day: date) -> tuple[object, ...]:
    kept: list[Event] = [recorded.event for recorded in events]
    texts = (turn.digest, turn.said, events_text(kept), turn.replies)
    return (turn.number, day.isoformat(), *map(storable, texts))


def storable(text: str) -> str:
    """Half a surrogate pair is no character and SQLite refuses it: a question mark stands for it."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _conversation(rows: list[Any]) -> StoredConversation | None:
    if not rows:
        return None
    key, call, edition, language, words, practised, turn, created, touched, number = rows[0]
    return StoredConversation(
        key=key,
        call=call,
        edition=edition,
        language=language,
        words=words,
        practised=date.fromisoformat(practised) if practised else None,
        turn=turn,
        created=date.fromisoformat(created),
        touched=date.fromisoformat(touched),
        number=number,
    )
