"""`/projet/{cle}/fiche`: every field, what is missing, the findings, the documents."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.see import see
from aide_projet.web.site import Site


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def show(request: Request) -> Response:
        view = await see(site.deps, request.path_params["cle"], today=site.service.today(), thread=False)
        if view is None:
            raise HTTPException(404)
        await run_in_threadpool(view.prepare)  # the first one loads the holidays, during which others go on
        return site.pages.answer(request, "fiche.html", vue=view)

    return [Route("/projet/{cle}/fiche", show, methods=["GET"])]
