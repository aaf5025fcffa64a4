"""A proof in its own processes: with real files, real limits, and the event loop free meanwhile."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from aide_projet.use_cases.proof import Part, Proof, Why
from aide_projet.use_cases.proving import Progress
from aide_projet.wiring import prover
from aide_projet.wiring.prover import ChildProver, ChildProving, Limits
from small_content import Small

DAY = date(2014, 11, 10)
PARCOURS = "dialogues/essai/parcours.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"


@pytest.fixture
def in_force(small: Small, tmp_path: Path) -> Path:
    shutil.copytree(small.root, tmp_path / "en-service")
    return tmp_path / "en-service"


@pytest.fixture
def prove(small: Small, in_force: Path, tmp_path: Path) -> Callable[..., Proof | None]:
    """Prove the small content to the end, in a loop that must go on turning meanwhile."""

    def proved(limits: Limits = Limits(), meanwhile=None) -> Proof | None:  # noqa: B008 (frozen)
        async def run() -> Proof | None:
            proving = ChildProver(tmp_path / "projets.db", "essai-1", limits).start(small.root, in_force, DAY)
            if meanwhile is not None:
                await meanwhile(proving)
            return await proving.wait()

        return asyncio.run(run())

    return proved


def test_a_sound_content_is_proved_with_its_progress(small: Small, prove) -> None:
    seen: set[Part] = set()

    async def watch(proving: ChildProving) -> None:
        while not proving.ended:
            seen.update(one.part for one in proving.progress)
            await asyncio.sleep(0.01)

    proof = prove(meanwhile=watch)
    assert proof.sound
    assert proof.content.examples == 8
    assert proof.effect.under_way == 0
    assert {Part.READING, Part.ADVICE, Part.EXAMPLES} <= seen


def test_hostile_files_are_each_told_with_their_line_and_what_to_do(small: Small, prove) -> None:
    essai = "dialogues/essai"
    hostile = {
        f"{essai}/champs.yaml": (b"champs: {x: \xe9}\n", "UTF-8"),
        f"{essai}/glossaire.yaml": ("termes: []\n".encode("utf-16"), "UTF-16"),
        f"{essai}/questions.yaml": (b"questions: " + b"[" * 5000 + b"]" * 5000, "niveaux"),
        f"{essai}/remise.yaml": (b"a: &a [x]\nb: [*a, *a]\n", "ancre"),
        f"{essai}/reponses.yaml": (b"# " + b"x" * (1 << 20), "1 Mio"),
        PARCOURS: (b"etapes:\n  - partie: 'jamais close\n", "guillemet"),
    }
    for name, (text, _) in hostile.items():
        small.write(name, text)
    proof = prove()
    assert not proof.sound
    assert proof.unfinished == ()
    told = {one.file: one for one in proof.content.mistakes}
    for name, (_, cause) in hostile.items():
        assert cause in told[name].cause
        assert told[name].line >= 1
        assert told[name].remedy


def test_a_part_that_never_ends_is_ended_and_the_edited_files_are_named(small: Small, prove) -> None:
    small.replace(PLANCHER, "manque: 500", "manque: 400")
    proof = prove(Limits(seconds=0.05))
    assert not proof.sound
    assert {one.why for one in proof.unfinished} == {Why.TIME}
    assert all(one.files == (PLANCHER,) for one in proof.unfinished)


def test_the_file_that_an_endless_example_stands_in_is_named(
    prove, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = {"part": "exemples", "done": 3, "total": 8, "at": PLANCHER}
    script = f"import time; print({json.dumps(json.dumps(told))}, flush=True); time.sleep(60)"
    monkeypatch.setattr(prover._Asked, "command", lambda asked, half: [sys.executable, "-c", script])
    proof = prove(Limits(seconds=1))
    assert {(one.part, one.why, one.at) for one in proof.unfinished} == {(Part.EXAMPLES, Why.TIME, PLANCHER)}


def test_a_child_that_speaks_nonsense_gives_no_result(prove, monkeypatch: pytest.MonkeyPatch) -> None:
    for said in ("rien", "[1]", '{"proof": {"content": 3}}', '{"part": "autre", "done": 1, "total": 1, "at": ""}'):
        monkeypatch.setattr(prover._Asked, "command", lambda asked, half, said=said: ["echo", said])
        proof = prove()
        assert {one.why for one in proof.unfinished} == {Why.DIED}


@pytest.mark.long
def test_a_child_that_needs_too_much_memory_gives_no_result_and_says_so(prove) -> None:
    proof = prove(Limits(memory=60 << 20))
    assert not proof.sound
    assert proof.unfinished
    assert {one.why for one in proof.unfinished} <= {Why.MEMORY, Why.DIED}


def test_a_cancelled_proof_has_no_result_and_leaves_no_process(prove) -> None:
    async def cancel(proving: ChildProving) -> None:
        await asyncio.sleep(0.2)
        await proving.cancel()
        await proving.cancel()
        assert proving.ended

    assert prove(meanwhile=cancel) is None


def test_a_database_that_is_not_ours_is_told_in_french_and_the_rest_is_proved(prove, tmp_path: Path) -> None:
    (tmp_path / "projets.db").write_bytes(b"pas une base" * 100)
    proof = prove()
    assert proof.content.examples == 8
    (unfinished,) = proof.unfinished
    assert unfinished.why is Why.REFUSED
    assert "projets.db" in unfinished.said


def test_a_second_proof_waits_for_the_first(small: Small, in_force: Path, tmp_path: Path) -> None:
    async def run() -> None:
        prover = ChildProver(tmp_path / "projets.db", "essai-1")
        first, second = (prover.start(small.root, in_force, DAY) for _ in range(2))
        await asyncio.sleep(0.1)
        assert [one.part for one in second.progress] == [Part.WAITING]
        await first.cancel()
        while second.progress[:1] == (Progress(Part.WAITING, 0, 1),):
            await asyncio.sleep(0.01)
        await second.cancel()
        assert second.ended

    asyncio.run(run())
