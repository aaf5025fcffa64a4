"""Every screen of the administration: their routes, put together."""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import BaseRoute

from aide_projet.web.administration import (
    account,
    changes,
    content_file,
    content_home,
    conversation_screen,
    coverage_screen,
    flow_screen,
    forms_room,
    home,
    invitation,
    journal,
    people,
    proof_screen,
    revision,
    sign_in,
    try_out,
    version_files,
    versions,
)
from aide_projet.web.administration.bench import RevisionBench
from aide_projet.web.administration.workbench import Open
from aide_projet.web.administration.workroom import ROOM, Workroom
from aide_projet.web.site import Site

OF_SITE = (home, people, journal, account, sign_in, invitation)
OF_ROOM = (
    content_home, flow_screen, coverage_screen, revision, content_file, changes, try_out, conversation_screen,
    proof_screen, version_files, versions,
)  # fmt: skip


def routes(site: Site, room: Workroom) -> list[BaseRoute]:
    """The routes of the administration; the screens of the content room share `room`."""
    of_site = [route for screen in OF_SITE for route in screen.routes(site)]
    of_room = [route for screen in OF_ROOM for route in screen.routes(room)]
    return [*of_site, *of_room, *forms_room.routes(site, f"{ROOM}/{{numero:int}}/formulaires", opening(room))]


def opening(room: Workroom) -> Open:
    """How the forms find the revision of their address."""

    async def open_bench(request: Request) -> RevisionBench | None:
        now = room.open_or_none(request)
        return None if now is None else RevisionBench(room, request, now)

    return open_bench
