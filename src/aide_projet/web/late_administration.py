"""The administration, made when first asked for: its screens are a third of the start, and no resident needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route, Router
from starlette.types import Receive, Scope, Send

from aide_projet.use_cases.once import Once
from aide_projet.web.site import Site

if TYPE_CHECKING:
    from aide_projet.web.administration.workroom import Workroom


class LateAdministration:
    """An ASGI application like another. `made` is safe between threads, so that one may make it ahead of any caller."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._workroom: Workroom | None = None
        self.made = Once(self._make)

    def routes(self) -> list[BaseRoute]:
        """Every address of the administration."""
        return [Route("/administration", self), Route("/administration/{rest:path}", self)]

    async def close(self) -> None:
        """End what its screens have begun."""
        if self._workroom is not None:
            await self._workroom.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.made()(scope, receive, send)

    def _make(self) -> Router:
        from aide_projet.web.administration.screens import routes
        from aide_projet.web.administration.workroom import Workroom

        self._workroom = Workroom(self._site)
        return Router(routes(self._site, self._workroom), redirect_slashes=False)
