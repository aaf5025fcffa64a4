"""`/administration/connexion`: come in with a login and a password; `/administration/deconnexion`: go out."""

from __future__ import annotations

from typing import assert_never

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.sign_in import SignedIn, Unrecognised, recognise, sign_in, sign_out
from aide_projet.web.administration import cookie
from aide_projet.web.administration.frame import framed, sentence
from aide_projet.web.administration.gate import SIGN_IN, way_back
from aide_projet.web.forms import read_form
from aide_projet.web.site import NO_STORE, Site, wait


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    def page(request: Request, status: int = 200, *, suite: str, login: str = "", message: str = "") -> Response:
        shown = {"suite": way_back(suite), "identifiant": login, "message": message}
        return framed(site, request, "connexion.html", status=status, **shown)

    async def show(request: Request) -> Response:
        return page(request, suite=request.query_params.get("suite", ""))

    async def come_in(request: Request) -> Response:
        form = await read_form(request)
        login, suite = form.get("identifiant"), form.get("suite")
        if not site.limits.may_sign_in(request, login):
            minutes = site.limits.minutes_to_sign_in(request, login)
            said = sentence(site, "trop_d_essais", minutes)
            return wait(page(request, 429, suite=suite, login=login, message=said), minutes)
        former = cookie.token_of(site, request)
        outcome = await sign_in(
            site.service.office, login, form.get("mot_de_passe"), now=site.service.now(), former=former
        )
        match outcome:
            case Unrecognised():
                said = sentence(site, "non_reconnu")
                return page(request, 422, suite=suite, login=login, message=said)
            case SignedIn(token=token):
                site.limits.signed_in(request, login)
                answer = RedirectResponse(way_back(suite), 303, NO_STORE)
                cookie.keep(site, answer, token)
                return answer
            case _:
                assert_never(outcome)

    async def go_out(request: Request) -> Response:
        """Not behind the gate: whoever is out already is out."""
        now = site.service.now()
        present = await recognise(site.service.office, cookie.token_of(site, request), now=now)
        if present is not None:
            await sign_out(site.service.office, present, now=now)
        answer = RedirectResponse(SIGN_IN, 303, NO_STORE)
        cookie.forget(site, answer)
        return answer

    return [
        Route(SIGN_IN, show, methods=["GET"]),
        Route(SIGN_IN, come_in, methods=["POST"]),
        Route("/administration/deconnexion", go_out, methods=["POST"]),
    ]
