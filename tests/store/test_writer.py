"""The writer groups what waits, answers after the commit, and lets no failure spread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from aide_projet.store.database import connect_reader, connect_writer
from aide_projet.store.errors import StoreError
from aide_projet.store.writer import Writer
from aide_projet.use_cases.ports import Full


@pytest.fixture
def connection(database: Path) -> sqlite3.Connection:
    made = connect_writer(database)
    made.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")
    return made


@pytest.fixture
def writer(connection: sqlite3.Connection) -> Iterator[Writer]:
    made = Writer(connection)
    yield made
    made.close()


def _add(text: str) -> Callable[[sqlite3.Connection], int | None]:
    return lambda connection: connection.execute("INSERT INTO notes (text) VALUES (?)", (text,)).lastrowid


def _notes(database: Path) -> list[str]:
    reader = connect_reader(database)
    found = [row[0] for row in reader.execute("SELECT text FROM notes ORDER BY id")]
    reader.close()
    return found


def test_a_write_is_seen_by_others_once_it_is_answered(writer: Writer, database: Path) -> None:
    assert asyncio.run(writer.write(_add("a"))) == 1
    assert _notes(database) == ["a"]


def test_writes_that_wait_share_one_commit(writer: Writer, connection: sqlite3.Connection) -> None:
    commits: list[str] = []

    async def scenario() -> None:
        gate = writer.write(lambda c: c.set_trace_callback(lambda sql: commits.append(sql)))
        await asyncio.gather(gate, *(writer.write(_add(str(i))) for i in range(100)))

    asyncio.run(scenario())
    assert commits.count("COMMIT") < 10


def test_a_write_that_fails_does_not_fail_the_others(writer: Writer, database: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO notes (text) VALUES ('half')")
        raise ValueError("no")

    async def scenario() -> list[object]:
        writes: list[Awaitable[object]] = [writer.write(_add("a")), writer.write(half)]
        writes += [writer.write(_add("a")), writer.write(_add("b"))]
        return await asyncio.gather(*writes, return_exceptions=True)

    outcomes = asyncio.run(scenario())
    assert [type(outcome) for outcome in outcomes] == [int, ValueError, sqlite3.IntegrityError, int]
    assert _notes(database) == ["a", "b"]


def test_when_sqlite_drops_the_whole_transaction_the_others_are_tried_again(writer: Writer, database: Path) -> None:
    def drop(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT OR ROLLBACK INTO notes (text) VALUES ('first')")

    async def scenario() -> list[object]:
        await writer.write(_add("first"))
        before = [writer.write(_add(f"before {i}")) for i in range(5)]
        after = [writer.write(_add(f"after {i}")) for i in range(5)]
        return await asyncio.gather(*before, writer.write(drop), *after, return_exceptions=True)

    outcomes = asyncio.run(scenario())
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False] * 5 + [True] + [False] * 5
    assert len(_notes(database)) == 11


def test_a_full_database_refuses_what_does_not_fit_and_serves_again_when_there_is_room(
    writer: Writer, database: Path
) -> None:
    async def scenario() -> None:
        await writer.write(lambda c: c.execute("PRAGMA max_page_count = 40").fetchone())
        outcomes = await asyncio.gather(
            *(writer.write(_add(f"{i} " + "x" * 20_000)) for i in range(30)),
            writer.write(_add("petit")),
            return_exceptions=True,
        )
        refused = [outcome for outcome in outcomes if isinstance(outcome, Full)]
        kept = [outcome for outcome in outcomes if isinstance(outcome, int)]
        assert refused
        assert len(refused) + len(kept) == 31
        assert len(_notes(database)) == len(kept)
        await writer.write(lambda c: c.execute("PRAGMA max_page_count = 100000").fetchone())
        await writer.write(_add("y" * 20_000))
        assert len(_notes(database)) == len(kept) + 1

    asyncio.run(scenario())


def test_a_mistake_of_ours_is_not_taken_for_a_full_disk(writer: Writer) -> None:
    with pytest.raises(sqlite3.OperationalError):
        asyncio.run(writer.write(lambda c: c.execute("SELECT * FROM nowhere")))


def test_a_request_given_up_meanwhile_breaks_nothing(writer: Writer, database: Path) -> None:
    async def scenario() -> None:
        given_up = asyncio.ensure_future(writer.write(_add("given up")))
        await asyncio.sleep(0)
        given_up.cancel()
        await writer.write(_add("next"))

    asyncio.run(scenario())
    assert "next" in _notes(database)


def test_an_event_loop_that_is_gone_breaks_nothing(writer: Writer, database: Path) -> None:
    async def leave() -> None:
        task = asyncio.ensure_future(writer.write(_add("left behind")))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(leave())
    asyncio.run(writer.write(_add("here")))
    assert "here" in _notes(database)


def test_closing_finishes_what_waits_and_refuses_what_comes_after(writer: Writer, database: Path) -> None:
    async def scenario() -> None:
        waiting = [asyncio.ensure_future(writer.write(_add(str(i)))) for i in range(50)]
        await asyncio.sleep(0)
        await asyncio.to_thread(writer.close)
        await asyncio.gather(*waiting)
        with pytest.raises(StoreError, match="s'arrête"):
            await writer.write(_add("trop tard"))

    asyncio.run(scenario())
    assert len(_notes(database)) == 50


def test_the_log_is_emptied_later_when_a_long_reader_holds_it(
    writer: Writer, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aide_projet.store.writer.SCRUB_AGAIN_S", 0.01)
    log = database.with_name(database.name + "-wal")

    async def scenario() -> None:
        await writer.write(_add("secret ancien"))
        reader = connect_reader(database)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM notes").fetchall()
        await writer.write(lambda c: c.execute("DELETE FROM notes").rowcount, scrub=True)
        await writer.write(_add("suite"))
        assert b"secret ancien" in log.read_bytes()
        reader.execute("COMMIT")
        reader.close()
        for _ in range(400):
            if b"secret ancien" not in log.read_bytes() + database.read_bytes():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("the log still holds what was deleted")

    asyncio.run(scenario())
