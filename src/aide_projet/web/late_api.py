"""The API, made when first asked for: FastAPI and the models are a third of the start, and no screen needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from aide_projet.use_cases.once import Once
from aide_projet.web.site import Site

if TYPE_CHECKING:
    from fastapi import FastAPI


class LateApi:
    """An ASGI application like another. `made` is safe between threads, so that one may make it ahead of any caller."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.made = Once(self._make)

    def routes(self) -> list[BaseRoute]:
        """Every address under /api/ that no screen has taken."""
        return [Route("/api/{rest:path}", self)]

    def description(self) -> dict[str, Any]:
        """The OpenAPI description."""
        return self.made().openapi()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.made()(scope, receive, send)

    def _make(self) -> FastAPI:
        from aide_projet.web.api_app import create_api

        return create_api(self._site)
