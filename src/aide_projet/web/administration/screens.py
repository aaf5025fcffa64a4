"""Every screen of the administration: their routes, put together."""

from __future__ import annotations

from starlette.routing import BaseRoute

from aide_projet.web.administration import account, home, invitation, journal, people, sign_in
from aide_projet.web.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """The routes of the administration."""
    return [route for screen in (home, people, journal, account, sign_in, invitation) for route in screen.routes(site)]
