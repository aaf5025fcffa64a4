"""`/projet/{cle}/remettre`, `/copier` and `/presentation`: once enough is told, what to do with it."""

from __future__ import annotations

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.hand_over import copy_page, hand_in, speech
from aide_projet.web.mailto import link_holds, mailto
from aide_projet.web.site import Site


def routes(site: Site) -> list[Route]:
    """The routes of these screens."""
    recipient = site.service.settings.handover_email

    async def to_hand_in(request: Request) -> Response:
        found = await hand_in(
            site.deps,
            request.path_params["cle"],
            today=site.service.today(),
            link_holds=partial(link_holds, recipient),
        )
        if found is None:
            raise HTTPException(404)
        await run_in_threadpool(found.view.prepare)  # the first one loads the holidays, during which others go on
        link = mailto(recipient, found.message.subject, found.message.short_body)
        return site.pages.answer(request, "remettre.html", vue=found.view, remise=found, lien=link)

    async def to_copy(request: Request) -> Response:
        wanted = request.query_params.get("ordre", "")
        found = await copy_page(site.deps, request.path_params["cle"], wanted, today=site.service.today())
        if found is None:
            raise HTTPException(404)
        return site.pages.answer(request, "copier.html", vue=found.view, copie=found)

    async def to_say(request: Request) -> Response:
        found = await speech(site.deps, request.path_params["cle"], today=site.service.today())
        if found is None:
            raise HTTPException(404)
        return site.pages.answer(request, "presentation.html", vue=found.view, discours=found)

    return [
        Route("/projet/{cle}/remettre", to_hand_in, methods=["GET"]),
        Route("/projet/{cle}/copier", to_copy, methods=["GET"]),
        Route("/projet/{cle}/presentation", to_say, methods=["GET"]),
    ]
