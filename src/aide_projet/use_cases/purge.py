"""The operator's duty: drafts nobody touched for long are erased on time."""

from __future__ import annotations

from datetime import date

from aide_projet.use_cases.deps import Deps


async def purge(deps: Deps, *, idle_before: date) -> int:
    """How many conversations were erased. Real days count, never a rehearsed one."""
    count = await deps.conversations.purge(idle_before)
    if count:
        deps.sessions.clear()
    return count
