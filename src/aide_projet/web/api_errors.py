"""What the API says when it refuses: {"erreur": {"code", "message"}}, with the text back where one was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from starlette.responses import JSONResponse

from aide_projet.use_cases.outcome import Refused
from aide_projet.use_cases.state import state_json
from aide_projet.web.api_models import Late, Problem, TurnProblem
from aide_projet.web.site import NO_STORE, Site, status_of

Declared = dict[int | str, dict[str, Any]]

_SAID: Mapping[int, str] = {
    403: "L'envoi vient de la page d'un autre site, ou choisit un jour là où s'exercer n'est pas permis.",
    404: "Pas de conversation sous cette clé, ou elle a été effacée.",
    409: "Un autre tour est arrivé avant : l'état d'aujourd'hui, et le texte rendu.",
    413: "L'envoi est trop long.",
    422: "L'envoi n'a pas la bonne forme : le message nomme le champ.",
    429: "Trop de demandes : Retry-After dit combien de secondes attendre.",
    503: "La machine ne peut pas écrire ou ne répond pas : rien n'est enregistré.",
}
"""Part of the OpenAPI description, like the docstrings of the routes."""
_ANYTHING_ELSE = "Toute autre erreur, de la même forme."
_LONGEST_NAME = 60


def declared(*statuses: int, model: type[BaseModel] = Problem) -> Declared:
    """The refusals of a route, for its OpenAPI description."""
    found: Declared = {
        status: {"model": Late if status == 409 else model, "description": _SAID[status]} for status in statuses
    }
    return {**found, "default": {"model": Problem, "description": _ANYTHING_ELSE}}


TURN_ERRORS = declared(403, 404, 409, 413, 422, 429, 503, model=TurnProblem)


def answer(site: Site, status: int, code: str, sentence: str, *values: object, **more: str) -> JSONResponse:
    """A refusal with its own name; `sentence` is a macro of `_erreurs.html`."""
    error = {"code": code, "message": site.pages.macro("_erreurs.html", sentence, *values)}
    return JSONResponse({"erreur": error, **more}, status, NO_STORE)


def refusal(outcome: Refused) -> JSONResponse:
    """Nothing was stored: why, and the text back; with the state where there is one."""
    error = {"erreur": {"code": outcome.reason, "message": outcome.message}, "texte": outcome.text}
    body: dict[str, Any] = {**(state_json(outcome.view) if outcome.view else {}), **error}
    return JSONResponse(body, status_of(outcome), NO_STORE)


def invalid(site: Site, errors: Sequence[Mapping[str, Any]]) -> JSONResponse:
    """A body that does not have the form: what is wrong with each field, by its name."""
    said = [site.pages.macro("_erreurs.html", "champ_fautif", error["type"], _field(error["loc"])) for error in errors]
    return JSONResponse({"erreur": {"code": "mal_forme", "message": " ".join(said)}}, 422, NO_STORE)


def _field(place: Sequence[object]) -> str:
    """The field's name as the caller wrote it, fit to be sent back; empty for the body as a whole."""
    names = [part for part in place[1:] if isinstance(part, str)]
    return names[-1].encode("utf-8", "replace").decode()[:_LONGEST_NAME] if names else ""
