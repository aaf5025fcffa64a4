"""The proofs under way: a button that is pressed twice proves once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.proof import Proof
from aide_projet.use_cases.prove import Proofs
from aide_projet.use_cases.proving import Progress
from aide_projet.use_cases.revise import Standing
from aide_projet.use_cases.versions import Revision

NOW = datetime(2014, 11, 10, tzinfo=UTC)


class Endless:
    """A proof that goes on until it is told to end."""

    progress: tuple[Progress, ...] = ()
    proof: Proof | None = None

    def __init__(self) -> None:
        self._over = asyncio.Event()

    @property
    def ended(self) -> bool:
        return self._over.is_set()

    async def wait(self) -> Proof | None:
        await self._over.wait()
        return None

    async def cancel(self) -> None:
        self._over.set()


@dataclass
class Prover:
    begun: list[Endless] = field(default_factory=list)

    def start(self, candidate: Path, in_force: Path, today: date) -> Endless:
        self.begun.append(Endless())
        return self.begun[-1]


def standing(digest: str) -> Standing:
    files = {"dialogues/a.yaml": digest}
    return Standing(Revision(1, "Une version", "lea", NOW, {}), 1, {}, files, ())


def test_a_proof_asked_for_twice_at_once_is_one_and_an_edit_begins_another() -> None:
    prover = Prover()
    states = SimpleNamespace(root=lambda files: Path("."))
    office = cast(ContentOffice, cast(Any, SimpleNamespace(states=states)))

    async def run() -> None:
        proofs = Proofs(office, prover)
        same = [proofs.start(standing("un"), today=NOW.date(), at=NOW) for _ in range(3)]
        assert len(set(map(id, await asyncio.gather(*same)))) == 1
        assert len(prover.begun) == 1
        await proofs.start(standing("deux"), today=NOW.date(), at=NOW)
        assert [one.ended for one in prover.begun] == [True, False]
        await proofs.close()

    asyncio.run(run())
