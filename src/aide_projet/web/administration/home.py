"""`/administration`: the rooms that one may enter."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.web.administration.frame import framed
from aide_projet.web.administration.gate import staff
from aide_projet.web.site import Site


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    @staff(site)
    async def home(request: Request) -> Response:
        return framed(site, request, "accueil.html")

    return [Route("/administration", home, methods=["GET"])]
