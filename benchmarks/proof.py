"""A whole proof (mistakes, advice, examples, effect on 1 000 drafts under way) of a content edited in three places.

The edits leave nothing to take over from what is in force: a question moved, a rule made stricter, a keyword added.
"""

from __future__ import annotations

import asyncio
import resource
import shutil
import tempfile
from pathlib import Path
from time import perf_counter

from aide_projet.content.workspace import shipped_folder
from aide_projet.dialogue.content import Content
from aide_projet.store.conversations import SqliteConversations
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.outcome import Taken
from aide_projet.use_cases.proof import Proof
from aide_projet.use_cases.start import start
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.wiring.prover import ChildProver
from benchmarks.express import IDEAS, answer
from benchmarks.growth import DAY, deps_over
from benchmarks.report import Report

DRAFTS = 1_000
TOGETHER = 50
"""Conversations that go on at once, so that their turns share the disk's writes."""
EDITS = (
    ("dialogues/dsdt/parcours.yaml", "      - champ: commune\n", "      - champ: quartier\n"),
    ("rules/dsdt-2015/controles/plancher.yaml", "si: montant_demande < plancher", "si: montant_demande < plancher + 1"),
    ("rules/dsdt-2015/mots-cles/gup.yaml", "mots: [", "mots: [bidouillothèque, "),
)


def measure(content: Content, report: Report) -> None:
    """One proof, by the way that the administration takes."""
    with tempfile.TemporaryDirectory() as folder:
        database, candidate = Path(folder) / "projets.db", Path(folder) / "candidat"
        asyncio.run(_converse(content, database))
        _edit(candidate)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        proof, spent, told, longest = asyncio.run(_prove(database, candidate))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert proof.content is not None
    assert proof.effect is not None
    assert proof.content.examples > 2_000
    assert proof.effect.under_way + proof.effect.past == DRAFTS
    report.add("proof of a content, 1 000 drafts under way", spent, "s", at_most=10)
    report.add("the same, processor time of both children", after.ru_utime - before.ru_utime, "s")
    report.add("progress shown meanwhile", told, "states")
    report.add("longest that the event loop was held up", longest * 1000, "ms")


async def _converse(content: Content, database: Path) -> None:
    store = SqliteConversations(database)
    store.open()
    try:
        deps = deps_over(content, store)
        for first in range(0, DRAFTS, TOGETHER):
            await asyncio.gather(*(_draft(deps, number) for number in range(first, first + TOGETHER)))
    finally:
        store.close()


async def _draft(deps: Deps, number: int) -> None:
    """Three to twelve turns of the express path."""
    taken = await start(deps, today=DAY, first=IDEAS[number % len(IDEAS)])
    for turn in range(3 + number % 10):
        assert isinstance(taken, Taken)
        view = taken.view
        text = answer(view.question.slot if view.question else "", turn + number)
        taken = await take_turn(deps, view.key, number=view.turn, text=text, today=DAY)  # type: ignore[assignment]


def _edit(candidate: Path) -> None:
    for name in ("dialogues", "rules"):
        shutil.copytree(shipped_folder() / name, candidate / name)
    for name, old, new in EDITS:
        file = candidate / name
        text = file.read_text(encoding="utf-8")
        if new in text:  # two questions change places
            text = text.replace(new, "\0").replace(old, new).replace("\0", old)
        else:
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")


async def _prove(database: Path, candidate: Path) -> tuple[Proof, float, int, float]:
    """The proof, its seconds, how many states of its progress were seen, the longest wait of the loop in seconds."""
    begun = perf_counter()
    proving = ChildProver(database, "dsdt-2015").start(candidate, shipped_folder(), DAY)
    seen, longest = set(), 0.0
    while not proving.ended:
        seen.add(proving.progress)
        slept = perf_counter()
        await asyncio.sleep(0.02)
        longest = max(longest, perf_counter() - slept - 0.02)
    proof = proving.proof
    assert proof is not None
    return proof, perf_counter() - begun, len(seen), longest
