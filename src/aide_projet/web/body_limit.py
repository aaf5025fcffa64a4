"""Nobody may send more than a body's limit, declared or not."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aide_projet.web.guard import ErrorPage

MAX_BODY = 1024 * 1024
"""Bytes. Twenty pages pasted are some 200 KB once encoded: they get a kind answer and their text back."""
MAX_LARGE_BODY = 4 * 1024 * 1024
"""Bytes, where a spreadsheet, a content file or a version may be sent: one a little too large gets its own sentence,
and what was typed back."""
_TABLE, _CONTENT = "/tableau", "/administration/contenu/"


class BodyLimit:
    """Pure ASGI: refuses with the 413 page, before reading where the length is declared."""

    def __init__(self, app: ASGIApp, *, error_page: ErrorPage, limit: int = MAX_BODY) -> None:
        self.app = app
        self.error_page = error_page
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        large = scope["path"].endswith(_TABLE) or scope["path"].startswith(_CONTENT)
        limit = max(self.limit, MAX_LARGE_BODY) if large else self.limit
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or int(declared) > limit:
            answer = await self.error_page(Request(scope), 413)
            await answer(scope, receive, send)
            return
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise HTTPException(413)
            return message

        await self.app(scope, receive_limited, send)
