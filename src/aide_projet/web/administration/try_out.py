"""`/administration/contenu/{numero}/essai`: talk with a version in preparation, from any step or a chosen project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.errors import AideProjetError
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.revise import Standing
from aide_projet.use_cases.see import see
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.use_cases.try_out import From
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom, room_of, to
from aide_projet.web.forms import read_form
from aide_projet.web.project import utterance
from aide_projet.web.thread import whole_thread


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.TRY)
    async def choose(request: Request) -> Response:
        now = room.standing(request)
        try:
            deps = await room.tries.deps(now)
        except AideProjetError as wrong:
            return unreadable(request, now, wrong, status=200)
        calls, over = tuple(deps.library.values()), "fini" in request.query_params
        return room.page(request, "essai.html", now, fautes=(), parcours=calls, fini=over)

    @staff(site, Permission.TRY)
    async def begin(request: Request) -> Response:
        now, form = room.standing(request), await read_form(request)
        project = site.service.project_of(form.number("projet"))
        begun = From(form.get("appel"), form.get("etape"), project or "", form.get("parcours") == "complet")
        practised = _day(form.get("jour")) or site.service.settings.today
        try:
            taken = await room.tries.begin(now, begun, today=site.service.today(), practised=practised)
        except AideProjetError as wrong:
            return unreadable(request, now, wrong)
        if isinstance(taken, Refused):
            raise HTTPException(503)
        return to(f"{room_of(now.revision.number)}/essai/{taken.view.key}#suite")

    @staff(site, Permission.TRY)
    async def show(request: Request) -> Response:
        now = room.standing(request)
        return await page(request, now)

    @staff(site, Permission.TRY)
    async def turn(request: Request) -> Response:
        now, form = room.open_or_none(request), await read_form(request)
        if now is None:
            return await room.over(request)
        key = request.path_params["cle"]
        text, choice = utterance(form)
        try:
            deps = await room.tries.deps(now)
        except AideProjetError as wrong:
            return unreadable(request, now, wrong)
        done = await take_turn(
            deps, key, number=form.number("tour"), text=text, choice=choice, today=site.service.today()
        )
        match done:
            case Taken(view):
                return to(f"{room_of(now.revision.number)}/essai/{view.key}#suite")
            case Conflict(text=back):
                return await page(request, now, status=409, typed=back)
            case Refused(message=message, text=back):
                return await page(request, now, status=422, typed=back, message=message)
            case Unknown():
                return await page(request, now)
            case _:
                assert_never(done)

    async def page(
        request: Request, now: Standing, *, status: int = 200, typed: str = "", message: str = ""
    ) -> Response:
        try:
            deps = await room.tries.deps(now)
        except AideProjetError as wrong:
            return unreadable(request, now, wrong)
        view = await see(deps, request.path_params["cle"], today=site.service.today())
        if view is None:  # nothing keeps a try-out: a restart ends it
            return to(f"{room_of(now.revision.number)}/essai?fini")
        return room.page(request, "essai_conversation.html", now, status=status, **_shown(view, typed, message))

    def unreadable(request: Request, now: Standing, wrong: AideProjetError, *, status: int = 422) -> Response:
        mistakes = str(wrong).splitlines()
        return room.page(request, "essai.html", now, status=status, fautes=mistakes, parcours=(), fini=False)

    here = f"{ROOM}/{{numero:int}}/essai"
    return [
        Route(here, choose, methods=["GET"]),
        Route(here, begin, methods=["POST"]),
        Route(f"{here}/{{cle}}", show, methods=["GET"]),
        Route(f"{here}/{{cle}}", turn, methods=["POST"]),
    ]


def _shown(view: ConversationView, typed: str, message: str) -> Mapping[str, object]:
    question = None if view.held_text else view.question
    return {
        "vue": view,
        "fil": whole_thread(view, everything=True),
        "ouverts": frozenset(choice.key for choice in question.choices) if question else frozenset(),
        "texte": typed or view.held_text,
        "message": message,
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
