"""`/administration/contenu/couverture`: what no example and no conversation visits; of a version in preparation too.

Some seconds of work, done by a child process and kept by state of the content; the page refreshes itself meanwhile.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.proof import Unfinished
from aide_projet.use_cases.revise import Standing
from aide_projet.use_cases.versions import Digests, state_of
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom
from aide_projet.web.pages import wants_fragment

if TYPE_CHECKING:
    from aide_projet.content.coverage import Coverage


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.READ)
    async def in_force(request: Request) -> Response:
        return page(request, None, room.office.versions.files(room.office.shelf.number))

    @staff(site, Permission.READ)
    async def prepared(request: Request) -> Response:
        now = room.standing(request)
        return page(request, now, now.files)

    def page(request: Request, now: Standing | None, files: Digests) -> Response:
        found = room.coverages.ask(state_of(files), lambda: cover(files))
        unfinished = found if isinstance(found, Unfinished) else None
        covered = () if unfinished else found or ()
        shown: dict[str, Any] = {"en_cours": found is None, "inacheve": unfinished, "couvertures": covered}
        if wants_fragment(request):
            text = site.pages.text(
                "administration/_etat_couverture.html", version=now, actuelle=request.url.path, **shown
            )
            return site.pages.html(request, text)
        return room.page(request, "couverture.html", now, **shown)

    async def cover(files: Digests) -> tuple[Coverage, ...] | Unfinished:
        root = await asyncio.to_thread(room.office.states.root, files)
        return await site.service.coverage(root)

    return [
        Route(f"{ROOM}/couverture", in_force, methods=["GET"]),
        Route(f"{ROOM}/{{numero:int}}/couverture", prepared, methods=["GET"]),
    ]
