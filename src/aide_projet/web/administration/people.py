"""`/administration/personnes`: who may come in and with what role; invite, change, disable, give a new address."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.accounts import Permission, Person, Role
from aide_projet.use_cases.invite import Invited, LoginTaken, WrongLogin, invite
from aide_projet.use_cases.login import NAME_MOST
from aide_projet.use_cases.people import Done, LastAdministrator, StillDisabled, change_role, disable, enable, reset
from aide_projet.web.administration.frame import framed, sentence
from aide_projet.web.administration.gate import staff
from aide_projet.web.forms import Form, read_form
from aide_projet.web.site import NO_STORE, Site

PEOPLE = "/administration/personnes"
_BLANK = Form({})
Outcome = Done | LastAdministrator | Invited | StillDisabled


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""
    office = site.service.office

    async def page(
        request: Request, status: int = 200, *, message: str = "", form: Form = _BLANK, invited: Invited | None = None
    ) -> Response:
        address = f"{_base(request)}/administration/invitation/{invited.token}" if invited else ""
        shown = {
            "personnes": await office.accounts.people(),
            "roles": tuple(Role),
            "message": message,
            "invitee": invited.person if invited else None,
            "adresse": address,
            "heures": int(office.terms.invitation.total_seconds() // 3600),
            "saisi": {name: form.get(name) for name in ("identifiant", "nom", "role")},
            "longueur": NAME_MOST,
        }
        return framed(site, request, "personnes.html", status=status, **shown)

    def _base(request: Request) -> str:
        return site.service.settings.public_url or str(request.base_url).rstrip("/")

    @staff(site, Permission.MANAGE)
    async def show(request: Request) -> Response:
        return await page(request)

    @staff(site, Permission.MANAGE)
    async def add(request: Request) -> Response:
        """The page itself, not a redirection: the new address is shown this once and kept nowhere."""
        form = await read_form(request)
        outcome = await invite(
            office,
            form.get("identifiant"),
            form.get("nom"),
            _role(form),
            by=request.state.person.number,
            now=site.service.now(),
        )
        match outcome:
            case Invited():
                return await page(request, 201, invited=outcome)
            case WrongLogin():
                said = sentence(site, "identifiant_refuse")
            case LoginTaken(login):
                said = sentence(site, "identifiant_pris", login)
            case _:
                assert_never(outcome)
        return await page(request, 422, message=said, form=form)

    def act(what: Callable[[Person, Form, int], Awaitable[Outcome]]) -> Callable[[Request], Awaitable[Response]]:
        """A form of one person's line."""

        @staff(site, Permission.MANAGE)
        async def handler(request: Request) -> Response:
            person = await office.accounts.person(request.path_params["numero"])
            if person is None:
                raise HTTPException(404)
            outcome = await what(person, await read_form(request), request.state.person.number)
            match outcome:
                case Done():
                    return RedirectResponse(PEOPLE, 303, NO_STORE)
                case Invited():
                    return await page(request, 201, invited=outcome)
                case LastAdministrator():
                    return await page(request, 409, message=sentence(site, "dernier_administrateur", person.name))
                case StillDisabled():
                    return await page(request, 409, message=sentence(site, "encore_desactivee", person.name))
                case _:
                    assert_never(outcome)

        return handler

    async def role(person: Person, form: Form, by: int) -> Outcome:
        return await change_role(office, person, _role(form), by=by, now=site.service.now())

    async def shut(person: Person, _: Form, by: int) -> Outcome:
        return await disable(office, person, by=by, now=site.service.now())

    async def reopen(person: Person, _: Form, by: int) -> Outcome:
        return await enable(office, person, by=by, now=site.service.now())

    async def new_address(person: Person, _: Form, by: int) -> Outcome:
        return await reset(office, person, by=by, now=site.service.now())

    one = f"{PEOPLE}/{{numero:int}}"
    return [
        Route(PEOPLE, show, methods=["GET"]),
        Route(PEOPLE, add, methods=["POST"]),
        Route(f"{one}/role", act(role), methods=["POST"]),
        Route(f"{one}/desactiver", act(shut), methods=["POST"]),
        Route(f"{one}/reactiver", act(reopen), methods=["POST"]),
        Route(f"{one}/nouvelle-adresse", act(new_address), methods=["POST"]),
    ]


def _role(form: Form) -> Role:
    try:
        return Role(form.get("role"))
    except ValueError:
        raise HTTPException(422) from None
