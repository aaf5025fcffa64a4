"""`/administration/contenu`: what is in force, the versions in preparation, what was changed on disk."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.revise import save_files
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom, person_of, room_of, to
from aide_projet.web.forms import read_form

NAME_MOST = 80
"""Characters of the name of a revision."""


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.READ)
    async def show(request: Request) -> Response:
        versions = room.office.versions
        found = await site.service.working_copy.look(versions.files(room.office.shelf.number))
        in_force = versions.version(room.office.shelf.number)
        return room.page(request, "contenu.html", en_service=in_force, revisions=versions.revisions(), disque=found)

    @staff(site, Permission.PREPARE)
    async def begin(request: Request) -> Response:
        form = await read_form(request)
        now = site.service.now()
        name = " ".join(form.get("nom").split())[:NAME_MOST] or site.pages.macro(
            "administration/_versions.html", "nom_par_defaut", now.date().isoformat()
        )
        revision = await room.office.versions.open_revision(name, person_of(request).login, now)
        return to(room_of(revision.number))

    @staff(site, Permission.PREPARE)
    async def from_disk(request: Request) -> Response:
        """What was changed on disk by hand becomes a revision, which goes through the same proof as any other."""
        now, copy = site.service.now(), site.service.working_copy
        files = room.office.versions.files(room.office.shelf.number)
        changes = await copy.changes(files)
        if not changes:
            return to(ROOM)
        name = site.pages.macro("administration/_versions.html", "nom_du_disque", now.date().isoformat())
        revision = await room.office.versions.open_revision(name, person_of(request).login, now)
        await save_files(room.office, revision.number, changes, author=person_of(request).login, at=now)
        return to(room_of(revision.number))

    return [
        Route(ROOM, show, methods=["GET"]),
        Route(ROOM, begin, methods=["POST"]),
        Route(f"{ROOM}/disque", from_disk, methods=["POST"]),
    ]
