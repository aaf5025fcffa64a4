"""The parent's side of a coverage: a child works it out; the event loop is never held up."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aide_projet.use_cases.proof import Part, Unfinished, Why
from aide_projet.wiring.child import USUAL, Limits, listen

if TYPE_CHECKING:
    from aide_projet.content.coverage import Coverage


class ChildCoverer:
    """One at a time: a second one waits, since each takes a core."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self._limits = limits
        self._turn = asyncio.Semaphore(1)

    async def cover(self, root: Path) -> tuple[Coverage, ...] | Unfinished:
        """The coverage of every call of a root; `Unfinished` says why there is none."""
        heard: list[dict[str, object]] = []
        try:
            async with self._turn, asyncio.timeout(self._limits.seconds):
                await listen(self._command(root), heard.append)
            return _read(heard)
        except TimeoutError:
            return Unfinished(Part.EXAMPLES, Why.TIME)
        except (OSError, ValueError):
            return Unfinished(Part.EXAMPLES, Why.DIED)

    def _command(self, root: Path) -> list[str]:
        """`-P`: nothing is imported from the folder that the server was started in."""
        limits = [str(self._limits.memory), str(self._limits.seconds)]
        return [sys.executable, "-P", "-m", "aide_projet.wiring.covering", str(root), *limits]


def _read(heard: list[dict[str, object]]) -> tuple[Coverage, ...] | Unfinished:
    from aide_projet.content.coverage import read_coverage  # late: no page of a resident needs it

    match heard:
        case [{"found": str(found)}]:
            return read_coverage(found)
        case [{"refused": str(why), "said": str(said)}]:
            return Unfinished(Part.EXAMPLES, Why(why), said=said)
        case _:
            return Unfinished(Part.EXAMPLES, Why.DIED)
