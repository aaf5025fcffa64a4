"""`/administration/versions`: what was published, when and by whom; compare two, take one up again, a ZIP of one."""

from __future__ import annotations

import asyncio
from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet import __version__
from aide_projet.content.difference import Change, differences
from aide_projet.content.version_zip import zipped
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.publish import Declined, Published, roll_back
from aide_projet.use_cases.versions import Version
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import Workroom, person_of, to
from aide_projet.web.forms import read_form

VERSIONS = "/administration/versions"
SHOWN = 30
"""Versions on one page of the history."""


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.READ)
    async def history(request: Request) -> Response:
        before = request.query_params.get("avant", "")
        found = room.office.versions.history(int(before) if _is_number(before) else None, SHOWN + 1)
        shown = {"versions": found[:SHOWN], "encore": len(found) > SHOWN, "en_service": room.office.shelf.number}
        return room.page(request, "versions.html", None, status=200, **shown)

    @staff(site, Permission.READ)
    async def show(request: Request) -> Response:
        return await page(request, known(request.path_params["numero"]))

    async def page(
        request: Request, version: Version, *, status: int = 200, declined: Declined | None = None
    ) -> Response:
        """A version beside another: the one asked for, else the one in force, else the one before it."""
        in_force = room.office.shelf.number
        asked = request.query_params.get("avec", "")
        other = int(asked) if _is_number(asked) else (in_force if version.number != in_force else version.number - 1)
        beside = room.office.versions.version(other)
        shown = {
            "une": version, "autre": beside, "en_service": in_force, "refus": declined,
            "changements": await between(beside, version) if beside is not None else None,
            "publiee": "publiee" in request.query_params, "toutes": room.office.versions.history(most=200),
        }  # fmt: skip
        return room.page(request, "une_version.html", None, status=status, **shown)

    async def between(one: Version, other: Version) -> tuple[Change, ...]:
        """What changes from the earlier to the later."""
        numbers = sorted((one.number, other.number))
        states, files = room.office.states, room.office.versions.files
        before, after = [await asyncio.to_thread(states.root, files(number)) for number in numbers]
        return await asyncio.to_thread(differences, before, after)

    @staff(site, Permission.PUBLISH)
    async def take_up(request: Request) -> Response:
        version, form = known(request.path_params["numero"]), await read_form(request)
        note = form.get("note").strip() or site.pages.macro("administration/_versions.html", "retour_a", version.number)
        person, at = person_of(request), site.service.now()
        done = await roll_back(room.office, version.number, note=note, author=person.login, at=at)
        match done:
            case Published():
                await room.published(done, person, at, back=True)
                return to(f"{VERSIONS}/{done.version.number}?publiee")
            case Declined():
                return await page(request, version, status=409, declined=done)
            case _:
                assert_never(done)

    @staff(site, Permission.READ)
    async def download(request: Request) -> Response:
        version = known(request.path_params["numero"])
        versions = room.office.versions
        texts = await asyncio.to_thread(room.texts, versions.files(version.number))
        body = await asyncio.to_thread(zipped, texts, version, __version__)
        name = f"aide-projet-version-{version.number}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(body, media_type="application/zip", headers=headers)

    def known(number: int) -> Version:
        version = room.office.versions.version(number)
        if version is None:
            raise HTTPException(404)
        return version

    return [
        Route(VERSIONS, history, methods=["GET"]),
        Route(f"{VERSIONS}/{{numero:int}}.zip", download, methods=["GET"]),
        Route(f"{VERSIONS}/{{numero:int}}", show, methods=["GET"]),
        Route(f"{VERSIONS}/{{numero:int}}/revenir", take_up, methods=["POST"]),
    ]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
