"""One process writes to a database: it holds a lock on a side file for as long as it serves.

SQLite's own locks last a transaction only, so two servers on one file would seem to work and break the turn numbers of
each other's memory. The system frees this lock when the process dies, however it dies.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from aide_projet.errors import reason
from aide_projet.store.errors import StoreError


def lock_path(database: Path) -> Path:
    """The side file of a database."""
    return database.with_name(database.name + ".verrou")


class WriterLock:
    """Taken on creation, held until `release`."""

    def __init__(self, database: Path) -> None:
        """Take the lock. Raise StoreError when another process (or this one, already) writes to this database."""
        path = lock_path(database)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(
                f"On ne peut pas écrire dans le dossier « {database.parent} » ({reason(error)}). "
                "Donnez-vous le droit d'y écrire, ou choisissez un autre dossier."
            ) from error
        try:
            _take(self._descriptor)
        except OSError as error:
            holder = _holder(self._descriptor)
            os.close(self._descriptor)
            raise StoreError(
                f"La base « {database} » est déjà ouverte par un autre programme{holder}. "
                "Arrêtez-le d'abord (un seul à la fois peut écrire), ou choisissez une autre base."
            ) from error
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, str(os.getpid()).encode())

    def release(self) -> None:
        """Let another process write. The side file stays: removing it would open a gap between two takers."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _holder(descriptor: int) -> str:
    """Who holds it, when that can be read: " (processus 1234)"."""
    try:
        number = os.read(descriptor, 20).decode("ascii", "ignore").strip()
    except OSError:
        return ""
    return f" (processus {number})" if number.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        # Far beyond the number written at the start, which stays readable to the one refused.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
