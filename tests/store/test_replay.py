"""Stored conversations read again for a proof: bounded, seeded, and one that is odd stops nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from stored_samples import DAY, answered, conversation, turn

from aide_projet.store import replay as replay_module
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.replay import Replay

OLD = date(2014, 3, 1)


def filled(database: Path, days: list[date]) -> None:
    """A conversation of two turns for each of these days."""

    async def fill() -> None:
        with SqliteConversations(database) as store:
            for number, day in enumerate(days):
                await store.create(conversation(f"cle{number}", touched=day), turn(0), answered(0))
                await store.append(f"cle{number}", turn(1), answered(1), day)

    asyncio.run(fill())


@pytest.fixture
def replay(database: Path) -> Iterator[Replay]:
    filled(database, [OLD, DAY, OLD, DAY, DAY])
    with closing(Replay(database)) as opened:
        yield opened


def test_recent_conversations_come_the_last_touched_first_and_no_more_than_asked(replay: Replay) -> None:
    assert replay.recent(DAY, 10) == [5, 4, 2]
    assert replay.recent(DAY, 2) == [5, 4]
    assert replay.count(DAY) == 3


def test_a_sample_of_past_ones_is_the_same_for_the_same_seed(database: Path) -> None:
    filled(database, [OLD] * 30 + [DAY])
    with closing(Replay(database)) as replay:
        first = replay.sample(DAY, 5, seed=1)
        assert len(set(first)) == 5
        assert replay.sample(DAY, 5, seed=1) == first
        assert replay.sample(DAY, 5, seed=2) != first
        assert sorted(replay.sample(DAY, 100, seed=1)) == list(range(1, 31))


def test_an_empty_database_has_no_sample(database: Path) -> None:
    with SqliteConversations(database):
        pass
    with closing(Replay(database)) as replay:
        assert replay.sample(DAY, 5, seed=1) == []
        assert replay.recent(DAY, 5) == []


def test_conversations_come_in_the_order_asked_with_the_events_of_all_their_turns(
    replay: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay_module, "BATCH", 2)
    found = list(replay.conversations([4, 1, 5, 99, 2], recent=True))
    assert [one.number for one in found] == [4, 1, 5, 2]
    assert found[0].records == (*answered(0), *answered(1))
    assert found[0].recent


def test_a_conversation_whose_events_cannot_be_read_is_given_without_them(database: Path) -> None:
    filled(database, [DAY, DAY])
    with closing(sqlite3.connect(database)) as connection:
        connection.execute('UPDATE turns SET events = \'[{"e": "inconnu"}]\' WHERE conversation = 1 AND number = 1')
        connection.commit()
    with closing(Replay(database)) as replay:
        odd, sound = replay.conversations([1, 2], recent=True)
    assert odd.records is None
    assert sound.records is not None
    assert len(sound.records) == 4


def test_it_reads_while_a_server_writes(store: SqliteConversations, database: Path) -> None:
    with closing(Replay(database)) as replay:
        assert replay.recent(DAY, 5) == []
