"""Stored conversations read again, in batches, to see what another content would change for them.

Another process than the one that serves reads here: the log of the database lets it, and no writer waits for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random

from aide_projet.draft.event import Recorded
from aide_projet.store.database import connect_reader
from aide_projet.store.errors import StoreError
from aide_projet.store.event_json import read_events
from aide_projet.use_cases.replaying import Replayed

BATCH = 200
"""Conversations whose events are in memory at once."""
_DRAWN_TWICE = 8
"""Numbers drawn for each conversation wanted: many were erased, or are recent."""


class Replay:
    """A reading connection to a database; close it."""

    def __init__(self, database: Path) -> None:
        """Open it. Raise StoreError, in French, when it is missing or not ours."""
        self._connection = connect_reader(database)

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()

    def recent(self, since: date, most: int) -> list[int]:
        """The numbers of the conversations touched since that day, the last touched first."""
        sql = "SELECT id FROM conversations WHERE touched >= ? ORDER BY touched DESC, id DESC LIMIT ?"
        return [row[0] for row in self._connection.execute(sql, (since.isoformat(), most))]

    def count(self, since: date) -> int:
        """How many were touched since that day."""
        sql = "SELECT count(*) FROM conversations WHERE touched >= ?"
        return int(self._connection.execute(sql, (since.isoformat(),)).fetchone()[0])

    def sample(self, before: date, size: int, seed: int) -> list[int]:
        """The numbers of some conversations last touched before that day, the same for the same seed."""
        first, last = self._connection.execute("SELECT min(id), max(id) FROM conversations").fetchone()
        if first is None:
            return []
        numbers = range(first, last + 1)
        drawn = Random(seed).sample(numbers, min(len(numbers), size * _DRAWN_TWICE))
        return self._touched_before(before, drawn)[:size]

    def _touched_before(self, day: date, drawn: Sequence[int]) -> list[int]:
        found: set[int] = set()
        for batch in _batches(drawn):
            sql = f"SELECT id FROM conversations WHERE touched < ? AND id IN ({_marks(batch)})"
            found |= {row[0] for row in self._connection.execute(sql, (day.isoformat(), *batch))}
        return [number for number in drawn if number in found]

    def conversations(self, numbers: Sequence[int], *, recent: bool) -> Iterator[Replayed]:
        """Those conversations with their events, in that order. One erased meanwhile is left out."""
        for batch in _batches(numbers):
            events = self._events(batch)
            sql = f"SELECT id, call, edition, language, practised FROM conversations WHERE id IN ({_marks(batch)})"
            heads = {row[0]: row for row in self._connection.execute(sql, batch)}
            for number in batch:
                if number in heads:
                    _, call, edition, language, practised = heads[number]
                    day = date.fromisoformat(practised) if practised else None
                    yield Replayed(number, call, edition, language, day, recent, _read(events.get(number, ())))

    def _events(self, batch: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
        sql = (
            "SELECT conversation, number, events FROM turns "
            f"WHERE conversation IN ({_marks(batch)}) ORDER BY conversation, number"
        )
        rows: Iterable[sqlite3.Row] = self._connection.execute(sql, batch)
        return {key: [(row[1], row[2]) for row in turns] for key, turns in groupby(rows, key=lambda row: row[0])}


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def _marks(batch: Sequence[int]) -> str:
    return ",".join("?" * len(batch))


def _read(turns: Iterable[tuple[int, str]]) -> tuple[Recorded, ...] | None:
    """The events of its turns; None when one cannot be read, which is told of that conversation alone."""
    try:
        return tuple(Recorded(number, event) for number, text in turns for event in read_events(text))
    except (StoreError, ValueError, TypeError, KeyError, AttributeError):
        return None
