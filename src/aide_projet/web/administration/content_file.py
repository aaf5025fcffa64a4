"""`/administration/contenu/{numero}/fichier/{chemin}`: one file, in an editor with scripts, in a text box without."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from aide_projet.content.check_text import Problems
from aide_projet.content.difference import unified
from aide_projet.content.folder import is_text
from aide_projet.content.room import about
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.revise import (
    NoRoom,
    OpenedFile,
    Overwritten,
    Saved,
    Standing,
    in_the_way,
    open_file,
    save_file,
)
from aide_projet.use_cases.versions import TAKEN_OUT
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.revision import new_file
from aide_projet.web.administration.workroom import ROOM, Workroom, path_of, person_of, room_of, to
from aide_projet.web.forms import Form, read_form
from aide_projet.web.site import NO_STORE

_DIGEST = re.compile("[0-9a-f]{64}")
CHECKED_MOST = 2 * 1024 * 1024
"""Characters of a text that is checked; longer ones are refused by the limit on bodies anyway."""


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    async def page(
        request: Request, now: Standing, opened: OpenedFile, text: str | bytes, *, status: int = 200, **more: object
    ) -> Response:
        """Bytes are checked as they are stored: a file that was brought in may be in any encoding."""
        problems = await room.check(now, opened.path, text)
        described = await asyncio.to_thread(about, await room.root(now), opened.path)
        shown: Mapping[str, object] = {
            "fichier": opened.path, "sur": described, "texte": _decoded(text), "vu": opened.seen or "",
            "base": opened.base or "", "fautes": problems, "ligne": request.query_params.get("ligne", ""),
            "enregistre": "enregistre" in request.query_params, "propre": request.method == "GET",
            "nouveau": opened.base is None and opened.seen is None,
        }  # fmt: skip
        return room.page(request, "fichier.html", now, status=status, **{**shown, **more})

    @staff(site, Permission.READ)
    async def show(request: Request) -> Response:
        now, path = room.standing(request), path_of(request)
        if in_the_way(now.files, path) is not None:
            raise HTTPException(404)
        if not is_text(path):
            return await room.no_text(request)
        opened = open_file(room.office, now, path) or new_file(path)
        return await page(request, now, opened, opened.text)

    @staff(site, Permission.PREPARE)
    async def save(request: Request) -> Response:
        now, path, form = room.open_or_none(request), path_of(request), await read_form(request)
        if now is None:
            return await room.over(request)
        if not is_text(path):
            return await room.no_text(request)
        if "texte" not in form.fields:  # not our form: an empty text would empty the file
            raise HTTPException(400)
        text, opened = form.get("texte"), _as_opened(form, path)
        taken = in_the_way(now.files, path)
        if taken is not None:
            return await room.no_room(request, taken)
        if form.get("geste") == "verifier":
            return await page(request, now, opened, text)
        author, at = person_of(request).login, site.service.now()
        done = await save_file(room.office, now.revision.number, opened, text.encode(), author=author, at=at)
        match done:
            case Saved(revision=None):
                return await room.over(request)
            case NoRoom():
                return await room.no_room(request, done)
            case Saved():
                return to(f"{room_of(now.revision.number)}/fichier/{path}?enregistre")
            case Overwritten(theirs=theirs, removed=removed):
                between = await asyncio.to_thread(unified, _decoded(theirs.text), text)
                conflict = {"autre": theirs, "entre": between, "retire": removed}
                return await page(request, now, theirs, text, status=409, **conflict)
            case _:
                assert_never(done)

    @staff(site, Permission.READ)
    async def check(request: Request) -> Response:
        """For the editor, as one types."""
        now, path = room.standing(request), path_of(request)
        text = (await read_form(request)).get("texte")[:CHECKED_MOST]
        return JSONResponse(_as_json(await room.check(now, path, text)), headers=NO_STORE)

    @staff(site, Permission.READ)
    async def help_writing(request: Request) -> Response:
        """For the editor: what can be written in this file."""
        now, path = room.standing(request), path_of(request)
        return JSONResponse(await asyncio.to_thread(room.completion.of, await room.root(now), path), headers=NO_STORE)

    here = f"{ROOM}/{{numero:int}}"
    return [
        Route(f"{here}/aide/{{fichier:path}}", help_writing, methods=["GET"]),
        Route(f"{here}/fichier/{{fichier:path}}", show, methods=["GET"]),
        Route(f"{here}/fichier/{{fichier:path}}", save, methods=["POST"]),
        Route(f"{here}/verifier/{{fichier:path}}", check, methods=["POST"]),
    ]


def _as_opened(form: Form, path: str) -> OpenedFile:
    """What the author had before their eyes when they began to type."""
    seen = form.get("vu")
    return OpenedFile(path, b"", seen if seen == TAKEN_OUT else _digest(seen), _digest(form.get("base")))


def _digest(text: str) -> str | None:
    return text if _DIGEST.fullmatch(text) else None


def _decoded(text: str | bytes) -> str:
    return text if isinstance(text, str) else text.decode("utf-8", "replace")


def _as_json(problems: Problems) -> dict[str, object]:
    both = {"ici": problems.here, "ailleurs": problems.elsewhere}
    return {name: [asdict(one) for one in found] for name, found in both.items()}
