"""`/projet/{cle}/partager`: the read-only addresses of a project, made and closed by its resident."""

from __future__ import annotations

from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.see import see
from aide_projet.use_cases.share import LABEL_MOST, Enough, Shared, revoke, share, shares_of
from aide_projet.web.forms import read_form
from aide_projet.web.site import Site, TooMany


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def page(request: Request, *, status: int = 200, address: str = "", most: int = 0) -> Response:
        key: str = request.path_params["cle"]
        view = await see(site.deps, key, today=site.service.today(), thread=False)
        if view is None:
            raise HTTPException(404)
        opened = await shares_of(site.deps, key)
        shown = {"acces": opened, "nouvelle": address, "maximum": most, "longueur": LABEL_MOST}
        return site.pages.answer(request, "partager.html", status=status, vue=view, **shown)

    async def show(request: Request) -> Response:
        return await page(request)

    async def make(request: Request) -> Response:
        """The page itself, not a redirection: the new address is shown this once and kept nowhere."""
        key: str = request.path_params["cle"]
        form = await read_form(request)
        if not site.limits.may_take_turn(key):
            raise TooMany(site.limits.minutes_to_turn(key))
        contacts = form.get("coordonnees") == "oui"
        made = await share(site.deps, key, label=form.get("pour"), contacts=contacts, today=site.service.today())
        match made:
            case Shared(token):
                return await page(request, status=201, address=f"{_base(request)}/lecture/{token}")
            case Enough(most):
                return await page(request, status=422, most=most)
            case None:
                raise HTTPException(404)
            case _:
                assert_never(made)

    def _base(request: Request) -> str:
        return site.service.settings.public_url or str(request.base_url).rstrip("/")

    async def close(request: Request) -> Response:
        key: str = request.path_params["cle"]
        if not await revoke(site.deps, key, request.path_params["numero"]):
            raise HTTPException(404)
        return RedirectResponse(f"/projet/{key}/partager", 303)

    return [
        Route("/projet/{cle}/partager", show, methods=["GET"]),
        Route("/projet/{cle}/partager", make, methods=["POST"]),
        Route("/projet/{cle}/partager/{numero:int}/retirer", close, methods=["POST"]),
    ]
