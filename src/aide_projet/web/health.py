"""`/sante`: whether the process lives and the store answers, for whoever watches the machine."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import aide_projet
from aide_projet.errors import AideProjetError
from aide_projet.web.site import Site


def routes(site: Site) -> list[Route]:
    """200 when ready to serve, 503 when the store does not answer."""

    async def health(request: Request) -> Response:
        try:
            ready = await site.deps.conversations.alive()
        except AideProjetError:
            ready = False
        body = {"vivant": True, "pret": ready, "version": aide_projet.__version__}
        return JSONResponse(body, 200 if ready else 503, {"Cache-Control": "no-store"})

    return [Route("/sante", health, methods=["GET"])]
