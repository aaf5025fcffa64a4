"""The command line writes accounts while a server, in another process, holds the database and writes turns."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aide_projet.store import database as database_module
from aide_projet.store.accounts import SqliteAccounts
from aide_projet.store.beside import BesideDatabase
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.errors import StoreError
from aide_projet.store.migrations import LATEST
from aide_projet.use_cases.accounts import Action, Role, Trace
from aide_projet.use_cases.ports import Full

TRACE = Trace(datetime(2026, 11, 28, tzinfo=UTC), None, Action.INVITED)
APPENDER = Path(__file__).parent / "appender.py"


def test_a_missing_database_is_made(database: Path) -> None:
    with BesideDatabase(database) as beside:
        assert asyncio.run(SqliteAccounts(beside).add("lea", "Léa", Role.ADMINISTRATOR, TRACE)) == 1
        assert beside.read("PRAGMA secure_delete") == [(1,)]
        assert beside.read("PRAGMA synchronous") == [(2,)]
    assert database.stat().st_mode & 0o077 == 0
    with SqliteConversations(database) as store:
        assert asyncio.run(SqliteAccounts(store).find("lea")) is not None


def test_the_server_sees_at_once_what_is_written_beside_it(database: Path) -> None:
    with SqliteConversations(database) as store, BesideDatabase(database) as beside:
        served, told = SqliteAccounts(store), SqliteAccounts(beside)

        async def scenario() -> None:
            number = await told.add("lea", "Léa", Role.ANIMATEUR, TRACE)
            assert number is not None
            session = await served.open_session(number, b"d" * 32, TRACE)
            assert await told.session(session) is not None
            await told.disable(number, TRACE)
            assert await served.session(session) is None

        asyncio.run(scenario())


def test_people_are_added_while_another_process_appends_turns_without_end(database: Path) -> None:
    with subprocess.Popen([sys.executable, str(APPENDER), str(database)], stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        for _ in range(60):  # everybody has begun
            assert server.stdout.readline()
        added = []
        for place in range(8):
            with BesideDatabase(database) as beside:
                added.append(asyncio.run(SqliteAccounts(beside).add(f"p{place}", "P", Role.ANIMATEUR, TRACE)))
            assert server.poll() is None
            server.stdout.readline()
        server.kill()
        acknowledged = [line.split() for line in server.stdout.read().decode().split("\n")[:-1]]
    assert added == list(range(1, 9))
    with SqliteConversations(database) as store:
        assert len(asyncio.run(SqliteAccounts(store).people())) == 8
        for key, number in acknowledged[-5:]:
            assert asyncio.run(store.turn(key, int(number))) is not None


def test_a_mistake_undoes_all_of_its_act(database: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE upkeep SET beat = 7")
        raise ValueError("half way")

    with BesideDatabase(database) as beside:
        with pytest.raises(ValueError, match="half way"):
            asyncio.run(beside.write(half))
        assert beside.read("SELECT beat FROM upkeep") == [(0,)]


def test_another_program_that_never_lets_go_is_a_refusal(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_MS", 10)
    with BesideDatabase(database) as beside, closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Full):
            asyncio.run(beside.write(lambda connection: connection.execute("UPDATE upkeep SET beat = 1")))
        other.execute("ROLLBACK")


def test_the_schema_is_never_changed_beside_a_server(database: Path) -> None:
    with SqliteConversations(database):
        with closing(sqlite3.connect(database)) as older, older:
            older.execute(f"PRAGMA user_version = {LATEST - 1}")
        with pytest.raises(StoreError, match="déjà ouverte par un autre programme"):
            BesideDatabase(database)
