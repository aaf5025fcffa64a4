"""A second writing connection for short acts of the command line, while a server holds the database or not.

The server's `WriterLock` keeps a second *server* away, whose memory of the turns would disagree. Accounts are read
from the file at each request and remembered nowhere, so a short transaction of another process harms nobody: SQLite's
own lock puts it between two of the server's, each side waiting for the other at most `BUSY_MS`.

The schema is never changed beside a server: when the file is missing or older, the lock is taken as a server does, and
a running one (of a former release) is named in the refusal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from aide_projet.store.database import connect_beside, connect_reader, connect_writer
from aide_projet.store.errors import as_refusal
from aide_projet.store.lock import WriterLock
from aide_projet.store.migrations import LATEST, version

T = TypeVar("T")


class BesideDatabase:
    """Fits `accounts.Database`. One thread, one act at a time."""

    def __init__(self, path: Path) -> None:
        """Open it, up to date. Raise StoreError in French."""
        _bring_up_to_date(path)
        self._connection = connect_beside(path)

    def __enter__(self) -> BesideDatabase:
        """Already open."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let the file go."""
        self._connection.close()

    async def write(self, action: Callable[[sqlite3.Connection], T], *, scrub: bool = False) -> T:
        """Run the action in a transaction of its own, on disk when this returns. Raise ports.Full as the server does.

        `scrub` empties the log when no other reads or writes it at that moment; the server's next one does otherwise.
        """
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = action(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise as_refusal(error) from error
        if scrub:
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return result

    def read(self, sql: str, *parameters: object) -> list[Any]:
        """The rows of a query, as it stands on disk."""
        return self._connection.execute(sql, parameters).fetchall()


def _bring_up_to_date(path: Path) -> None:
    if path.is_file() and path.stat().st_size:
        with closing(connect_reader(path)) as reader:
            if version(reader) == LATEST:
                return
    lock = WriterLock(path)
    try:
        connect_writer(path).close()
    finally:
        lock.release()
