"""A publication that is killed: given a FOLDER and a STEP, takes version 1 up again, and dies at that step."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from aide_projet.content import write_back
from aide_projet.store import versions
from aide_projet.store.conversations import SqliteConversations
from aide_projet.use_cases.publish import Published, roll_back
from aide_projet.use_cases.shelf import Shelf
from aide_projet.wiring import build_service


def die(*_: object, **__: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


class DiesBeforeCommit:
    """The connection of the writer, until the transaction has written everything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *given: object) -> sqlite3.Cursor:
        done = self._connection.execute(sql, *given)
        return die() if sql.startswith("UPDATE content_in_force") else done


def arm(step: str) -> None:
    """From now on the process dies when it comes to the step."""
    match step:
        case "avant":
            versions.SqliteVersions.publish = die  # type: ignore[method-assign,assignment]
        case "transaction":
            write = SqliteConversations.write

            async def writing(self: Any, action: Any, **given: Any) -> Any:
                return await write(self, lambda connection: action(DiesBeforeCommit(connection)), **given)

            SqliteConversations.write = writing  # type: ignore[method-assign]
        case "inscrite":
            Shelf.put = die  # type: ignore[method-assign]
        case "dossier":
            write_back.lay = die
        case "releve":
            write_back.write_record = die


def main(folder: Path, step: str) -> None:
    service = build_service(folder)
    arm(step)

    async def act() -> None:
        done = await roll_back(service.content, 1, note="", author="lea", at=datetime.now(UTC))
        assert isinstance(done, Published)
        texts = {path: service.content.versions.text(digest) for path, digest in done.files.items()}
        await service.working_copy.follow(done.before, texts)

    asyncio.run(act())


main(Path(sys.argv[1]), sys.argv[2])
