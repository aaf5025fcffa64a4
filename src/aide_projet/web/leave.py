"""Leaving: `effacer` really erases after a confirmation, `terminer` cleans a shared computer."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.erase import erase
from aide_projet.use_cases.ports import Full
from aide_projet.use_cases.see import see
from aide_projet.web.forms import read_form
from aide_projet.web.site import Site, say_unwritable

CLEAR = {"Clear-Site-Data": '"cache", "cookies", "storage"'}
"""Obeyed by browsers on https and localhost; static/aide.js empties the same elsewhere."""


def routes(site: Site) -> list[Route]:
    """The routes of leaving."""

    async def confirm(request: Request) -> Response:
        view = await see(site.deps, request.path_params["cle"], today=site.service.today(), thread=False)
        if view is None:
            raise HTTPException(404)
        return site.pages.answer(request, "effacer.html", vue=view)

    async def really_erase(request: Request) -> Response:
        if (await read_form(request)).get("confirme") != "oui":
            return await confirm(request)
        try:
            erased_now = await erase(site.deps, request.path_params["cle"])
        except Full:
            say_unwritable()
            return site.explained(request, 503, site.sentence("pas_efface"))
        site.pages.forget()
        if not erased_now:
            raise HTTPException(404)
        return RedirectResponse("/efface", 303, CLEAR)

    async def erased(request: Request) -> Response:
        return site.pages.answer(request, "efface.html")

    async def finish(request: Request) -> Response:
        view = await see(site.deps, request.path_params["cle"], today=site.service.today(), thread=False)
        if view is None:
            raise HTTPException(404)
        return site.pages.answer(request, "terminer.html", vue=view)

    async def finished(request: Request) -> Response:
        return RedirectResponse("/termine", 303, CLEAR)

    async def goodbye(request: Request) -> Response:
        return site.pages.answer(request, "termine.html")

    return [
        Route("/projet/{cle}/effacer", confirm, methods=["GET"]),
        Route("/projet/{cle}/effacer", really_erase, methods=["POST"]),
        Route("/projet/{cle}/terminer", finish, methods=["GET"]),
        Route("/projet/{cle}/terminer", finished, methods=["POST"]),
        Route("/efface", erased, methods=["GET"]),
        Route("/termine", goodbye, methods=["GET"]),
    ]
