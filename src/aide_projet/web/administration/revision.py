"""`/administration/contenu/{numero}`: a version in preparation: its files by subject, and what can be done with it."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.content.room import subjects
from aide_projet.content.unfold import FileNameError, checked_name
from aide_projet.use_cases.accounts import Action, Permission
from aide_projet.use_cases.prove import latest
from aide_projet.use_cases.revise import OpenedFile, Standing, in_the_way, open_file, save_file, settle
from aide_projet.web.administration.frame import sentence
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom, path_of, person_of, room_of, to
from aide_projet.web.forms import read_form


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    async def page(request: Request, now: Standing, status: int = 200, message: str = "", typed: str = "") -> Response:
        found = await asyncio.to_thread(subjects, await room.root(now))
        shown = {"sujets": found, "preuve": latest(room.office, now), "message": message, "nom_tape": typed}
        return room.page(request, "version.html", now, status=status, **shown)

    @staff(site, Permission.READ)
    async def show(request: Request) -> Response:
        return await page(request, room.standing(request))

    @staff(site, Permission.PREPARE)
    async def add(request: Request) -> Response:
        """Begin a file: it exists once its first text is saved."""
        now = room.open_or_none(request)
        if now is None:
            return await room.over(request)
        typed = (await read_form(request)).get("fichier").strip()
        try:
            path = checked_name(typed)
        except FileNameError as wrong:
            return await page(request, now, 422, str(wrong), typed)
        if not path.endswith(".yaml"):
            message = site.pages.macro("administration/_versions.html", "pas_yaml")
            return await page(request, now, 422, message, typed)
        taken = in_the_way(now.files, path)
        if taken is not None:
            return await page(request, now, 422, sentence(site, "place_prise", taken.other), typed)
        return to(f"{room_of(now.revision.number)}/fichier/{path}")

    @staff(site, Permission.PREPARE)
    async def take_out(request: Request) -> Response:
        now, path = room.standing(request), path_of(request)
        opened = open_file(room.office, now, path)
        if opened is None:
            raise HTTPException(404)
        author, at = person_of(request).login, site.service.now()
        await save_file(room.office, now.revision.number, opened, None, author=author, at=at)
        return to(room_of(now.revision.number))

    @staff(site, Permission.PREPARE)
    async def give_up(request: Request) -> Response:
        """The file is again as in force."""
        now, path = room.standing(request), path_of(request)
        await room.office.versions.restore(now.revision.number, path)
        return to(room_of(now.revision.number))

    @staff(site, Permission.PREPARE)
    async def keep_mine(request: Request) -> Response:
        """What was published meanwhile was seen: the text of the revision stands."""
        now, path = room.standing(request), path_of(request)
        await settle(room.office, now.revision.number, path, author=person_of(request).login, at=site.service.now())
        return to(room_of(now.revision.number))

    @staff(site, Permission.PREPARE)
    async def throw_away(request: Request) -> Response:
        now = room.standing(request)
        await room.office.versions.close(now.revision.number)
        await room.record(person_of(request), Action.THROWN_AWAY, now.revision.name, site.service.now())
        return to(ROOM)

    @staff(site, Permission.PREPARE)
    async def ask_throw_away(request: Request) -> Response:
        return room.page(request, "jeter.html", room.standing(request))

    here = f"{ROOM}/{{numero:int}}"
    return [
        Route(here, show, methods=["GET"]),
        Route(f"{here}/ajouter", add, methods=["POST"]),
        Route(f"{here}/jeter", ask_throw_away, methods=["GET"]),
        Route(f"{here}/jeter", throw_away, methods=["POST"]),
        Route(f"{here}/retirer/{{fichier:path}}", take_out, methods=["POST"]),
        Route(f"{here}/rendre/{{fichier:path}}", give_up, methods=["POST"]),
        Route(f"{here}/garder/{{fichier:path}}", keep_mine, methods=["POST"]),
    ]


def new_file(path: str) -> OpenedFile:
    """A file that neither the revision nor what is in force has yet."""
    return OpenedFile(path, b"", None, None)
