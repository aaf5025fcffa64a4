"""The folder whose files are edited by hand: what differs there, and how it follows a publication.

One per process; its looks are taken in a thread, one at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from aide_projet.content.on_disk import Held, Looks, OnDisk, on_disk
from aide_projet.content.record import read_record
from aide_projet.content.workspace import Workspace
from aide_projet.content.write_back import WrittenBack, write_back
from aide_projet.use_cases.versions import Digests, Files


class WorkingCopy:
    """Of an organisation's folder, or of what ships: that is never written to, and changes with a new release."""

    def __init__(self, workspace: Workspace, shipped: Callable[[], Digests], held: Held) -> None:
        """`shipped`: the digests of the last version made of what ships, for a workspace that is not one's own."""
        self._root: Path = workspace.root
        self._own, self._shipped, self._held = workspace.own, shipped, held
        self._looks = Looks(workspace.root)
        self._turn = asyncio.Lock()

    async def look(self, in_force: Digests) -> OnDisk:
        """What is there now, compared with the version in force."""
        async with self._turn:
            return await asyncio.to_thread(self._look, in_force)

    def _look(self, in_force: Digests) -> OnDisk:
        record = read_record(self._root) if self._own else None
        written = record.written if record is not None else None if self._own else self._shipped()
        return on_disk(self._looks, in_force, written, self._held)

    async def changes(self, in_force: Digests) -> Mapping[str, bytes | None]:
        """The files changed on disk as a revision would hold them; None: removed."""
        found = await self.look(in_force)
        changes: dict[str, bytes | None] = dict.fromkeys(found.removed)
        for path in (*found.changed, *found.added):
            changes[path] = await asyncio.to_thread((self._root / path).read_bytes)
        return changes

    async def follow(self, before: Digests, after: Files) -> WrittenBack:
        """Bring the folder to the version just published, but for what was changed there by hand."""
        if not self._own:
            return WrittenBack((), (), (), {})
        async with self._turn:
            return await asyncio.to_thread(self._follow, before, after)

    def _follow(self, before: Digests, after: Files) -> WrittenBack:
        return write_back(self._root, before, after, self._look(before).touched)
