"""Versions and revisions of the content in SQLite: use_cases.versions.Versions over the file of the conversations.

Texts are kept once, compressed, under their SHA-256: a version of 130 files that changes one adds one text.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aide_projet.store.accounts import Database
from aide_projet.store.conversations import storable
from aide_projet.use_cases.versions import (
    TAKEN_OUT,
    Digests,
    Files,
    KeptProof,
    Moved,
    RevisedFile,
    Revision,
    Version,
    digest_of,
)

_VERSIONS = "SELECT number, author, at, note, origin FROM content_versions "
_REVISIONS = "SELECT number, name, author, at, closed FROM content_revisions "
_UNUSED = """
DELETE FROM content_texts WHERE digest NOT IN (SELECT digest FROM content_version_files)
AND digest NOT IN (SELECT digest FROM content_revision_files WHERE digest IS NOT NULL)
AND digest NOT IN (SELECT base FROM content_revision_files WHERE base IS NOT NULL)
"""
_LARGEST = 2**63 - 1  # of an SQLite integer: an address may carry any number


class SqliteVersions:
    """Writes through the one writer of the conversations, reads through their reader."""

    def __init__(self, database: Database) -> None:
        """Nothing is read yet; the database may be opened later."""
        self._database = database

    def in_force(self) -> int:
        """The number of the version in force, 0 before the first."""
        return int(self._database.read("SELECT version FROM content_in_force")[0][0])

    def version(self, number: int) -> Version | None:
        """A version by its number."""
        rows = self._database.read(_VERSIONS + "WHERE number = ?", min(number, _LARGEST))
        return _version(rows[0]) if rows else None

    def history(self, before: int | None = None, most: int = 50) -> list[Version]:
        """Versions, the newest first."""
        first = _LARGEST if before is None else min(before, _LARGEST)
        rows = self._database.read(_VERSIONS + "WHERE number < ? ORDER BY number DESC LIMIT ?", first, most)
        return [_version(row) for row in rows]

    def files(self, number: int) -> dict[str, str]:
        """The digests of a version's files."""
        sql = "SELECT path, digest FROM content_version_files WHERE version = ? ORDER BY path"
        return dict(self._database.read(sql, min(number, _LARGEST)))

    def held(self, path: str, digest: str | None) -> bool:
        """Whether some version has this digest at this path; None: whether one has no such file."""
        if digest is None:
            sql = "SELECT 1 FROM content_versions WHERE number NOT IN (SELECT version FROM content_version_files "
            return bool(self._database.read(sql + "WHERE path = ?) LIMIT 1", path))
        sql = "SELECT 1 FROM content_version_files WHERE path = ? AND digest = ? LIMIT 1"
        return bool(self._database.read(sql, path, digest))

    def text(self, digest: str) -> bytes:
        """The text of that digest; KeyError when the store has none."""
        rows = self._database.read("SELECT body FROM content_texts WHERE digest = ?", digest)
        if not rows:
            raise KeyError(digest)
        return zlib.decompress(rows[0][0])

    async def publish(
        self, files: Files, digests: Digests, told: Version, *, over: int, closes: int | None = None
    ) -> Version | Moved:
        """Put a version in force: its texts, its list and the pointer are one transaction."""
        head = (told.author, told.at.isoformat(), storable(told.note), told.origin)

        def write(connection: sqlite3.Connection) -> Version | Moved:
            now = int(connection.execute("SELECT version FROM content_in_force").fetchone()[0])
            if now != over:
                return Moved(str(now))
            for text in files.values():
                _keep_text(connection, text)
            sql = "INSERT INTO content_versions (author, at, note, origin) VALUES (?, ?, ?, ?)"
            number = int(connection.execute(sql, head).lastrowid or 0)
            rows = [(number, path, digest) for path, digest in digests.items()]
            connection.executemany("INSERT INTO content_version_files VALUES (?, ?, ?)", rows)
            connection.execute("UPDATE content_in_force SET version = ?", (number,))
            if closes is not None:
                connection.execute("UPDATE content_revisions SET closed = 1 WHERE number = ?", (closes,))
            return Version(number, told.author, told.at, told.note, told.origin)

        return await self._database.write(write)

    def revisions(self) -> list[Revision]:
        """The open revisions, the newest first."""
        rows = self._database.read(_REVISIONS + "WHERE closed = 0 ORDER BY number DESC")
        return [_revision(row, self._files_of(row[0])) for row in rows]

    def revision(self, number: int) -> Revision | None:
        """A revision, closed or not."""
        rows = self._database.read(_REVISIONS + "WHERE number = ?", min(number, _LARGEST))
        return _revision(rows[0], self._files_of(number)) if rows else None

    def _files_of(self, number: int) -> list[Any]:
        return self._database.read(_FILES, number)

    async def open_revision(self, name: str, author: str, at: datetime) -> Revision:
        """Begin a revision."""

        def write(connection: sqlite3.Connection) -> Revision:
            sql = "INSERT INTO content_revisions (name, author, at) VALUES (?, ?, ?)"
            number = connection.execute(sql, (storable(name), author, at.isoformat())).lastrowid
            return Revision(int(number or 0), name, author, at, {})

        return await self._database.write(write)

    async def save(
        self, revision: int, path: str, text: bytes | None, *, seen: str | None, base: str | None, author: str,
        at: datetime,
    ) -> Revision | Moved | None:  # fmt: skip
        """Write a file of an open revision, unless another text was saved there since the one seen."""

        def write(connection: sqlite3.Connection) -> Revision | Moved | None:
            row = _open(connection, revision)
            if row is None:
                return None
            sql = "SELECT digest FROM content_revision_files WHERE revision = ? AND path = ?"
            held = connection.execute(sql, (revision, path)).fetchone()
            now = (held[0] or TAKEN_OUT) if held else None
            if now != seen:
                return Moved(now)
            digest = None if text is None else _keep_text(connection, text)
            sql = "INSERT OR REPLACE INTO content_revision_files VALUES (?, ?, ?, ?, ?, ?)"
            connection.execute(sql, (revision, path, digest, base, author, at.isoformat()))
            return _revision(row, connection.execute(_FILES, (revision,)).fetchall())

        return await self._database.write(write)

    async def restore(self, revision: int, path: str) -> Revision | None:
        """Drop a revision's change of a file."""

        def write(connection: sqlite3.Connection) -> Revision | None:
            row = _open(connection, revision)
            if row is None:
                return None
            sql = "DELETE FROM content_revision_files WHERE revision = ? AND path = ?"
            connection.execute(sql, (revision, path))
            return _revision(row, connection.execute(_FILES, (revision,)).fetchall())

        return await self._database.write(write)

    async def close(self, revision: int) -> bool:
        """Throw a revision away, with the texts that nothing else holds."""

        def write(connection: sqlite3.Connection) -> bool:
            sql = "UPDATE content_revisions SET closed = 1 WHERE number = ? AND closed = 0"
            if connection.execute(sql, (min(revision, _LARGEST),)).rowcount != 1:
                return False
            connection.execute("DELETE FROM content_revision_files WHERE revision = ?", (revision,))
            connection.execute("DELETE FROM content_proofs WHERE revision = ?", (revision,))
            connection.execute(_UNUSED)
            return True

        return await self._database.write(write)

    async def keep_proof(self, revision: int, proof: KeptProof) -> None:
        """Keep the proof of a revision in place of its former one."""
        row = (revision, proof.state, proof.at.isoformat(), storable(proof.result))
        await self._write("INSERT OR REPLACE INTO content_proofs VALUES (?, ?, ?, ?)", row)

    def proof(self, revision: int) -> KeptProof | None:
        """The last finished proof of a revision."""
        sql = "SELECT state, at, result FROM content_proofs WHERE revision = ?"
        rows = self._database.read(sql, min(revision, _LARGEST))
        return KeptProof(rows[0][0], datetime.fromisoformat(rows[0][1]), rows[0][2]) if rows else None

    async def _write(self, sql: str, row: tuple[object, ...]) -> None:
        action: Callable[[sqlite3.Connection], object] = lambda connection: connection.execute(sql, row)  # noqa: E731
        await self._database.write(action)


_FILES = "SELECT path, digest, base, author, at FROM content_revision_files WHERE revision = ? ORDER BY path"


def _open(connection: sqlite3.Connection, revision: int) -> Any:
    sql = _REVISIONS + "WHERE number = ? AND closed = 0"
    return connection.execute(sql, (min(revision, _LARGEST),)).fetchone()


def _keep_text(connection: sqlite3.Connection, text: bytes) -> str:
    digest = digest_of(text)
    held = connection.execute("SELECT 1 FROM content_texts WHERE digest = ?", (digest,)).fetchone()
    if held is None:
        connection.execute("INSERT INTO content_texts VALUES (?, ?)", (digest, zlib.compress(text)))
    return digest


def _version(row: Any) -> Version:
    number, author, at, note, origin = row
    return Version(number, author, datetime.fromisoformat(at), note, origin)


def _revision(row: Any, files: list[Any]) -> Revision:
    number, name, author, at, closed = row
    read = {
        path: RevisedFile(path, digest, base, by, datetime.fromisoformat(saved))
        for path, digest, base, by, saved in files
    }
    return Revision(number, name, author, datetime.fromisoformat(at), read, bool(closed))
