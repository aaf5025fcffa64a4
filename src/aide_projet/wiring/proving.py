"""One half of a proof, in a process of its own: `python -m aide_projet.wiring.proving contenu|effet …`.

It writes JSON lines: {"part", "done", "total", "at"} as it goes, then {"proof": …} with its half, or {"refused": …}.
The parent (`wiring.prover`) ends it when it takes too long.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from time import monotonic

from aide_projet.content.errors import ContentErrors
from aide_projet.content.load import load_library
from aide_projet.content.matching_files import matching_files
from aide_projet.content.proof import prove_content
from aide_projet.content.states import edited_files
from aide_projet.dialogue.content import Content
from aide_projet.errors import AideProjetError
from aide_projet.store.replay import Replay
from aide_projet.use_cases.effect import Effect
from aide_projet.use_cases.proof import Part, Proof, Why
from aide_projet.use_cases.replaying import measure
from aide_projet.wiring.child import confine
from aide_projet.wiring.halves import CONTENT, EFFECT

UNDER_WAY_DAYS = 60
"""A conversation not touched for so long is a past one."""
MOST = 5_000
"""Recent conversations judged at most, the last touched first."""
PAST = 200
"""Past conversations judged, drawn with a seed so that two proofs draw the same."""
SEED = 5

_TOLD_EVERY_S = 0.1
_SHARE_OF_TIME = 0.6
"""Of the time allowed, what the conversations may take: those left out are then counted, and the rest is told."""


class _Teller:
    """Writes progress: each new part and file at once, the rest ten times a second."""

    def __init__(self) -> None:
        self._last: tuple[str, str] = ("", "")
        self._at = 0.0

    def __call__(self, part: Part, done: int, total: int, at: str = "") -> None:
        now = monotonic()
        if (part, at) == self._last and done < total and now - self._at < _TOLD_EVERY_S:
            return
        self._last, self._at = (part, at), now
        _write({"part": part.value, "done": done, "total": total, "at": at})


def _write(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Prove, and write what was found."""
    given = _arguments().parse_args(arguments)
    confine(given.memory, given.seconds)
    gc.disable()  # it lives for seconds and leaves next to no cycles: looking for these is a fifth of its time
    tell = _Teller()
    try:
        half = _content(given, tell) if given.half == CONTENT else _effect(given, tell)
    except MemoryError:
        _write({"refused": Why.MEMORY.value, "said": ""})
    except AideProjetError as error:
        _write({"refused": Why.REFUSED.value, "said": str(error)})
    else:
        _write({"proof": json.loads(half.to_json())})


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("half", choices=(CONTENT, EFFECT))
    parser.add_argument("--candidate", type=Path, required=True)
    parser.add_argument("--in-force", type=Path, required=True)
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--default-call", required=True)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--memory", type=int, required=True)
    return parser


def _content(given: argparse.Namespace, tell: _Teller) -> Proof:
    return Proof(prove_content(given.candidate, given.in_force, tell), None)


def _effect(given: argparse.Namespace, tell: _Teller) -> Proof:
    """Without an effect when the candidate has mistakes: the other half tells them."""
    tell(Part.EFFECT, 0, 0)
    before, after = _loaded(given.in_force), _loaded(given.candidate)
    if after is None:
        return Proof(None, None)
    if not given.database.is_file() or (before is None and given.default_call not in after):
        return Proof(None, Effect(alone=before is None))
    with closing(Replay(given.database)) as replay:
        if before is None:  # this program may be newer than what is in force: that must not stop what mends it
            return Proof(None, replace(_measured(replay, after, after, given, tell), alone=True))
        edited = edited_files(given.candidate, given.in_force)
        after = {name: _shared(content, before.get(name), edited) for name, content in after.items()}
        return Proof(None, _measured(replay, before, after, given, tell))


def _loaded(root: Path) -> Mapping[str, Content] | None:
    """The content under a root; None when it has mistakes."""
    try:
        return load_library(root / "dialogues", root / "rules")
    except ContentErrors:
        return None


def _shared(after: Content, before: Content | None, edited: Sequence[str]) -> Content:
    """The content in force itself where nothing is edited; its lexicon where no file of the matching is."""
    if before is None:
        return after
    if before.version == after.version:
        return before
    same = not any(name.startswith(matching_files(after.call.name)) for name in edited)
    return replace(after, make_lexicon=before.make_lexicon) if same else after


def _measured(
    replay: Replay,
    before: Mapping[str, Content],
    after: Mapping[str, Content],
    given: argparse.Namespace,
    tell: _Teller,
) -> Effect:
    since = given.today - timedelta(days=UNDER_WAY_DAYS)
    recent, past = replay.recent(since, MOST), replay.sample(since, PAST, SEED)
    end: float = monotonic() + given.seconds * _SHARE_OF_TIME

    def time_left(done: int) -> bool:
        tell(Part.EFFECT, done, len(recent) + len(past))
        return monotonic() < end

    stored = chain(replay.conversations(recent, recent=True), replay.conversations(past, recent=False))
    expected = replay.count(since) + len(past)
    return measure(
        before, after, stored, given.today, default_call=given.default_call, expected=expected, tell=time_left
    )


if __name__ == "__main__":
    main()
