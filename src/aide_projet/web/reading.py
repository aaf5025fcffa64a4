"""`/lecture/{jeton}`: a project as its resident shows it, to read and to download, never to change."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import aide_projet
from aide_projet.export.fiche import FORMATS, document
from aide_projet.use_cases.share import Reading, Revoked, read_shared
from aide_projet.web.documents import SHOWN_IN_BROWSER, as_answer
from aide_projet.web.site import Site, TooMany

DOCUMENTS = tuple(format for format in FORMATS if format != "json")
"""All but the draft, which is there to be taken up and changed."""
_UNTOLD = {"Referrer-Policy": "no-referrer"}
"""The address opens the project: it is told to nobody, not even to ourselves (no form is sent from here)."""


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def reading(request: Request) -> Reading:
        found = await read_shared(site.deps, request.path_params["jeton"], today=site.service.today())
        match found:
            case Reading():
                return found
            case Revoked():
                raise HTTPException(410, headers=_UNTOLD)
            case None:
                raise HTTPException(404, headers=_UNTOLD)

    async def show(request: Request) -> Response:
        found = await reading(request)
        address = request.url.path
        answer = site.pages.answer(request, "lecture.html", vue=found.view, adresse=address, formats=DOCUMENTS)
        answer.headers.update(_UNTOLD)
        return answer

    async def download(request: Request) -> Response:
        wanted: str = request.path_params["format"]
        if wanted not in DOCUMENTS:
            raise HTTPException(404, headers=_UNTOLD)
        found = await reading(request)
        reader = f"lecture:{found.number}"
        if not site.limits.may_fetch(reader):
            raise TooMany(site.limits.minutes_to_fetch(reader))
        made = await run_in_threadpool(
            document,
            found.view,
            wanted,
            generated=site.service.today(),
            version=aide_projet.__version__,
            templates=tuple(site.service.templates),
        )
        answer = as_answer(made, inline=wanted in SHOWN_IN_BROWSER)
        answer.headers.update(_UNTOLD)
        return answer

    return [
        Route("/lecture/{jeton}", show, methods=["GET"]),
        Route("/lecture/{jeton}/fiche.{format}", download, methods=["GET"]),
    ]
