"""Backup while serving, and restore: both write a whole file beside the target, then put it in place in one step."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from aide_projet.store.database import connect_reader, connect_writer
from aide_projet.store.errors import StoreError
from aide_projet.store.lock import WriterLock


def backup(database: Path, target: Path) -> None:
    """Copy the database as it is at this moment, even while a server writes to it (SQLite's online backup).

    A former backup at `target` is replaced, once the new one is whole. Raise StoreError, in French, when there is no
    database, when the target is some other file, or when the disk refuses.
    """
    with closing(connect_reader(database)) as source:
        _refuse_same(database, target)
        if target.exists():
            _refuse_foreign(target)
        partial = _copy(source, target)
    _put(partial, target)


def restore(file: Path, database: Path) -> Path | None:
    """Put a backup in the place of the database. The former database is kept beside; its new path is returned.

    The team signs in again: a session closed since the backup must not open anew, nor an invitation used since.

    Raise StoreError, in French and before changing anything, when the file is not a whole database of ours, is newer
    than this program, or when a server holds the database.
    """
    _refuse_same(file, database)
    with closing(connect_reader(file)) as source:
        _refuse_damaged(source, file)
        lock = WriterLock(database)
        try:
            partial = _copy(source, database)
            _sign_everybody_out(partial)
            former = _set_aside(database)
            _put(partial, database)
        finally:
            lock.release()
    return former


def _copy(source: sqlite3.Connection, target: Path) -> Path:
    """A whole copy beside the target, on disk (fsync), readable by its owner alone."""
    partial = target.with_name(f"{target.name}.partiel")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            # In one step: a copy by steps starts again at each write, and under load never ends.
            source.backup(copy, pages=-1)
            # A single file to carry: the copy has no log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            _refuse_damaged(copy, partial)
        _sync(partial)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise StoreError(
            f"La copie vers « {target} » n'a pas pu être écrite ({error}). "
            "Vérifiez la place sur le disque et les droits d'écriture ; rien n'a été remplacé."
        ) from error
    return partial


def _put(partial: Path, target: Path) -> None:
    os.replace(partial, target)
    _sync(target.parent)


def _sign_everybody_out(copy: Path) -> None:
    with _damaged(copy), closing(sqlite3.connect(copy)) as connection, connection:
        for table in ("staff_sessions", "staff_invitations"):
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                connection.execute(f"DELETE FROM {table}")


def _set_aside(database: Path) -> Path | None:
    """Keep the former database under another name, with no moment at which there is none."""
    if not database.exists():
        return None
    if _looks_like_sqlite(database):  # opening anything else would make SQLite drop its log
        with suppress(StoreError, sqlite3.Error):
            connect_writer(database).close()  # folds its log into it
    aside = next(_free_names(database))
    for end in ("-wal", "-shm"):  # left only by a damaged one; its log must never meet the restored file
        log = database.with_name(database.name + end)
        if log.exists():
            os.replace(log, aside.with_name(aside.name + end))
    try:
        os.link(database, aside)
    except OSError:  # a file system without hard links
        os.replace(database, aside)
    return aside


def _looks_like_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _free_names(database: Path) -> Iterator[Path]:
    number = 1
    while True:
        name = database.with_name(f"{database.name}.avant-restauration-{number}")
        if not name.exists():
            yield name
        number += 1


def _refuse_same(one: Path, other: Path) -> None:
    if other.exists() and one.exists() and other.samefile(one):
        raise StoreError(f"« {one} » et « {other} » sont le même fichier. Donnez un autre nom à la sauvegarde.")


def _refuse_foreign(target: Path) -> None:
    try:
        connect_reader(target).close()
    except StoreError as error:
        raise StoreError(
            f"« {target} » existe déjà et n'est pas une sauvegarde d'aide-projet : il n'est pas remplacé. "
            "Donnez un autre nom."
        ) from error


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    with _damaged(path):
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        for table in ("conversations", "turns"):
            connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1)")


@contextmanager
def _damaged(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"La sauvegarde « {path} » est abîmée ou incomplète ({error}). Rien n'a été remplacé ; prenez-en une autre."
        ) from error


def _sync(path: Path) -> None:
    """Ask the disk to keep this file, or the names in this folder."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        return
    try:
        os.fsync(descriptor)
    except OSError:
        if path.is_file():
            raise
    finally:
        os.close(descriptor)
