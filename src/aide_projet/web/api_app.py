"""The FastAPI application behind `/api/`: its routes, its description, its error pages."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import Response

import aide_projet
from aide_projet.web import api, api_docs, api_errors
from aide_projet.web.errors import add_error_pages
from aide_projet.web.guard import Guard
from aide_projet.web.site import Site


def create_api(site: Site) -> FastAPI:
    """What breaks inside is answered here: the application around would only see what FastAPI said of it."""
    app = FastAPI(
        title="Aide-projet",
        version=aide_projet.__version__,
        openapi_url=api_docs.OPENAPI,
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(api.router(site))
    add_error_pages(app, site)

    async def invalid(request: Request, error: Exception) -> Response:
        if isinstance(error, RequestValidationError):
            return api_errors.invalid(site, error.errors())
        return await site.error(request, 422)

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_middleware(Guard, error_page=site.error, https=site.service.settings.public_url.startswith("https:"))
    return app
