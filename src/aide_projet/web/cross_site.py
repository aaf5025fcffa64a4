"""Requests that change something must come from our own pages.

Browsers say where a request comes from in Sec-Fetch-Site (https and localhost only) or else in Origin. A request with
neither comes from a program (curl, a test, the API's users) or a browser too old to say: it is let through, because no
cookie or other right travels with it: whoever has a project's private address could as well open it. Under
/administration a cookie does: there, what does not say where it comes from is refused.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from aide_projet.web.guard import ErrorPage

_WITH_COOKIE = "/administration"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SameSite:
    """Pure ASGI: answers 403 to a request made by another site's page."""

    def __init__(self, app: ASGIApp, *, error_page: ErrorPage, public_url: str = "") -> None:
        self.app = app
        self.error_page = error_page
        self.public_host = urlsplit(public_url).netloc.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _SAFE and self._foreign(scope):
            answer = await self.error_page(Request(scope), 403)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _foreign(self, scope: Scope) -> bool:
        site = origin = host = None
        for name, value in scope["headers"]:
            if name == b"sec-fetch-site":
                site = value
            elif name == b"origin":
                origin = value.decode("latin-1")
            elif name == b"host":
                host = value.decode("latin-1").lower()
        if site is not None:
            return site not in (b"same-origin", b"none")
        if origin is None:
            return bool(scope["path"].startswith(_WITH_COOKIE))
        return urlsplit(origin).netloc.lower() not in {host, self.public_host} - {"", None}
