"""Every screen of the administration: their routes, put together."""

from __future__ import annotations

from starlette.routing import BaseRoute

from aide_projet.web.administration import (
    account,
    changes,
    content_file,
    content_home,
    flow_screen,
    home,
    invitation,
    journal,
    people,
    proof_screen,
    revision,
    sign_in,
    try_out,
    version_files,
    versions,
)
from aide_projet.web.administration.workroom import Workroom
from aide_projet.web.site import Site


OF_SITE = (home, people, journal, account, sign_in, invitation)
OF_ROOM = (
    content_home, flow_screen, revision, content_file, changes, try_out, proof_screen, version_files, versions,
)  # fmt: skip


def routes(site: Site, room: Workroom) -> list[BaseRoute]:
    """The routes of the administration; the screens of the content room share `room`."""
    of_site = [route for screen in OF_SITE for route in screen.routes(site)]
    return [*of_site, *(route for screen in OF_ROOM for route in screen.routes(room))]
