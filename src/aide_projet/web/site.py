"""What every screen is given: the service, the pages, the limits, and how to answer an error."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.outcome import Refused
from aide_projet.web.limits import Limits
from aide_projet.web.pages import Pages, wants_fragment
from aide_projet.web.service import Service

CODES = {
    400: "incompris",
    403: "refuse",
    404: "introuvable",
    405: "methode",
    409: "autre_tour",
    410: "retire",
    413: "trop_long",
    422: "mal_forme",
    429: "trop_souvent",
    500: "panne",
    503: "indisponible",
}
"""The errors that have a page, with their name in JSON."""
NO_STORE = {"Cache-Control": "no-store"}

_log = logging.getLogger(__name__)


class TooMany(HTTPException):
    """Refused for now: how many minutes to wait, and the text to give back where one was read."""

    def __init__(self, minutes: int, text: str = "") -> None:
        super().__init__(429)
        self.minutes = minutes
        self.text = text


def say_unwritable() -> None:
    """One line for whoever runs the machine, with nothing personal in it."""
    _log.error("La base refuse d'écrire : vérifiez la place sur le disque et les droits du dossier.")


def status_of(refused: Refused) -> int:
    """503, and a line in the log, when the machine cannot write; 422 when it is about what was sent."""
    if refused.reason != "disque_plein":
        return 422
    say_unwritable()
    return 503


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

    async def error(self, request: Request, status: int, *, minutes: int = 1, text: str = "") -> Response:
        """An error in French with a way on: JSON for programs, a status line for htmx, a page for everybody else.

        `minutes`: how long to wait after a 429; `text`: what the person sent, to give back.
        """
        known = status if status in CODES else (400 if status < 500 else 500)
        if request.url.path.startswith("/administration"):
            message = self.sentence("phrase_equipe", known, minutes)
        elif known == 503 and request.method in ("GET", "HEAD"):
            message = self.sentence("pas_de_reponse")
        else:
            message = self.sentence("phrase", known, minutes)
        if wants_json(request):
            body: dict[str, object] = {"erreur": {"code": CODES[known], "message": message}}
            answer: Response = JSONResponse({**body, "texte": text} if text else body, status, NO_STORE)
        else:
            answer = self.explained(request, status, message, code=known, text=text)
        return wait(answer, minutes) if status == 429 else answer

    def explained(
        self, request: Request, status: int, message: str, *, code: int | None = None, text: str = ""
    ) -> Response:
        """An error whose sentence is known: a status line for htmx, or a page with the text to copy."""
        shown = code or status
        if wants_fragment(request):
            return self.status_line(request, shown, message)
        found = {"code": shown, "message": message, "votre_texte": text}
        return self.pages.answer(request, "erreur.html", status=status, **found)

    def gone(self, request: Request, text: str) -> Response:
        """A turn to a project that is unknown or erased: the text is given back, with a way to begin again."""
        if wants_fragment(request):
            return self.status_line(request, 404, self.sentence("projet_parti_case"))
        return self.explained(request, 404, self.sentence("projet_parti"), text=text)

    def sentence(self, name: str, *values: object) -> str:
        """A sentence of `_erreurs.html`."""
        return self.pages.macro("_erreurs.html", name, *values)

    def error_json(self, status: int) -> dict[str, object]:
        """The JSON of an error: a stable name and the sentence of the page."""
        return {"erreur": {"code": CODES[status], "message": self.sentence("phrase", status)}}

    def status_line(self, request: Request, status: int, message: str = "") -> Response:
        """For htmx: the sentence goes to the status line beside the box, whose text stays."""
        text = self.pages.text("_etat.html", code=status, message=message)
        answer = self.pages.html(request, text, status=status)
        headers = MutableHeaders(raw=answer.raw_headers)
        headers["HX-Retarget"] = "#etat"
        headers["HX-Reswap"] = "innerHTML"
        return answer


def wants_json(request: Request) -> bool:
    """Whether a program asks: the API's addresses, or one that accepts JSON and no page."""
    accepted = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or ("application/json" in accepted and "text/html" not in accepted)


def wait(answer: Response, minutes: int) -> Response:
    """The answer, saying to programs what its sentence says to people."""
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer
