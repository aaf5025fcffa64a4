"""`/administration/journal`: who did what, the newest first, by pages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.use_cases.accounts import Permission
from aide_projet.web.administration.frame import framed
from aide_projet.web.administration.gate import staff
from aide_projet.web.site import Site

JOURNAL = "/administration/journal"
PAGE = 50
"""Entries on a page."""


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    @staff(site, Permission.MANAGE)
    async def show(request: Request) -> Response:
        asked = request.query_params.get("avant", "")
        before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
        found = await site.service.office.accounts.journal(before=before, count=PAGE + 1)
        entries = found[:PAGE]
        older = entries[-1].number if len(found) > PAGE else None
        days = site.service.office.terms.log.days
        return framed(
            site, request, "journal.html", lignes=entries, plus_ancien=older, debut=before is None, jours=days
        )

    return [Route(JOURNAL, show, methods=["GET"])]
