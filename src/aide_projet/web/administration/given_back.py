"""What a form carried when it could not be taken: shown to be copied, never a password."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from aide_projet.web.administration.frame import framed
from aide_projet.web.forms import read_form
from aide_projet.web.site import Site

SECRET = "mot_de_passe"
"""How the names of the fields that hold a password begin."""


async def given_back(request: Request) -> tuple[str, ...]:
    """The texts of a form, the longest first; nothing of what is no form (a file, JSON)."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return ()
    try:
        form = await read_form(request)
    except HTTPException:
        return ()
    texts = [
        value
        for name, values in form.fields.items()
        if not name.startswith(SECRET)
        for value in values
        if value.strip()
    ]
    return tuple(sorted(texts, key=len, reverse=True))


async def refused(site: Site, request: Request, message: str, *, status: int, way: str) -> Response:
    """Nothing was done: why, the way on, and what was typed so that it can be copied."""
    texts = await given_back(request)
    return framed(site, request, "refus.html", status=status, message=message, textes=texts, suite=way)
