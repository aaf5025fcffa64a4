"""A proof under way: what the administration asks for, and what it is shown meanwhile. `wiring.prover` does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from aide_projet.use_cases.proof import Part, Proof


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a part is; `total` 0 when it is not known yet."""

    part: Part
    done: int
    total: int


class Proving(Protocol):
    """One proof, from its start."""

    @property
    def progress(self) -> tuple[Progress, ...]:
        """The parts begun so far, in their order."""

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to wait for."""

    @property
    def proof(self) -> Proof | None:
        """The result, once there is one; a proof that was cancelled has none."""

    async def wait(self) -> Proof | None:
        """Wait for the end."""

    async def cancel(self) -> None:
        """End it now, without a result. Safe to call twice."""


class Prover(Protocol):
    """Proves states of the content outside the process that serves, which goes on serving."""

    def start(self, candidate: Path, in_force: Path, today: date) -> Proving:
        """Begin the proof of a root against the one in force; returns at once. Called from the event loop.

        `today`: the real day; a conversation that rehearses another one is judged on its own.
        """
