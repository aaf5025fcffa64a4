"""The outermost layer: security headers on every answer, and a page in French when something breaks."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aide_projet.errors import AideProjetError

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# same-origin, not no-referrer: under no-referrer a browser sends "Origin: null" even with its own forms, and on a
# plain http network (a hall's Wi-Fi) Origin is all that tells a cross-site request. Nothing leaves for elsewhere.
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
HSTS = ("Strict-Transport-Security", "max-age=31536000")

log = logging.getLogger("aide_projet.web")
ErrorPage = Callable[[Request, int], Awaitable[Response]]


class Guard:
    """Pure ASGI: adds the headers that an answer does not set itself, and turns a crash into a page."""

    def __init__(self, app: ASGIApp, *, error_page: ErrorPage, https: bool) -> None:
        self.app = app
        self.error_page = error_page
        headers = [*HEADERS.items(), HSTS] if https else list(HEADERS.items())
        self.headers = [(name.lower().encode(), value.encode()) for name, value in headers]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                own = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in self.headers if pair[0] not in own)]
            await send(message)

        try:
            await self.app(scope, receive, send_guarded)
        except Exception as error:
            # Where it broke goes to the log, without the error's own words, which may quote what a person typed.
            trace = "".join(traceback.format_tb(error.__traceback__))
            log.error("%s pendant une requête\n%s", type(error).__name__, trace)
            if started:
                raise
            status = 503 if isinstance(error, AideProjetError) else 500
            answer = await self.error_page(Request(scope), status)
            await answer(scope, receive, send_guarded)
