"""Prove a revision: begin, follow, and keep the result beside it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime

from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.proof import Proof
from aide_projet.use_cases.proving import Prover, Proving
from aide_projet.use_cases.revise import Standing
from aide_projet.use_cases.versions import KeptProof


@dataclass(frozen=True, slots=True)
class Latest:
    """The last finished proof of a revision. `current`: it is of the revision as it stands, over what is in force."""

    proof: Proof
    state: str
    at: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class _Begun:
    state: str
    proving: Proving
    keeping: asyncio.Task[None]


class Proofs:
    """The proofs under way, one a revision at most. Used from one event loop."""

    def __init__(self, office: ContentOffice, prover: Prover) -> None:
        self._office, self._prover = office, prover
        self._begun: dict[int, _Begun] = {}
        self._turn = asyncio.Lock()

    async def start(self, now: Standing, *, today: date, at: datetime) -> Proving:
        """Begin the proof of a revision as it stands; the one under way when it is of that very state."""
        async with self._turn:  # a button that is pressed twice proves once
            return await self._started(now, today, at)

    async def _started(self, now: Standing, today: date, at: datetime) -> Proving:
        number = now.revision.number
        begun = self._begun.get(number)
        if begun is not None and not begun.proving.ended:
            if begun.state == now.state:
                return begun.proving
            await begun.proving.cancel()
        states = self._office.states
        candidate = await asyncio.to_thread(states.root, now.files)
        in_force = await asyncio.to_thread(states.root, now.in_force)
        proving = self._prover.start(candidate, in_force, today)
        keeping = asyncio.create_task(self._keep(number, now.state, proving, at))
        self._begun[number] = _Begun(now.state, proving, keeping)
        return proving

    async def _keep(self, number: int, state: str, proving: Proving, at: datetime) -> None:
        proof = await proving.wait()
        if proof is not None:
            await self._office.versions.keep_proof(number, KeptProof(state, at, proof.to_json()))

    def under_way(self, number: int) -> Proving | None:
        """The proof of a revision that has not ended, result kept included."""
        begun = self._begun.get(number)
        return begun.proving if begun is not None and not begun.keeping.done() else None

    async def close(self) -> None:
        """End them all, without a result."""
        for begun in self._begun.values():
            await begun.proving.cancel()
            await begun.keeping


def latest(office: ContentOffice, now: Standing) -> Latest | None:
    """The last finished proof of a revision; None when there is none that can be read."""
    kept = office.versions.proof(now.revision.number)
    if kept is None:
        return None
    try:
        proof = Proof.from_json(kept.result)
    except ValueError:  # kept by another release
        return None
    return Latest(proof, kept.state, kept.at, kept.state == now.state)
