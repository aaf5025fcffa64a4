"""`/projet/{cle}/fiche/{champ}/tableau`: a table edited cell by cell, pasted or imported from a spreadsheet.

What comes from a spreadsheet is put in the boxes to be seen first; only "enregistrer" stores, as a turn of its own.
"""

from __future__ import annotations

from typing import assert_never

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.draft.slot import Slot, Table
from aide_projet.use_cases.edit_table import Misread, edit_table
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.see import see
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.site import Site, TooMany, status_of
from aide_projet.web.spreadsheet.read import read_table, split_text
from aide_projet.web.table_form import BLANK_ROWS
from aide_projet.web.table_preview import Preview, TablePreview
from aide_projet.web.table_upload import Sent, read_sent


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""
    one_at_a_time = anyio.CapacityLimiter(1)  # so that files sent together do not add up in memory
    pages = TablePreview(site)

    async def back(request: Request) -> Response:
        return RedirectResponse(request.url.path.removesuffix("/tableau"), 303)

    async def change(request: Request) -> Response:
        key, name = request.path_params["cle"], request.path_params["champ"]
        view = await see(site.deps, key, today=site.service.today(), thread=False)
        if view is None:
            return site.gone(request, "")
        slot = site.deps.content(view.call.name).slots.get(name)
        if slot is None or not isinstance(slot.kind, Table):
            raise HTTPException(404)
        sent = await read_sent(request, slot.kind)
        if not site.limits.may_take_turn(key):
            raise TooMany(site.limits.minutes_to_turn(key))
        if sent.file or sent.pasted.strip():
            return pages.answer(request, view, slot, await from_spreadsheet(view, slot, sent))
        if sent.action != "enregistrer":
            return pages.answer(request, view, slot, Preview(sent.rows), blank=BLANK_ROWS + 1)
        return await store(request, view, slot, sent)

    async def from_spreadsheet(view: ConversationView, slot: Slot, sent: Sent) -> Preview:
        if sent.file:
            grid = await anyio.to_thread.run_sync(read_table, sent.file, limiter=one_at_a_time)
        else:
            grid = split_text(sent.pasted)
        found = pages.with_grid(view, slot, () if sent.replaces else sent.rows, grid, sent.pasted)
        return found if found.refused is None else Preview(sent.rows, refused=found.refused, pasted=sent.pasted)

    async def store(request: Request, view: ConversationView, slot: Slot, sent: Sent) -> Response:
        typed = Preview(sent.rows)
        outcome = await edit_table(
            site.deps, view.key, number=sent.turn, slot=slot.name, typed=sent.rows, today=site.service.today()
        )
        match outcome:
            case Taken():
                return RedirectResponse(f"/projet/{view.key}/fiche#champ-{slot.name}", 303)
            case Misread():
                return pages.answer(request, view, slot, typed, status=422)
            case Conflict(now, _):
                return pages.answer(request, now, slot, typed, status=409)
            case Refused(_, message, now, _):
                return pages.answer(request, now or view, slot, typed, status=status_of(outcome), said=message)
            case Unknown():
                return site.gone(request, "")
            case _:
                assert_never(outcome)

    path = "/projet/{cle}/fiche/{champ}/tableau"
    return [Route(path, back, methods=["GET"]), Route(path, change, methods=["POST"])]
