"""What the store refuses to open, and how a failed write is told apart from a mistake of this program."""

from __future__ import annotations

import sqlite3

from aide_projet.errors import AideProjetError
from aide_projet.use_cases.ports import Full


class StoreError(AideProjetError):
    """The database cannot be opened, saved or restored. The message is French and says what to do."""


_CANNOT_WRITE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }
)


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code (its extended codes carry more in the higher bits), 0 when there is none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def cannot_write(error: sqlite3.Error) -> bool:
    """Whether the machine refused (disk full, read-only, held elsewhere) rather than this program being wrong."""
    return primary_code(error) in _CANNOT_WRITE


def as_refusal(error: BaseException) -> BaseException:
    """The port's error for a refusal of the machine; any other error unchanged."""
    if isinstance(error, sqlite3.Error) and cannot_write(error):
        refusal = Full(str(error))
        refusal.__cause__ = error
        return refusal
    return error
