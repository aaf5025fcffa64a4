"""The one way in: a screen of the administration says what it asks of a role, and is given the person.

`staff(site, Permission.PUBLISH)(handler)` gives the handler `request.state.person`, who asks (and `.present`, with
their session). Both are read from the store at each request: a role taken away, a person disabled or a password reset
counts at the very next one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.sign_in import recognise
from aide_projet.web.administration.cookie import token_of
from aide_projet.web.administration.frame import sentence
from aide_projet.web.administration.given_back import refused
from aide_projet.web.pages import wants_fragment
from aide_projet.web.site import NO_STORE, Site, wants_json

Handler = Callable[[Request], Awaitable[Response]]
SIGN_IN = "/administration/connexion"
_READING = ("GET", "HEAD")


def staff(site: Site, permission: Permission | None = None) -> Callable[[Handler], Handler]:
    """Wrap a handler: only for people signed in, and allowed this when a permission is named."""

    def wrap(handler: Handler) -> Handler:
        async def guarded(request: Request) -> Response:
            present = await recognise(site.service.office, token_of(site, request), now=site.service.now())
            if present is None:
                return await _signed_out(site, request)
            request.state.person = present.person
            request.state.present = present
            if permission is not None and not present.person.may(permission):
                return await _refused(site, request)
            answer = await handler(request)
            answer.headers.update(NO_STORE)
            return answer

        return guarded

    return wrap


def way_back(suite: str) -> str:
    """Where to go after signing in: an address of the administration, else its first page."""
    local = suite.startswith("/administration") and suite.isascii() and suite.isprintable()
    return suite if local and "\\" not in suite and not suite.startswith(SIGN_IN) else "/administration"


async def _signed_out(site: Site, request: Request) -> Response:
    address = f"{SIGN_IN}?{urlencode({'suite': _here(request)})}"
    if request.method in _READING and not wants_fragment(request) and not wants_json(request):
        return RedirectResponse(address, 303, NO_STORE)
    return await _not_done(site, request, 401, "deconnecte", address)


async def _refused(site: Site, request: Request) -> Response:
    return await _not_done(site, request, 403, "role_insuffisant", "/administration")


async def _not_done(site: Site, request: Request, status: int, name: str, way: str) -> Response:
    """Nothing was done: why, the way on, and what was sent so that it can be copied."""
    message = sentence(site, name)
    if wants_json(request):
        return JSONResponse({"erreur": {"code": name, "message": message}}, status, NO_STORE)
    if wants_fragment(request):
        return site.status_line(request, status, message)
    return await refused(site, request, message, status=status, way=way)


def _here(request: Request) -> str:
    """The page to come back to: for a form, the page that held it."""
    address = str(request.url) if request.method in _READING else request.headers.get("referer", "")
    return way_back(urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl())
