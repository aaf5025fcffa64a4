"""What the use cases may rely on: one turn of each number, durable, findable, erasable."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from stored_samples import DAY, answered, conversation, turn

from aide_projet.draft.event import Noted, Recorded
from aide_projet.store import conversations as module
from aide_projet.store import erasure
from aide_projet.store.conversations import PURGED_TOGETHER, SqliteConversations
from aide_projet.store.errors import StoreError
from aide_projet.use_cases.ports import StoredConversation, TurnConflict


def test_a_conversation_is_found_by_its_key_and_by_its_words(store: SqliteConversations) -> None:
    async def scenario() -> None:
        kept = conversation("cle", words="lune pomme velo quai")
        await store.create(kept, turn(0), answered(0))
        assert await store.find("cle") == kept
        assert await store.find_by_words("lune pomme velo quai") == kept
        assert await store.find("autre") is None
        assert await store.find_by_words("autre") is None

    asyncio.run(scenario())


def test_the_rehearsed_day_comes_back(store: SqliteConversations) -> None:
    async def scenario() -> None:
        kept = StoredConversation("k", "dsdt-2015", "2015", "fr", "w", date(2014, 11, 10), 0, DAY, DAY)
        await store.create(kept, turn(0), ())
        assert await store.find("k") == kept

    asyncio.run(scenario())


def test_turns_and_events_come_back_in_order(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation(), turn(0), answered(0))
        await store.append("cle", turn(1, "à Lens"), answered(1, "à Lens"), DAY)
        await store.append("cle", turn(2, "😀 été"), (), DAY)
        assert await store.turns("cle") == [turn(0), turn(1, "à Lens"), turn(2, "😀 été")]
        assert await store.turn("cle", 1) == turn(1, "à Lens")
        assert await store.turn("cle", 3) is None
        assert await store.events("cle") == [*answered(0), *answered(1, "à Lens")]
        assert await store.events("cle", after=0) == [*answered(1, "à Lens")]
        found = await store.find("cle")
        assert found is not None
        assert found.turn == 2

    asyncio.run(scenario())


def test_the_day_of_the_last_turn_is_kept(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation(), turn(0), ())
        await store.append("cle", turn(1), (), DAY + timedelta(days=3))
        found = await store.find("cle")
        assert found is not None
        assert (found.created, found.touched) == (DAY, DAY + timedelta(days=3))

    asyncio.run(scenario())


@pytest.mark.parametrize("number", [0, 1, 3, 99, -1])
def test_a_turn_that_is_not_the_next_is_refused(store: SqliteConversations, number: int) -> None:
    async def scenario() -> None:
        await store.create(conversation(), turn(0), ())
        await store.append("cle", turn(1), answered(1), DAY)
        with pytest.raises(TurnConflict):
            await store.append("cle", turn(number, "autre"), answered(number, "autre"), DAY)
        assert await store.turns("cle") == [turn(0), turn(1)]
        assert await store.events("cle") == [*answered(1)]

    asyncio.run(scenario())


def test_of_the_same_turn_sent_twenty_times_at_once_one_is_kept(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation(), turn(0), ())
        sent = [store.append("cle", turn(1, f"essai {i}"), answered(1, f"essai {i}"), DAY) for i in range(20)]
        outcomes = await asyncio.gather(*sent, return_exceptions=True)
        assert sum(outcome is None for outcome in outcomes) == 1
        assert sum(isinstance(outcome, TurnConflict) for outcome in outcomes) == 19
        winner = outcomes.index(None)
        assert await store.turn("cle", 1) == turn(1, f"essai {winner}")
        assert len(await store.events("cle")) == 2

    asyncio.run(scenario())


def test_a_turn_of_an_erased_or_unknown_conversation_is_refused(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation(), turn(0), ())
        assert await store.erase("cle") is True
        assert await store.erase("cle") is False
        with pytest.raises(TurnConflict):
            await store.append("cle", turn(1), (), DAY)
        assert await store.find("cle") is None
        assert await store.turns("cle") == []

    asyncio.run(scenario())


def test_words_or_a_key_already_used_are_refused(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation("a", words="lune pomme velo quai"), turn(0), ())
        with pytest.raises(TurnConflict):
            await store.create(conversation("b", words="lune pomme velo quai"), turn(0), ())
        with pytest.raises(TurnConflict):
            await store.create(conversation("a", words="autres"), turn(0), ())
        assert await store.find("b") is None

    asyncio.run(scenario())


def test_two_hundred_conversations_at_once_lose_and_mix_nothing(store: SqliteConversations) -> None:
    async def one(key: str) -> None:
        await store.create(conversation(key), turn(0, f"{key} 0"), answered(0, f"{key} 0"))
        for number in range(1, 10):
            await store.append(key, turn(number, f"{key} {number}"), answered(number, f"{key} {number}"), DAY)

    async def scenario() -> None:
        keys = [f"cle-{i}" for i in range(200)]
        await asyncio.gather(*(one(key) for key in keys))
        for key in keys:
            assert [kept.said for kept in await store.turns(key)] == [f"{key} {number}" for number in range(10)]
            assert len(await store.events(key)) == 20

    asyncio.run(scenario())


def test_what_was_acknowledged_is_there_after_reopening(database: Path) -> None:
    with SqliteConversations(database) as first:
        asyncio.run(first.create(conversation(), turn(0), answered(0)))
    with SqliteConversations(database) as second:
        assert asyncio.run(second.events("cle")) == [*answered(0)]


def test_what_is_acknowledged_is_already_in_the_files(
    store: SqliteConversations, bytes_of: Callable[[], bytes]
) -> None:
    asyncio.run(store.create(conversation(), turn(0, "un potager partage"), ()))
    assert b"un potager partage" in bytes_of()


def test_broken_characters_are_kept_as_question_marks_not_refused(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation(), turn(0, "a\ud800b\x00c"), [Recorded(0, Noted("n", "x\udfffy"))])
        assert await store.turn("cle", 0) == turn(0, "a?b\x00c")
        assert await store.events("cle") == [Recorded(0, Noted("n", "x?y"))]

    asyncio.run(scenario())


def test_hostile_text_is_only_text(store: SqliteConversations) -> None:
    said = '\'); DROP TABLE turns;-- <script>alert(1)</script> {{7*7}} =HYPERLINK("x")'

    async def scenario() -> None:
        await store.create(conversation(said, words=said), turn(0, said), answered(0, said))
        assert await store.turn(said, 0) == turn(0, said)
        assert await store.find_by_words(said) is not None

    asyncio.run(scenario())


def test_erasing_leaves_no_trace_in_the_files(store: SqliteConversations, bytes_of: Callable[[], bytes]) -> None:
    async def scenario() -> None:
        for key in ("a", "b"):
            await store.create(conversation(key, words=f"quatre mots secrets {key}"), turn(0), ())
            for number in range(1, 6):
                text = f"secret de {key} " * (50 * number)
                await store.append(key, turn(number, text), answered(number, text), DAY)
        assert b"secret de a" in bytes_of()
        assert await store.erase("a") is True
        assert b"secret de a" not in bytes_of()
        assert b"quatre mots secrets a" not in bytes_of()
        assert len(await store.turns("b")) == 6

    asyncio.run(scenario())


def test_erasing_one_among_many_leaves_no_trace_either(
    store: SqliteConversations, bytes_of: Callable[[], bytes]
) -> None:
    """Rows move between pages as the file grows and shrinks; no copy of them may stay behind."""

    async def one(key: str) -> None:
        await store.create(conversation(key, words=f"mots-{key}-fin"), turn(0, f"said-{key}-fin"), ())
        for number in range(1, 5):
            text = f"said-{key}-fin" * (1 + int(key[3:]) % 60)
            await store.append(key, turn(number, text), answered(number, text), DAY)

    async def scenario() -> None:
        keys = [f"cle{i:03}" for i in range(120)]
        await asyncio.gather(*(one(key) for key in keys))
        erased = keys[::-3] + keys[1::3]
        for key in erased:
            assert await store.erase(key)
            assert f"said-{key}-fin".encode() not in bytes_of()
        for key in set(keys) - set(erased):
            assert len(await store.turns(key)) == 5

    asyncio.run(scenario())


def test_the_number_of_an_erased_conversation_is_not_given_again(store: SqliteConversations) -> None:
    async def scenario() -> None:
        await store.create(conversation("a"), turn(0), ())
        await store.erase("a")
        await store.create(conversation("b"), turn(0), ())
        await store.append("b", turn(1), (), DAY)
        assert len(await store.turns("b")) == 2

    asyncio.run(scenario())


def test_a_purge_erases_what_is_idle_and_keeps_the_rest(
    store: SqliteConversations, bytes_of: Callable[[], bytes]
) -> None:
    async def scenario() -> None:
        idle = PURGED_TOGETHER * 2 + 5
        for i in range(idle):
            await store.create(conversation(f"vieux-{i}", touched=date(2014, 1, 1)), turn(0, "oubliable"), ())
        await store.create(conversation("recent", touched=DAY), turn(0), ())
        await store.create(conversation("reveille", touched=date(2014, 1, 1)), turn(0), ())
        await store.append("reveille", turn(1), (), DAY)
        assert await store.purge(DAY) == idle
        assert await store.purge(DAY) == 0
        assert await store.find("recent") is not None
        assert await store.find("reveille") is not None
        assert await store.find("vieux-0") is None
        assert b"oubliable" not in bytes_of()

    asyncio.run(scenario())


def test_the_store_says_whether_it_is_alive(database: Path) -> None:
    store = SqliteConversations(database)
    assert asyncio.run(store.alive()) is False
    store.open()
    assert asyncio.run(store.alive()) is True
    store.close()
    store.close()
    assert asyncio.run(store.alive()) is False
    with pytest.raises(StoreError, match="pas ouverte"):
        asyncio.run(store.find("cle"))


def test_each_lookup_of_a_turn_goes_through_an_index(store: SqliteConversations, database: Path) -> None:
    """What keeps a turn as fast with a million conversations as with ten: no scan, no sort."""
    store.close()
    with sqlite3.connect(database) as connection:
        for sql, parameters in (
            (module._FIND + "WHERE key = ?", ("k",)),
            (module._FIND + "WHERE words = ?", ("w",)),
            (module._EVENTS, ("k", 0)),
            (module._TURNS + " ORDER BY turns.number", ("k",)),
            (module._NEXT_TURN, ("k", 1, "", "", "", "", "")),
            (module._TOUCH, ("k", "d")),
            ("SELECT id FROM conversations WHERE touched < ? LIMIT 1", ("d",)),
            (erasure._BLANK, (1,)),
            (erasure._SIZES, (1,)),
            ("DELETE FROM conversations WHERE id = ?", (1,)),
        ):
            plan = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + sql, parameters)]
            assert plan
            assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], (sql, plan)
    connection.close()
