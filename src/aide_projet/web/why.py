"""`/projet/{cle}/tours/{n}/pourquoi` and `/projet/{cle}/pourquoi`: where what was noted comes from."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.why import why_fiches, why_turn
from aide_projet.web.pages import wants_fragment
from aide_projet.web.site import Site


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def of_turn(request: Request) -> Response:
        """What a turn noted, or one value of it: the page, or what its line of the chat opens."""
        key: str = request.path_params["cle"]
        origins = await why_turn(site.deps, key, request.path_params["tour"], today=site.service.today())
        slot = request.query_params.get("champ")
        shown = [origin for origin in origins or () if slot in (None, origin.slot)]
        if not shown:
            raise HTTPException(404)
        if wants_fragment(request):
            return site.pages.html(request, site.pages.text("_origine.html", origines=shown, cle=key))
        return site.pages.answer(request, "pourquoi.html", origines=shown, cle=key)

    async def of_fiches(request: Request) -> Response:
        """What each word brought to each fiche."""
        key: str = request.path_params["cle"]
        fiches = await why_fiches(site.deps, key, today=site.service.today())
        if fiches is None:
            raise HTTPException(404)
        return site.pages.answer(request, "pourquoi_fiche.html", fiches=fiches, cle=key)

    return [
        Route("/projet/{cle}/tours/{tour:int}/pourquoi", of_turn, methods=["GET"]),
        Route("/projet/{cle}/pourquoi", of_fiches, methods=["GET"]),
    ]
