"""Blank rows of erased conversations go when they are worth it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from stored_samples import DAY, answered, conversation, turn

from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.database import connect_writer
from aide_projet.store.erasure import RECLAIM_BYTES, reclaim


def _fill_and_erase(database: Path, erased: int, kept: int) -> None:
    async def scenario(store: SqliteConversations) -> None:
        for i in range(erased + kept):
            await store.create(conversation(f"c{i}"), turn(0, "x" * 20_000), answered(0, "y" * 5_000))
        for i in range(erased):
            await store.erase(f"c{i}")

    with SqliteConversations(database) as store:
        asyncio.run(scenario(store))


def test_a_file_half_blank_is_written_anew_and_keeps_the_rest(database: Path) -> None:
    _fill_and_erase(database, erased=30, kept=5)
    before = database.stat().st_size
    connection = connect_writer(database)
    assert reclaim(connection, least=100_000) is True
    assert reclaim(connection, least=100_000) is False
    connection.close()
    assert database.stat().st_size < before / 3
    with SqliteConversations(database) as store:
        assert asyncio.run(store.turn("c30", 0)) == turn(0, "x" * 20_000)
        assert asyncio.run(store.find("c0")) is None
        asyncio.run(store.append("c30", turn(1), (), DAY))


def test_a_few_blank_rows_are_left_alone(database: Path) -> None:
    _fill_and_erase(database, erased=2, kept=10)
    connection = connect_writer(database)
    assert reclaim(connection, least=1) is False
    assert reclaim(connection, RECLAIM_BYTES) is False
    connection.close()
