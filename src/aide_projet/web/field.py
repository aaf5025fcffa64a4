"""`/projet/{cle}/fiche/{champ}`: one field to change, with scripts or without."""

from __future__ import annotations

from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.dialogue.reply import Reply, ReplyKind
from aide_projet.draft.slot import Table
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.see import see
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.field_page import FieldPage, Showing
from aide_projet.web.forms import read_form
from aide_projet.web.project import utterance
from aide_projet.web.site import Site, TooMany, status_of
from aide_projet.web.spreadsheet.read import split_text
from aide_projet.web.table_preview import TablePreview


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""
    pages = FieldPage(site)

    async def edit(request: Request) -> Response:
        view = await see(site.deps, request.path_params["cle"], today=site.service.today(), thread=False)
        if view is None:
            raise HTTPException(404)
        return page(request, view)

    async def change(request: Request) -> Response:
        key, slot = request.path_params["cle"], request.path_params["champ"]
        form = await read_form(request)
        text, choice = utterance(form)
        if not site.limits.may_take_turn(key):
            raise TooMany(site.limits.minutes_to_turn(key), text)
        if "\t" in text:
            shown = await pasted(request, key, text)
            if shown is not None:
                return shown
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

    async def pasted(request: Request, key: str, text: str) -> Response | None:
        """Cells of a spreadsheet pasted where words are expected: shown in the boxes of the table, if it is one."""
        view = await see(site.deps, key, today=site.service.today(), thread=False)
        slot = site.deps.content(view.call.name).slots.get(request.path_params["champ"]) if view is not None else None
        if view is None or slot is None or not isinstance(slot.kind, Table):
            return None
        tables = TablePreview(site)
        found = tables.with_grid(view, slot, (), split_text(text))
        return None if found.refused is not None else tables.answer(request, view, slot, found)

    def page(
        request: Request,
        view: ConversationView,
        *,
        status: int = 200,
        message: str = "",
        typed: str | None = None,
        replies: tuple[Reply, ...] = (),
    ) -> Response:
        return pages.answer(request, view, Showing(status, message, typed, replies))

    return [
        Route("/projet/{cle}/fiche/{champ}", edit, methods=["GET"]),
        Route("/projet/{cle}/fiche/{champ}", change, methods=["POST"]),
    ]


def _unsettled(view: ConversationView) -> tuple[Reply, ...]:
    """What the tool needs to know before the change counts; nothing when it was taken."""
    last = view.thread[-1].replies if view.thread else ()
    return last if any(reply.kind is ReplyKind.CLARIFICATION for reply in last) else ()
