"""How the conversations of the last year went, for the drawing of a flow: events alone, nothing that anybody said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from aide_projet.store.replay import Replay
from aide_projet.use_cases.visits import Told

DAYS, MOST = 365, 2_000
"""How far back, and how many conversations at most: some seconds of work."""
LEFT_DAYS = 14
"""Without a visit for that long, a conversation counts as left where it was."""


def told_lately(database: Path, today: date) -> Iterator[Told]:
    """The last ones; those whose events cannot be read are left out."""
    with closing(Replay(database)) as replay:
        going_on = set(replay.recent(today - timedelta(days=LEFT_DAYS), MOST))
        for one in replay.conversations(replay.recent(today - timedelta(days=DAYS), MOST), recent=True):
            if one.records is not None:
                yield Told(one.records, idle=one.number not in going_on)
