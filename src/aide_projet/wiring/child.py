"""Work in a process of its own, from both sides: the parent hears what it says, the child keeps within its limits."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

_LONGEST_LINE = 1 << 26


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may take: seconds of the clock, bytes of memory."""

    seconds: float = 120.0
    memory: int = 1 << 30


USUAL = Limits()


async def listen(command: Sequence[str], hear: Callable[[dict[str, object]], None]) -> None:
    """Run a child to its end, each JSON line of it heard; it is ended whatever happens here.

    OSError: none can be started; ValueError: nonsense.
    """
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, limit=_LONGEST_LINE
    )
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            hear(json.loads(line))
        await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()  # to the end of its pipe too: nothing is left to the collector


def confine(memory: int, seconds: float) -> None:
    """This process: at most so many bytes, and so much time even if the parent is gone; residents' turns come first."""
    with suppress(ImportError, OSError, ValueError, AttributeError):  # what this system offers
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    with suppress(OSError, AttributeError):
        os.nice(5)
