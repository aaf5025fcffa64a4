"""`/administration/contenu/{numero}/zip`: the files of a version, made here or elsewhere, laid into a revision."""

from __future__ import annotations

import asyncio

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.content.version_zip import MAX_ZIP, unzipped
from aide_projet.content.zip_names import Refused
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.revise import save_files
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom, person_of, room_of, to


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.PREPARE)
    async def take(request: Request) -> Response:
        """Never straight into force: what it changes goes through the same proof as any other change."""
        now = room.standing(request)
        async with request.form(max_files=1, max_fields=5) as form:
            file = form.get("fichier")
            body = await file.read(MAX_ZIP + 1) if isinstance(file, UploadFile) else b""
        read = await asyncio.to_thread(unzipped, body)
        if isinstance(read, Refused):
            return room.page(request, "zip_refuse.html", now, status=422, refus=read)
        author, at = person_of(request).login, site.service.now()
        await save_files(room.office, now.revision.number, read.changes(now.files), author=author, at=at)
        return to(f"{room_of(now.revision.number)}/changements")

    return [Route(f"{ROOM}/{{numero:int}}/zip", take, methods=["POST"])]
