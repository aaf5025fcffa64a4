"""What every screen is given: the service, the pages, the limits, and how to answer an error."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aide_projet.use_cases.deps import Deps
from aide_projet.web.limits import Limits
from aide_projet.web.pages import Pages, wants_fragment
from aide_projet.web.service import Service

PAGES_OF_ERRORS = (400, 403, 404, 405, 409, 413, 422, 429, 500, 503)


@dataclass(frozen=True, slots=True)
class Site:
    """One per application."""

    service: Service
    pages: Pages
    limits: Limits

    @property
    def deps(self) -> Deps:
        """What the use cases are given."""
        return self.service.deps

    async def error(self, request: Request, status: int) -> Response:
        """An error in French with a way on: JSON for programs, a status line for htmx, a page for everybody else."""
        known = status if status in PAGES_OF_ERRORS else (400 if status < 500 else 500)
        if request.url.path.startswith("/api/"):
            answer: Response = JSONResponse(self.error_json(known), status)
            answer.headers["Cache-Control"] = "no-store"
        elif wants_fragment(request):
            answer = self.status_line(request, known)
        else:
            answer = self.pages.answer(request, "erreur.html", status=status, code=known)
        if status == 429:
            answer.headers["Retry-After"] = "600"
        return answer

    def error_json(self, status: int) -> dict[str, object]:
        """The JSON of an error: a stable code and the sentence of the page."""
        return {"erreur": {"code": status, "message": self.pages.macro("_erreurs.html", "phrase", status)}}

    def status_line(self, request: Request, status: int, message: str = "") -> Response:
        """For htmx: the sentence goes to the status line beside the box, whose text stays."""
        text = self.pages.text("_etat.html", code=status, message=message)
        answer = self.pages.html(request, text, status=status)
        headers = MutableHeaders(raw=answer.raw_headers)
        headers["HX-Retarget"] = "#etat"
        headers["HX-Reswap"] = "innerHTML"
        return answer
