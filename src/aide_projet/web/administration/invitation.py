"""`/administration/invitation/{jeton}`: choose a password by a one-time address, and come in."""

from __future__ import annotations

from typing import assert_never

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.invite import Awaiting, Gone, LoginTaken, Weak, WrongLogin, accept, awaiting
from aide_projet.use_cases.sign_in import SignedIn
from aide_projet.web.administration import cookie
from aide_projet.web.administration.frame import framed, sentence
from aide_projet.web.forms import Form, read_form
from aide_projet.web.site import NO_STORE, Site


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    def page(request: Request, found: Awaiting | Gone, *, status: int = 200, message: str = "", form: Form) -> Response:
        if isinstance(found, Gone):
            return framed(site, request, "invitation_finie.html", status=410)
        least = site.service.office.terms.password_least
        typed = {"identifiant": form.get("identifiant"), "nom": form.get("nom")}
        return framed(
            site, request, "invitation.html", status=status, attendu=found, message=message, minimum=least, **typed
        )

    async def show(request: Request) -> Response:
        return page(request, await _awaiting(request), form=Form({}))

    async def _awaiting(request: Request) -> Awaiting | Gone:
        return await awaiting(site.service.office, request.path_params["jeton"], now=site.service.now())

    async def choose(request: Request) -> Response:
        form = await read_form(request)
        found = await _awaiting(request)
        password = form.get("mot_de_passe")
        if password != form.get("mot_de_passe_encore"):
            return page(request, found, status=422, message=sentence(site, "deux_fois"), form=form)
        outcome = await accept(
            site.service.office,
            request.path_params["jeton"],
            password,
            login=form.get("identifiant"),
            name=form.get("nom"),
            now=site.service.now(),
        )
        match outcome:
            case SignedIn(token=token):
                answer = RedirectResponse("/administration", 303, NO_STORE)
                cookie.keep(site, answer, token)
                return answer
            case Gone():
                return page(request, outcome, form=form)
            case Weak(why):
                said = sentence(site, "mot_de_passe_refuse", why, site.service.office.terms.password_least)
            case WrongLogin():
                said = sentence(site, "identifiant_refuse")
            case LoginTaken(login):
                said = sentence(site, "identifiant_pris", login)
            case _:
                assert_never(outcome)
        return page(request, found, status=422, message=said, form=form)

    return [
        Route("/administration/invitation/{jeton}", show, methods=["GET"]),
        Route("/administration/invitation/{jeton}", choose, methods=["POST"]),
    ]
