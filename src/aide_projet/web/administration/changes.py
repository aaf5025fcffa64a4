"""`/administration/contenu/{numero}/changements`: what a version in preparation changes, in words and line by line."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.content.difference import differences, unified
from aide_projet.content.difference.lines import Hunk
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.revise import Standing
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""

    @staff(room.site, Permission.READ)
    async def show(request: Request) -> Response:
        now = room.standing(request)
        before = await asyncio.to_thread(room.office.states.root, now.in_force)
        changes = await asyncio.to_thread(differences, before, await room.root(now))
        lines = await asyncio.to_thread(line_by_line, now)
        return room.page(request, "changements.html", now, changements=changes, lignes=lines)

    def line_by_line(now: Standing) -> dict[str, tuple[Hunk, ...]]:
        """For a thread: a large file takes up to a second."""
        return {path: unified(*texts(now, path)) for path in sorted(now.revision.files)}

    def texts(now: Standing, path: str) -> tuple[str, str]:
        """The file in force and in the revision; "" where there is none."""
        digests = (now.in_force.get(path), now.files.get(path))
        read = (b"" if digest is None else room.office.versions.text(digest) for digest in digests)
        before, after = (text.decode("utf-8", "replace") for text in read)
        return before, after

    return [Route(f"{ROOM}/{{numero:int}}/changements", show, methods=["GET"])]
