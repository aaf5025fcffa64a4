"""`/projet/{cle}/calendrier`: what is to be done by when, as a picture and a list; `.ics` for a phone."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import aide_projet
from aide_projet.export.calendar_file import calendar_file
from aide_projet.use_cases.see import see
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.documents import as_answer
from aide_projet.web.site import Site, TooMany


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def seen(request: Request) -> ConversationView:
        view = await see(site.deps, request.path_params["cle"], today=site.service.today(), thread=False)
        if view is None:
            raise HTTPException(404)
        await run_in_threadpool(view.prepare)  # the first one loads the holidays, during which others go on
        return view

    async def show(request: Request) -> Response:
        return site.pages.answer(request, "calendrier.html", vue=await seen(request))

    async def download(request: Request) -> Response:
        key = request.path_params["cle"]
        view = await seen(request)
        if not site.limits.may_fetch(key):
            raise TooMany(site.limits.minutes_to_fetch(key))
        made = await run_in_threadpool(
            calendar_file,
            view,
            stamped=site.service.today(),
            version=aide_projet.__version__,
            templates=tuple(site.service.templates),
        )
        return as_answer(made, inline=False)

    return [
        Route("/projet/{cle}/calendrier", show, methods=["GET"]),
        Route("/projet/{cle}/calendrier.ics", download, methods=["GET"]),
    ]
