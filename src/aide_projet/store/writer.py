"""The one writer thread: it groups the writes that wait in one transaction, so that one fsync serves them all.

A caller's future resolves only after the commit is on disk (`synchronous=FULL`). A write that fails takes no other
with it: each has its savepoint, and when SQLite drops the whole transaction each is tried again by itself.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TypeVar

from aide_projet.store.database import BUSY_MS
from aide_projet.store.errors import StoreError, as_refusal

GROUP_MOST = 256
"""Writes in one transaction at most, so that the first of a group does not wait for a whole crowd."""

SCRUB_WAIT_MS = 50
SCRUB_AGAIN_S = 0.5
"""How long to wait for readers before emptying the log, and before trying again when one still reads."""

Action = Callable[[sqlite3.Connection], object]
T = TypeVar("T")


class _Dropped(Exception):  # noqa: N818 (internal signal)
    """SQLite rolled the whole transaction back by itself (disk full, input/output error)."""


@dataclass(eq=False, slots=True)
class _Write:
    """An action, who waits for it, and its outcome. `scrub`: what it deletes must leave the log too."""

    action: Action
    future: asyncio.Future[object]
    loop: asyncio.AbstractEventLoop
    scrub: bool
    result: object = None
    error: BaseException | None = field(default=None)


class Writer:
    """Owns the writing connection from its creation to `close`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Start the thread; the connection is used by it alone from now on."""
        self._connection = connection
        self._waiting: SimpleQueue[_Write | None] = SimpleQueue()
        self._closed = False
        self._log_to_empty = False
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="aide-projet-writer", daemon=True)
        self._thread.start()

    async def write(self, action: Callable[[sqlite3.Connection], T], *, scrub: bool = False) -> T:
        """Run the action in a transaction and return its result once that is on disk.

        `scrub` also empties the write-ahead log, so that what was deleted is nowhere in the files; only while a backup
        is being read does that happen a little after the answer.
        Raise what the action raised; ports.Full when the machine refuses to write.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[object] = loop.create_future()
        with self._gate:  # nothing may be queued after the signal to stop: nobody would answer it
            if self._closed:
                raise StoreError("La base est fermée : le programme s'arrête.")
            self._waiting.put(_Write(action, future, loop, scrub))
        return await future  # type: ignore[return-value]  # the future carries the action's own result

    def close(self) -> None:
        """Finish what waits, then close the connection. Safe to call twice."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            group, going = self._next_group()
            if group:
                self._commit(group)
                self._log_to_empty |= any(write.scrub and write.error is None for write in group)
            if self._log_to_empty:
                self._empty_log()
            _answer(group)
            del group  # hold nobody's text while waiting
        self._connection.close()

    def _next_group(self) -> tuple[list[_Write], bool]:
        """What waits, and whether to go on afterwards. Wakes up by itself while the log still has to be emptied."""
        group: list[_Write] = []
        try:
            write = self._waiting.get(timeout=SCRUB_AGAIN_S if self._log_to_empty else None)
            while write is not None:
                group.append(write)
                if len(group) == GROUP_MOST:
                    return group, True
                write = self._waiting.get_nowait()
        except Empty:
            return group, True
        return group, False

    def _commit(self, group: list[_Write]) -> None:
        try:
            self._transaction(group)
        except (sqlite3.Error, _Dropped) as error:
            self._roll_back()
            if len(group) == 1:
                group[0].error = group[0].error or error
                return
            for write in group:
                write.result, write.error = None, None
                self._commit([write])

    def _transaction(self, group: list[_Write]) -> None:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        for write in group:
            connection.execute("SAVEPOINT write")
            try:
                write.result = write.action(connection)
            except BaseException as error:  # whatever it is, it belongs to the caller
                write.error = error
                if not connection.in_transaction:
                    raise _Dropped from error
                connection.execute("ROLLBACK TO write")
            connection.execute("RELEASE write")
        connection.execute("COMMIT")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):  # already undone by SQLite
                self._connection.execute("ROLLBACK")

    def _empty_log(self) -> None:
        """Copy the log into the database and cut it to nothing; again later when a long reader (a backup) holds it."""
        self._connection.execute(f"PRAGMA busy_timeout = {SCRUB_WAIT_MS}")  # turns must not wait for that reader
        try:
            busy = bool(self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite3.Error:  # a full disk: tried again like the rest
            busy = True
        self._connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self._log_to_empty = busy


def _answer(group: Iterable[_Write]) -> None:
    """Wake those who wait, one call into each event loop for the whole group."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Write]] = {}
    for write in group:
        by_loop.setdefault(write.loop, []).append(write)
    for loop, writes in by_loop.items():
        try:
            loop.call_soon_threadsafe(_resolve, writes)
        except RuntimeError:  # that loop is gone, and who waited with it; what was committed stays
            continue


def _resolve(writes: list[_Write]) -> None:
    for write in writes:
        if write.future.done():  # the request was cancelled meanwhile
            continue
        if write.error is None:
            write.future.set_result(write.result)
        else:
            write.future.set_exception(as_refusal(write.error))
