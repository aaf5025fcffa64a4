"""Read-only addresses in SQLite: ports.Shares over the file of the conversations."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from aide_projet.store.conversations import SqliteConversations, storable
from aide_projet.use_cases.ports import StoredShare

# The guard and the insert are one statement: no row when the conversation is gone.
_ADD = """
INSERT INTO shares (conversation, digest, label, contacts, created)
SELECT id, ?2, ?3, ?4, ?5 FROM conversations WHERE key = ?1
"""
_FIND = """
SELECT shares.id, conversations.key, shares.digest, shares.label, shares.contacts, shares.created, shares.revoked
FROM shares JOIN conversations ON conversations.id = shares.conversation
"""
_REVOKE = """
UPDATE shares SET revoked = 1
WHERE id = ?2 AND revoked = 0 AND conversation = (SELECT id FROM conversations WHERE key = ?1)
"""
_LARGEST = 2**63 - 1  # of an SQLite integer: an address may carry any number


class SqliteShares:
    """Writes through the one writer of the conversations, reads through their reader."""

    def __init__(self, database: SqliteConversations) -> None:
        """Nothing is read yet; the database may be opened later."""
        self._database = database

    async def add(self, key: str, digest: bytes, label: str, *, contacts: bool, created: date) -> int | None:
        """The number of a new address of this conversation; None when that is unknown or erased."""

        def insert(connection: sqlite3.Connection) -> int | None:
            done = connection.execute(_ADD, (key, digest, storable(label), int(contacts), created.isoformat()))
            return done.lastrowid if done.rowcount == 1 else None

        return await self._database.write(insert)

    async def of(self, key: str) -> list[StoredShare]:
        """Every address of this conversation, in order."""
        rows = self._database.read(_FIND + "WHERE conversations.key = ? ORDER BY shares.id", key)
        return [_share(row) for row in rows]

    async def find(self, number: int) -> StoredShare | None:
        """The address of that number, revoked or not."""
        if number > _LARGEST:
            return None
        rows = self._database.read(_FIND + "WHERE shares.id = ?", number)
        return _share(rows[0]) if rows else None

    async def revoke(self, key: str, number: int) -> bool:
        """Close an address for good."""
        if number > _LARGEST:
            return False
        return await self._database.write(lambda connection: connection.execute(_REVOKE, (key, number)).rowcount == 1)


def _share(row: Any) -> StoredShare:
    number, key, digest, label, contacts, created, revoked = row
    return StoredShare(number, key, digest, label, bool(contacts), date.fromisoformat(created), bool(revoked))
