"""`/api/v1`: the same conversation as JSON (contract: design §8)."""

from __future__ import annotations

from typing import Annotated, assert_never

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aide_projet.use_cases.erase import erase
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.ports import Full
from aide_projet.use_cases.see import see
from aide_projet.use_cases.start import start
from aide_projet.use_cases.state import finding_json, state_json
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.api_errors import TURN_ERRORS, answer, declared, refusal
from aide_projet.web.api_models import CallName, FindingState, NewConversation, NewTurn, State
from aide_projet.web.site import NO_STORE, Site, TooMany, say_unwritable
from aide_projet.web.translation import SOURCE_LANGUAGE

Key = Annotated[str, Path(description="La clé privée de la conversation, donnée à sa création.")]


def router(site: Site) -> APIRouter:
    """The routes of the API. Their docstrings are French: they are the OpenAPI description."""
    api = APIRouter(prefix="/api/v1")
    _add_beginning(api, site)
    _add_turns(api, site)
    _add_reading(api, site)
    return api


def _add_beginning(api: APIRouter, site: Site) -> None:
    @api.get("/appels", summary="Les appels à projets", tags=["Appels"], response_model=list[CallName])
    async def calls() -> JSONResponse:
        """Le nom, le titre et les fiches de chaque appel."""
        found = [
            {
                "appel": content.call.name,
                "titre": content.call.title,
                "financeur": content.call.funder,
                "fiches": [{"cle": fiche.key, "titre": fiche.title} for fiche in content.call.fiches],
            }
            for content in site.deps.library.values()
        ]
        return JSONResponse(found)

    @api.post(
        "/conversations",
        status_code=201,
        summary="Commencer",
        tags=["Conversations"],
        response_model=State,
        responses=declared(403, 413, 422, 429, 503),
    )
    async def begin(request: Request, body: NewConversation | None = None) -> Response:
        """Crée une conversation ; 201 et son état, dont la première question."""
        wanted = body or NewConversation()
        refused = _unknown_wish(site, wanted)
        if refused is not None:
            return refused
        if wanted.aujourdhui is not None and not site.service.settings.may_practise:
            return answer(site, 403, "exercice_interdit", "exercice_interdit")
        if not site.limits.may_create(request):
            raise TooMany(site.limits.minutes_to_create(request))
        outcome = await start(
            site.deps,
            today=site.service.today(),
            call=wanted.appel,
            language=wanted.langue,
            practised=wanted.aujourdhui or site.service.settings.today,
        )
        match outcome:
            case Taken(view):
                headers = {**NO_STORE, "Location": f"/api/v1/conversations/{view.key}"}
                return JSONResponse(state_json(view), 201, headers)
            case Refused():
                return refusal(outcome)


def _unknown_wish(site: Site, wanted: NewConversation) -> Response | None:
    """The refusal of a call or a language that is not served, naming those that are."""
    if wanted.appel is not None and wanted.appel not in site.deps.library:
        return answer(site, 422, "appel_inconnu", "valeurs", "appel", tuple(site.deps.library))
    if wanted.langue != SOURCE_LANGUAGE:
        return answer(site, 422, "langue_inconnue", "valeurs", "langue", (SOURCE_LANGUAGE,))
    return None


def _add_turns(api: APIRouter, site: Site) -> None:
    @api.post(
        "/conversations/{cle}/tours",
        summary="Un tour",
        tags=["Conversations"],
        response_model=State,
        responses=TURN_ERRORS,
    )
    async def turn(cle: Key, body: NewTurn) -> Response:
        """Envoie un texte ou un choix. Le même envoi reçoit la même réponse ; un autre tour arrivé avant donne 409."""
        if not site.limits.may_take_turn(cle):
            raise TooMany(site.limits.minutes_to_turn(cle), body.texte)
        outcome = await take_turn(
            site.deps, cle, number=body.tour, text=body.texte, choice=body.choix, today=site.service.today()
        )
        match outcome:
            case Taken(view):
                return JSONResponse(state_json(view), headers=NO_STORE)
            case Conflict(view, text):
                late = {**state_json(view), **site.error_json(409), "texte": text}
                return JSONResponse(late, 409, NO_STORE)
            case Refused():
                return refusal(outcome)
            case Unknown():
                return answer(site, 404, "introuvable", "projet_parti", texte=body.texte)
            case _:
                assert_never(outcome)


def _add_reading(api: APIRouter, site: Site) -> None:
    async def found(key: str) -> ConversationView:
        view = await see(site.deps, key, today=site.service.today())
        if view is None:
            raise HTTPException(404)
        return view

    @api.get(
        "/conversations/{cle}",
        summary="L'état",
        tags=["Conversations"],
        response_model=State,
        responses=declared(404, 503),
    )
    async def state(cle: Key) -> Response:
        """L'état de la conversation : dernières réponses, question ouverte, brouillon."""
        return JSONResponse(state_json(await found(cle)), headers=NO_STORE)

    @api.get(
        "/conversations/{cle}/constats",
        summary="Les constats",
        tags=["Conversations"],
        response_model=list[FindingState],
        responses=declared(404, 503),
    )
    async def findings(cle: Key) -> Response:
        """Ce qui bloquerait, ce qui demande attention, ce qui s'améliore ; avec la source et comment réparer."""
        view = await found(cle)
        return JSONResponse([finding_json(finding) for finding in view.findings], headers=NO_STORE)

    @api.delete(
        "/conversations/{cle}",
        status_code=204,
        summary="Effacer",
        tags=["Conversations"],
        responses=declared(403, 404, 503),
    )
    async def forget(cle: Key) -> Response:
        """Efface vraiment la conversation et tout ce qu'elle contient."""
        try:
            erased = await erase(site.deps, cle)
        except Full:
            say_unwritable()
            return answer(site, 503, "pas_efface", "pas_efface")
        site.pages.forget()
        if not erased:
            raise HTTPException(404)
        return Response(status_code=204, headers=NO_STORE)
