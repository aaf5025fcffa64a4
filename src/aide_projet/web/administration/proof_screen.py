"""`/administration/contenu/{numero}/preuve`: prove a version in preparation, see it done, publish it."""

from __future__ import annotations

from typing import assert_never

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.prove import latest
from aide_projet.use_cases.publish import Declined, Published, publish
from aide_projet.use_cases.revise import Standing
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.versions import VERSIONS
from aide_projet.web.administration.workroom import ROOM, Workroom, person_of, room_of, to
from aide_projet.web.forms import read_form
from aide_projet.web.pages import wants_fragment


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    def page(
        request: Request, now: Standing, *, status: int = 200, declined: Declined | None = None, note: str = "",
        accepted: frozenset[str] = frozenset(),
    ) -> Response:  # fmt: skip
        proving = room.proofs.under_way(now.revision.number)
        shown = {
            "en_cours": proving, "derniere": latest(room.office, now), "refus": declined, "note": note,
            "acceptes": accepted,
        }  # fmt: skip
        if wants_fragment(request):
            everybody = {"version": now, "personne": person_of(request), "actuelle": request.url.path}
            text = site.pages.text("administration/_etat_preuve.html", **everybody, **shown)
            return site.pages.html(request, text)
        return room.page(request, "preuve.html", now, status=status, **shown)

    @staff(site, Permission.READ)
    async def show(request: Request) -> Response:
        return page(request, room.standing(request))

    @staff(site, Permission.PREPARE)
    async def begin(request: Request) -> Response:
        now = room.standing(request)
        await room.proofs.start(now, today=site.service.today(), at=site.service.now())
        return to(f"{room_of(now.revision.number)}/preuve")

    @staff(site, Permission.PUBLISH)
    async def put_in_force(request: Request) -> Response:
        now, form = room.open_or_none(request), await read_form(request)
        if now is None:
            return await room.over(request)
        accepted, note = frozenset(form.all("accepter")), form.get("note")
        person, at = person_of(request), site.service.now()
        done = await publish(
            room.office, now.revision.number, latest(room.office, now), accepted=accepted, note=note,
            author=person.login, at=at,
        )  # fmt: skip
        match done:
            case Published():
                await room.published(done, person, at)
                return to(f"{VERSIONS}/{done.version.number}?publiee")
            case Declined():
                return page(request, now, status=409, declined=done, note=note, accepted=accepted)
            case _:
                assert_never(done)

    here = f"{ROOM}/{{numero:int}}/preuve"
    return [
        Route(here, show, methods=["GET"]),
        Route(here, begin, methods=["POST"]),
        Route(f"{ROOM}/{{numero:int}}/publier", put_in_force, methods=["POST"]),
    ]
