"""`/administration/compte`: one's own password and sessions."""

from __future__ import annotations

from typing import assert_never

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.invite import Weak
from aide_projet.use_cases.people import change_password
from aide_projet.use_cases.sign_in import SignedIn, Unrecognised, open_sessions, sign_out_everywhere
from aide_projet.web.administration import cookie
from aide_projet.web.administration.frame import framed, sentence
from aide_projet.web.administration.gate import SIGN_IN, staff
from aide_projet.web.forms import read_form
from aide_projet.web.site import NO_STORE, Site, TooMany

ACCOUNT = "/administration/compte"


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def page(request: Request, status: int = 200, *, message: str = "") -> Response:
        present = request.state.present
        office, now = site.service.office, site.service.now()
        shown = {
            "connexions": await open_sessions(office, present.person, now=now),
            "celle_ci": present.session.number,
            "minimum": office.terms.password_least,
            "message": message,
            "change": "change" in request.query_params,
        }
        return framed(site, request, "compte.html", status=status, **shown)

    @staff(site)
    async def show(request: Request) -> Response:
        return await page(request)

    @staff(site)
    async def change(request: Request) -> Response:
        form, person = await read_form(request), request.state.person
        if form.get("mot_de_passe") != form.get("mot_de_passe_encore"):
            return await page(request, 422, message=sentence(site, "deux_fois"))
        if not site.limits.may_sign_in(request, person.login):
            raise TooMany(site.limits.minutes_to_sign_in(request, person.login))
        outcome = await change_password(
            site.service.office,
            person,
            form.get("mot_de_passe_actuel"),
            form.get("mot_de_passe"),
            now=site.service.now(),
        )
        match outcome:
            case SignedIn(token=token):
                site.limits.signed_in(request, person.login)
                answer = RedirectResponse(f"{ACCOUNT}?change=1", 303, NO_STORE)
                cookie.keep(site, answer, token)
                return answer
            case Unrecognised():
                return await page(request, 422, message=sentence(site, "mot_de_passe_actuel_faux"))
            case Weak(why):
                least = site.service.office.terms.password_least
                return await page(request, 422, message=sentence(site, "mot_de_passe_refuse", why, least))
            case _:
                assert_never(outcome)

    @staff(site)
    async def leave_everywhere(request: Request) -> Response:
        await sign_out_everywhere(site.service.office, request.state.present, now=site.service.now())
        answer = RedirectResponse(SIGN_IN, 303, NO_STORE)
        cookie.forget(site, answer)
        return answer

    return [
        Route(ACCOUNT, show, methods=["GET"]),
        Route(f"{ACCOUNT}/mot-de-passe", change, methods=["POST"]),
        Route(f"{ACCOUNT}/deconnexion-partout", leave_everywhere, methods=["POST"]),
    ]
