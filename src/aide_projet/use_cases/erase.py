"""A person erases their project: really gone, from memory too."""

from __future__ import annotations

from aide_projet.use_cases.deps import Deps


async def erase(deps: Deps, key: str) -> bool:
    """Whether there was something to erase."""
    deps.sessions.clear()
    return await deps.conversations.erase(key)
