"""Which page answers which mistake."""

from __future__ import annotations

import logging

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from aide_projet.errors import AideProjetError
from aide_projet.export.template_file import TemplateError
from aide_projet.use_cases.ports import Full
from aide_projet.web.site import Site, TooMany, say_unwritable

_log = logging.getLogger(__name__)


def add_error_pages(app: Starlette, site: Site) -> None:
    """HTTP refusals, a store that cannot write. What else breaks is the guard's."""

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if isinstance(error, TooMany):
            return await site.error(request, status, minutes=error.minutes, text=error.text)
        answer = await site.error(request, status)
        if isinstance(error, HTTPException):
            answer.headers.update(error.headers or {})
        return answer

    async def unavailable(request: Request, error: Exception) -> Response:
        if isinstance(error, Full):
            say_unwritable()
        elif isinstance(error, TemplateError):
            _log.error("%s", error)  # a file of the organisation and its mistake: nothing that people told
        return await site.error(request, 503)

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(AideProjetError, unavailable)
    app.add_exception_handler(Full, unavailable)
