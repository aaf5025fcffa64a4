"""Growth: a turn with a million stored conversations, and the two hundredth turn of one (design §9)."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from aide_projet.dialogue.content import Content
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.shares import SqliteShares
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.outcome import Taken
from aide_projet.use_cases.start import start
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.wiring import SystemDraws
from benchmarks.express import IDEAS, answer
from benchmarks.report import Report, percentile

DAY = date(2014, 11, 10)
MANY = 1_000_000


def measure(content: Content, report: Report) -> None:
    """Turns through the use case and the real store, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.db", Path(folder) / "many.db"
        asyncio.run(_converse(content, few, 10))
        asyncio.run(_converse(content, many, 10))
        _fill(many, MANY)
        base, grown = [], []
        for _ in range(3):  # in turn, so that the machine's moods touch both
            base += asyncio.run(_converse(content, few, 40))
            grown += asyncio.run(_converse(content, many, 40))
        ratio = percentile(grown, 0.99) / percentile(base, 0.99)
        report.add("turn p99, 1 000 000 conversations against 10", ratio, "×", at_most=1.2)
        early, late = asyncio.run(_long(content, few))
        report.add("turn 200 against turn 10 of a conversation", late / early, "×", at_most=1.2)


def deps_over(content: Content, store: SqliteConversations) -> Deps:
    """What the use cases are given over that store."""
    return Deps({content.call.name: content}, content.call.name, store, SystemDraws(), b"bench", SqliteShares(store))


async def _converse(content: Content, database: Path, conversations: int) -> list[float]:
    store = SqliteConversations(database)
    store.open()
    deps = deps_over(content, store)
    times = []
    try:
        for number in range(conversations):
            taken = await start(deps, today=DAY, first=IDEAS[number % 4])
            assert isinstance(taken, Taken)
            view = taken.view
            for turn in range(12):
                slot = view.question.slot if view.question else ""
                begun = perf_counter()
                outcome = await take_turn(deps, view.key, number=view.turn, text=answer(slot, turn), today=DAY)
                times.append(perf_counter() - begun)
                assert isinstance(outcome, Taken)
                view = outcome.view
    finally:
        store.close()
    return times


async def _long(content: Content, database: Path) -> tuple[float, float]:
    """Median of the turns around the 10th and around the 200th: corrections, so that the draft stays alike."""
    store = SqliteConversations(database)
    store.open()
    deps = deps_over(content, store)
    early: list[float] = []
    late: list[float] = []
    try:
        for _ in range(5):
            taken = await start(deps, today=DAY, first=IDEAS[0] + ", 8000 euros")
            assert isinstance(taken, Taken)
            view = taken.view
            for turn in range(1, 206):
                text = f"change le budget : {4000 + turn} euros"
                begun = perf_counter()
                outcome = await take_turn(deps, view.key, number=view.turn, text=text, today=DAY)
                spent = perf_counter() - begun
                assert isinstance(outcome, Taken)
                view = outcome.view
                if 5 <= turn <= 15:
                    early.append(spent)
                elif turn >= 195:
                    late.append(spent)
    finally:
        store.close()
    return percentile(early, 0.5), percentile(late, 0.5)


def _fill(database: Path, count: int) -> None:
    """Copy a stored conversation, row by row in SQL, until there are that many."""
    from benchmarks.fill import fill

    connection = sqlite3.connect(database)
    try:
        fill(connection, count)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
