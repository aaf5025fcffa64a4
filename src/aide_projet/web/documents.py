"""`/projet/{cle}/fiche.{pdf,docx,odt,xlsx,html,md,json}`: the documents to keep, print and hand in.

`?sans-manques`: without the page of what is missing. `?modele=livre`: by the shipped templates, where the
organisation's own cannot be used.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import aide_projet
from aide_projet.export.fiche import FORMATS, Document, document
from aide_projet.export.template_file import TemplateError, shipped_templates
from aide_projet.use_cases.see import see
from aide_projet.web.site import Site, TooMany

SHOWN_IN_BROWSER = frozenset({"html"})
WITHOUT_MISSING, TEMPLATES, SHIPPED = "sans-manques", "modele", "livre"
_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)

_log = logging.getLogger(__name__)


def routes(site: Site) -> list[Route]:
    """The routes of the documents."""

    async def download(request: Request) -> Response:
        key, wanted = request.path_params["cle"], request.path_params["format"]
        if wanted not in FORMATS:
            raise HTTPException(404)
        today = site.service.today()
        view = await see(site.deps, key, today=today, thread=False)
        if view is None:
            raise HTTPException(404)
        if not site.limits.may_fetch(key):
            raise TooMany(site.limits.minutes_to_fetch(key))
        shipped = request.query_params.get(TEMPLATES) == SHIPPED
        try:
            # In a thread: drawing a PDF takes some 100 ms, during which others go on.
            made = await run_in_threadpool(
                document,
                view,
                wanted,
                generated=today,
                version=aide_projet.__version__,
                templates=(shipped_templates(),) if shipped else tuple(site.service.templates),
                missing=WITHOUT_MISSING not in request.query_params,
            )
        except TemplateError as error:
            _log.error("%s", error)  # names a file of the organisation and its mistakes, and nothing that people told
            return site.pages.answer(request, "modele_casse.html", status=503, cle=key, format=wanted, livre=shipped)
        return as_answer(made, inline=wanted in SHOWN_IN_BROWSER)

    return [Route("/projet/{cle}/fiche.{format}", download, methods=["GET"])]


def as_answer(made: Document, *, inline: bool) -> Response:
    """The document under its name; an HTML one may use the styles it carries (by their digest) and nothing else."""
    disposition = "inline" if inline else "attachment"
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(made.name)}",
    }
    if inline:
        headers["Content-Security-Policy"] = document_csp(made.content)
    return Response(made.content, 200, headers, made.media_type)


def document_csp(content: bytes) -> str:
    """The policy of a document shown in the browser."""
    digests = (base64.b64encode(hashlib.sha256(style).digest()).decode() for style in _STYLE.findall(content))
    styles = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    return (
        f"default-src 'none'; style-src {styles}; font-src data:; img-src data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
