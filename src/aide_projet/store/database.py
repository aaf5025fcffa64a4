"""The database file: opened with the settings that make an acknowledged answer safe, refused when it is not ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aide_projet.errors import reason
from aide_projet.store.errors import StoreError, primary_code
from aide_projet.store.migrations import LATEST, migrate, version

APPLICATION_ID = 0x61696465
"""Written in the header of our files ("aide" in ASCII): tells them from any other SQLite database."""

BUSY_MS = 5_000
"""How long to wait for a lock that a backup or another reader holds, in milliseconds."""


def connect_writer(path: Path) -> sqlite3.Connection:
    """The one connection that writes, its schema up to date. The caller holds the WriterLock.

    Raise StoreError (in French) when the file is not ours, newer than this program, held or not writable.
    """
    _create_private(path)
    with _said_in_french(path):
        connection = _connect(path)
        try:
            check_ours(connection, path, empty_allowed=True)
            # Settings first: the schema itself is then written with them.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_beside(path: Path) -> sqlite3.Connection:
    """A second writing connection, for one short transaction at a time (see `beside`); the schema is current.

    As durable as the first, and as thorough in wiping what it replaces.
    """
    with _said_in_french(path):
        connection = _connect(path)
        try:
            check_ours(connection, path)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads. Raise StoreError when the file is missing or not ours."""
    if not path.is_file():
        raise StoreError(f"La base « {path} » n'existe pas. Vérifiez le chemin.")
    with _said_in_french(path):
        connection = _connect(path)
        try:
            connection.execute("PRAGMA query_only = ON")
            check_ours(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def check_ours(connection: sqlite3.Connection, path: Path, *, empty_allowed: bool = False) -> None:
    """Raise StoreError unless this is a database of ours, of a schema that this program knows."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID and not (empty_allowed and tables == 0 and mark == 0):
        raise StoreError(
            f"« {path} » n'est pas une base d'aide-projet. Rien n'y a été changé ; choisissez un autre fichier."
        )
    found = version(connection)
    if found > LATEST:
        raise StoreError(
            f"La base « {path} » vient d'une version plus récente d'aide-projet (schéma {found}, ce programme connaît "
            f"jusqu'à {LATEST}). Installez la version récente, ou restaurez une sauvegarde plus ancienne."
        )


def _connect(path: Path) -> sqlite3.Connection:
    """No implicit transactions; usable from the thread that needs it, never from two at once."""
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return connection


def _create_private(path: Path) -> None:
    """Create a missing file readable by its owner alone; SQLite gives its side files the same rights."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"On ne peut pas écrire la base « {path} » ({reason(error)}). "
            "Donnez-vous le droit d'y écrire, ou choisissez un autre fichier."
        ) from error


@contextmanager
def _said_in_french(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(_why(error, path)) from error


def _why(error: sqlite3.Error, path: Path) -> str:
    match primary_code(error):
        case sqlite3.SQLITE_NOTADB:
            return f"« {path} » n'est pas une base de données. Rien n'y a été changé ; choisissez un autre fichier."
        case sqlite3.SQLITE_CORRUPT:
            return f"La base « {path} » est abîmée. Restaurez la dernière sauvegarde (aide-projet restore)."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"La base « {path} » est tenue par un autre programme. Fermez-le, puis recommencez."
        case sqlite3.SQLITE_FULL:
            return f"Le disque est plein : la base « {path} » ne peut pas être ouverte. Libérez de la place."
        case _:
            return f"La base « {path} » ne s'ouvre pas ({error}). Vérifiez le disque et les droits d'accès."
