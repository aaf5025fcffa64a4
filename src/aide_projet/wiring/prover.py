"""The parent's side of a proof: two children at once, ended by a hard limit; the event loop is never held up."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import monotonic

from aide_projet.content.states import edited_files
from aide_projet.use_cases.proof import Part, Proof, Unfinished, Why
from aide_projet.use_cases.proving import Progress
from aide_projet.wiring.child import USUAL, Limits, listen
from aide_projet.wiring.halves import CONTENT, EFFECT


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be proved, as both children are told."""

    candidate: Path
    in_force: Path
    database: Path
    default_call: str
    today: date
    limits: Limits

    def command(self, half: str) -> list[str]:
        """How a child is called. `-P`: nothing is imported from the folder that the server was started in."""
        return [
            sys.executable, "-P", "-m", "aide_projet.wiring.proving", half,
            "--candidate", str(self.candidate), "--in-force", str(self.in_force), "--database", str(self.database),
            "--default-call", self.default_call, "--today", self.today.isoformat(),
            "--seconds", str(self.limits.seconds), "--memory", str(self.limits.memory),
        ]  # fmt: skip


class ChildProver:
    """use_cases.proving.Prover. One proof at a time: a second one waits, since each takes two cores."""

    def __init__(self, database: Path, default_call: str, limits: Limits = USUAL) -> None:
        self._database, self._default_call, self._limits = database, default_call, limits
        self._turn = asyncio.Semaphore(1)

    def start(self, candidate: Path, in_force: Path, today: date) -> ChildProving:
        """Begin the proof of a root against the one in force."""
        asked = _Asked(candidate, in_force, self._database, self._default_call, today, self._limits)
        return ChildProving(asked, self._turn)


class ChildProving:
    """use_cases.proving.Proving: one proof, from its start."""

    def __init__(self, asked: _Asked, turn: asyncio.Semaphore) -> None:
        self._asked, self._turn = asked, turn
        self._progress: dict[Part, Progress] = {Part.WAITING: Progress(Part.WAITING, 0, 1)}
        self._task = asyncio.create_task(self._prove())

    @property
    def progress(self) -> tuple[Progress, ...]:
        """The parts begun so far, in their order."""
        return tuple(self._progress[part] for part in Part if part in self._progress)

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self._task.done()

    @property
    def proof(self) -> Proof | None:
        """The result, once there is one."""
        ended = self._task.done() and not self._task.cancelled()
        return self._task.result() if ended else None

    async def wait(self) -> Proof | None:
        """Wait for the end; who stops waiting does not stop the proof."""
        await asyncio.wait([self._task])
        return self.proof

    async def cancel(self) -> None:
        """End it now, without a result."""
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _prove(self) -> Proof:
        async with self._turn:
            del self._progress[Part.WAITING]
            begun = monotonic()
            async with asyncio.TaskGroup() as both:
                halves = [both.create_task(self._half(half)) for half in (CONTENT, EFFECT)]
            content, effect = (half.result() for half in halves)
            unfinished = content.unfinished + effect.unfinished
            if unfinished:
                files = await asyncio.to_thread(edited_files, self._asked.candidate, self._asked.in_force)
                unfinished = tuple(replace(one, files=files) for one in unfinished)
            return Proof(content.content, effect.effect, unfinished, round(monotonic() - begun, 1))

    async def _half(self, half: str) -> Proof:
        """What one child found; unfinished when it had to be ended, died or said nonsense."""
        listening = _Listening(self._progress, Part.EFFECT if half == EFFECT else Part.READING)
        try:
            async with asyncio.timeout(self._asked.limits.seconds):
                await listen(self._asked.command(half), listening.hear)
        except TimeoutError:
            return listening.unfinished(Why.TIME)
        except (OSError, ValueError):
            return listening.unfinished(Why.DIED)
        return listening.found or listening.unfinished(Why.DIED)


class _Listening:
    """What a child has said so far."""

    def __init__(self, progress: dict[Part, Progress], part: Part) -> None:
        self._progress, self._part, self._at = progress, part, ""
        self.found: Proof | None = None

    def hear(self, line: dict[str, object]) -> None:
        """Take one line of it."""
        match line:
            case {"part": str(part), "done": int(done), "total": int(total), "at": str(at)}:
                self._part, self._at = Part(part), at
                self._progress[self._part] = Progress(self._part, done, total)
            case {"proof": proof}:
                self.found = Proof.from_json(json.dumps(proof))
            case {"refused": str(why), "said": str(said)}:
                self.found = self.unfinished(Why(why), said)

    def unfinished(self, why: Why, said: str = "") -> Proof:
        """The part that it was at gives nothing."""
        return Proof(None, None, (Unfinished(self._part, why, self._at, (), said),))
