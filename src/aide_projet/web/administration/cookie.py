"""The cookie of a signed-in browser: read under /administration alone, gone when the browser closes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aide_projet.web.site import Site

_NAME = "aide_equipe"


def token_of(site: Site, request: Request) -> str:
    """The session's token that the browser sends; empty when there is none."""
    return request.cookies.get(_name(site), "")


def keep(site: Site, answer: Response, token: str) -> None:
    """Have the browser keep a token: no script reads it, and other sites' forms send none."""
    https = _https(site)
    answer.set_cookie(_name(site), token, path=_path(site), secure=https, httponly=True, samesite="lax")


def forget(site: Site, answer: Response) -> None:
    """Have the browser drop it."""
    answer.delete_cookie(_name(site), path=_path(site), secure=_https(site), httponly=True, samesite="lax")


def _https(site: Site) -> bool:
    return site.service.settings.public_url.startswith("https:")


def _name(site: Site) -> str:
    """`__Host-`: browsers take it from https and from this very host alone, so that no neighbour can set it."""
    return f"__Host-{_NAME}" if _https(site) else _NAME


def _path(site: Site) -> str:
    """`__Host-` asks for the whole site; residents' pages read no cookie anyway."""
    return "/" if _https(site) else "/administration"
