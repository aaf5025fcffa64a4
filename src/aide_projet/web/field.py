"""`/projet/{cle}/fiche/{champ}`: one field to change, with scripts or without."""

from __future__ import annotations

from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.reply import Reply, ReplyKind
from aide_projet.draft.slot import Derived
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.see import see
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.use_cases.view import ConversationView, Entry
from aide_projet.web.field_form import field_form
from aide_projet.web.forms import read_form
from aide_projet.web.project import utterance
from aide_projet.web.site import Site, TooMany, status_of


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def edit(request: Request) -> Response:
        view = await see(site.deps, request.path_params["cle"], today=site.service.today())
        if view is None:
            raise HTTPException(404)
        return page(request, view)

    async def change(request: Request) -> Response:
        key, slot = request.path_params["cle"], request.path_params["champ"]
        form = await read_form(request)
        text, choice = utterance(form)
        if not site.limits.may_take_turn(key):
            raise TooMany(site.limits.minutes_to_turn(key), text)
        outcome = await take_turn(
            site.deps,
            key,
            number=form.number("tour"),
            text=text,
            choice=choice,
            slot=slot,
            today=site.service.today(),
        )
        match outcome:
            case Taken(view):
                replies = _unsettled(view)
                if replies:
                    return page(request, view, status=422, replies=replies, typed=view.held_text or text)
                return RedirectResponse(f"/projet/{key}/fiche#champ-{slot}", 303)
            case Conflict(view, back):
                return page(request, view, status=409, typed=back or text)
            case Refused(_, message, view, back):
                status = status_of(outcome)
                if view is None:
                    return site.explained(request, status, message, text=back or text)
                return page(request, view, status=status, message=message, typed=back or text)
            case Unknown():
                return site.gone(request, text)
            case _:
                assert_never(outcome)

    def page(
        request: Request,
        view: ConversationView,
        *,
        status: int = 200,
        message: str = "",
        typed: str | None = None,
        replies: tuple[Reply, ...] = (),
    ) -> Response:
        content = site.deps.content(view.call.name)
        name = request.path_params["champ"]
        slot = content.slots.get(name)
        if slot is None or isinstance(slot.kind, Derived):
            raise HTTPException(404)
        entry = _entry(view, name) or Entry(name, slot.label, "", "vide", slot.level.value)
        step: Step | None = content.steps.get(name)
        return site.pages.answer(
            request,
            "champ.html",
            status=status,
            vue=view,
            entree=entry,
            etape=step,
            boites=field_form(slot.kind, entry),
            code=status,
            message=message,
            texte=typed,
            repliques=replies,
        )

    return [
        Route("/projet/{cle}/fiche/{champ}", edit, methods=["GET"]),
        Route("/projet/{cle}/fiche/{champ}", change, methods=["POST"]),
    ]


def _entry(view: ConversationView, name: str) -> Entry | None:
    return next((entry for part in view.dossier for entry in part.entries if entry.slot == name), None)


def _unsettled(view: ConversationView) -> tuple[Reply, ...]:
    """What the tool needs to know before the change counts; nothing when it was taken."""
    last = view.thread[-1].replies if view.thread else ()
    return last if any(reply.kind is ReplyKind.CLARIFICATION for reply in last) else ()
