"""Read-only addresses: found by their number, closed for good, erased with their conversation to the last byte."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from stored_samples import DAY, answered, conversation, turn

from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.database import connect_writer
from aide_projet.store.erasure import reclaim
from aide_projet.store.shares import SqliteShares
from aide_projet.use_cases.ports import StoredShare

DIGEST = bytes(range(200, 232))


def _begun(store: SqliteConversations, *keys: str) -> SqliteShares:
    async def create() -> None:
        for key in keys:
            await store.create(conversation(key), turn(0), answered(0))

    asyncio.run(create())
    return SqliteShares(store)


def test_an_address_is_found_again_as_it_was_made(store: SqliteConversations) -> None:
    shares = _begun(store, "a", "b")

    async def scenario() -> None:
        first = await shares.add("a", DIGEST, "La mairie", contacts=True, created=DAY)
        second = await shares.add("b", b"autre", "", contacts=False, created=DAY)
        assert (first, second) == (1, 2)
        assert await shares.find(1) == StoredShare(1, "a", DIGEST, "La mairie", True, DAY)
        assert [one.number for one in await shares.of("a")] == [1]
        assert await shares.find(3) is None
        assert await shares.find(2**70) is None

    asyncio.run(scenario())


def test_no_address_of_an_unknown_conversation(store: SqliteConversations) -> None:
    shares = _begun(store)
    assert asyncio.run(shares.add("rien", DIGEST, "", contacts=False, created=DAY)) is None
    assert asyncio.run(shares.of("rien")) == []


def test_only_its_own_conversation_closes_an_address_and_once(store: SqliteConversations) -> None:
    shares = _begun(store, "a", "b")

    async def scenario() -> None:
        await shares.add("a", DIGEST, "", contacts=False, created=DAY)
        assert await shares.revoke("b", 1) is False
        assert await shares.revoke("a", 2**70) is False
        assert await shares.revoke("a", 1) is True
        assert await shares.revoke("a", 1) is False
        found = await shares.find(1)
        assert found is not None
        assert found.revoked

    asyncio.run(scenario())


def test_addresses_survive_a_restart(database: Path) -> None:
    with SqliteConversations(database) as store:
        asyncio.run(_begun(store, "a").add("a", DIGEST, "é\ud800", contacts=False, created=DAY))
    with SqliteConversations(database) as store:
        found = asyncio.run(SqliteShares(store).find(1))
    assert found is not None
    assert found.label == "é?"


def test_erasing_a_project_leaves_nothing_of_its_addresses_in_the_files(
    store: SqliteConversations, bytes_of: Callable[[], bytes]
) -> None:
    shares = _begun(store, "a", "b")

    async def scenario() -> None:
        for place in range(40):
            digest = DIGEST if place % 2 else b"\x01" * 32
            await shares.add("a" if place % 2 else "b", digest, f"pour Samira {place}", contacts=False, created=DAY)
        await shares.revoke("a", 2)
        await store.erase("a")
        assert await shares.find(2) is None
        assert len(await shares.of("b")) == 20

    asyncio.run(scenario())
    left = bytes_of()
    assert DIGEST not in left
    assert b"Samira 1\x00" not in left
    assert not [place for place in range(1, 40, 2) if f"pour Samira {place}2014".encode() in left]
    assert b"pour Samira 10" in left


def test_a_purge_takes_addresses_along(store: SqliteConversations, bytes_of: Callable[[], bytes]) -> None:
    shares = _begun(store, "a")

    async def scenario() -> None:
        await shares.add("a", DIGEST, "pour Samira", contacts=False, created=DAY)
        await store.purge(DAY + timedelta(days=1))
        assert await shares.find(1) is None

    asyncio.run(scenario())
    assert DIGEST not in bytes_of()
    assert b"Samira" not in bytes_of()


def test_a_number_is_never_given_again(database: Path) -> None:
    async def scenario(store: SqliteConversations) -> int | None:
        number = await _again(store).add("b", DIGEST, "", contacts=False, created=DAY)
        await store.erase("a")
        return number

    def _again(store: SqliteConversations) -> SqliteShares:
        return SqliteShares(store)

    with SqliteConversations(database) as store:
        shares = _begun(store, "a", "b")
        assert asyncio.run(shares.add("a", DIGEST, "", contacts=False, created=DAY)) == 1
        assert asyncio.run(scenario(store)) == 2
    connection = connect_writer(database)
    connection.execute("UPDATE upkeep SET erased_bytes = 1000000")
    assert reclaim(connection, least=1)
    assert connection.execute("SELECT count(*) FROM shares").fetchone()[0] == 1
    connection.close()
    with SqliteConversations(database) as store:
        assert asyncio.run(SqliteShares(store).add("b", DIGEST, "", contacts=False, created=DAY)) == 3
