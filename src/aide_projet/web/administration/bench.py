"""The forms' workbench over a revision of the store: `workbench.Workbench`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request

from aide_projet.content.edit.overlay import mistakes_brought
from aide_projet.use_cases.revise import OpenedFile, Saved, Standing, open_file, save_file
from aide_projet.web.administration import workbench
from aide_projet.web.administration.workroom import Workroom, person_of, room_of


class RevisionBench:
    """One revision, for the person who asks."""

    def __init__(self, room: Workroom, request: Request, now: Standing) -> None:
        self._now = now
        self._room, self._person = room, person_of(request)

    @property
    def standing(self) -> Standing:
        """The revision as it stood when the request came."""
        return self._now

    @property
    def title(self) -> str:
        """The name of the revision."""
        return self.standing.revision.name

    @property
    def address(self) -> str:
        """Where its forms are."""
        return f"{room_of(self.standing.revision.number)}/formulaires"

    def file_address(self, file: str, line: int) -> str:
        """Where one of its files is shown."""
        return f"{room_of(self.standing.revision.number)}/fichier/{file}?ligne={line}"

    async def root(self) -> Path:
        """The folder of the revision as it stands."""
        return await self._room.root(self.standing)

    async def save(
        self, changes: Mapping[str, str], seen: Mapping[str, str]
    ) -> workbench.Saved | workbench.Conflict | workbench.Mistakes:
        """Keep the texts in the revision, unless somebody changed one meanwhile or they make a new mistake."""
        now, office = self.standing, self._room.office
        moved = tuple(path for path in changes if now.files.get(path, "") != seen.get(path, ""))
        if moved:
            return workbench.Conflict(moved)
        texts = {path: text.encode() for path, text in changes.items()}
        mistakes = await asyncio.to_thread(mistakes_brought, await self.root(), changes)
        if mistakes:
            return workbench.Mistakes(mistakes)
        author, at = self._person.login, self._room.site.service.now()
        for path, text in texts.items():
            opened = open_file(office, now, path) or OpenedFile(path, b"", None, None)
            done = await save_file(office, now.revision.number, opened, text, author=author, at=at)
            if not isinstance(done, Saved) or done.revision is None:
                return workbench.Conflict((path,))
        return workbench.Saved()
