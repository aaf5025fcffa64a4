"""`/projet/{cle}/a-demander`: the answers that were set aside, alone on a page to print and take along."""

from __future__ import annotations

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
        return site.pages.answer(request, "a_demander.html", vue=view)

    return [Route("/projet/{cle}/a-demander", show, methods=["GET"])]
