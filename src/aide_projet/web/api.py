"""`/api/v1`: the same conversation as JSON (contract: design §8)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, assert_never

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aide_projet.use_cases.erase import erase
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.see import see
from aide_projet.use_cases.start import start
from aide_projet.use_cases.state import finding_json, state_json
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.web.site import Site

NO_STORE = {"Cache-Control": "no-store"}
Key = Annotated[str, Path(description="La clé privée de la conversation, donnée à sa création.")]


class NewConversation(BaseModel):
    """Tout est facultatif."""

    model_config = ConfigDict(extra="forbid")

    appel: str | None = Field(default=None, description="Le nom d'un appel ; par défaut, celui du serveur.")
    langue: str = Field(default="fr", description="La langue des réponses.")
    aujourdhui: date | None = Field(default=None, description="Le jour à répéter, là où s'exercer est permis.")


class NewTurn(BaseModel):
    """Un tour : le numéro du dernier état reçu, et un texte ou un choix."""

    model_config = ConfigDict(extra="forbid")

    tour: int = Field(ge=0, description="Le `tour` du dernier état reçu.")
    texte: str = Field(default="", description="Ce que dit la personne.")
    choix: str = Field(default="", description="La clé d'un choix proposé.")


def router(site: Site) -> APIRouter:
    """The routes of the API. Their docstrings are French: they are the OpenAPI description."""
    api = APIRouter(prefix="/api/v1")

    @api.get("/appels", summary="Les appels à projets", tags=["Appels"])
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

    @api.post("/conversations", status_code=201, summary="Commencer", tags=["Conversations"])
    async def begin(request: Request, body: NewConversation | None = None) -> Response:
        """Crée une conversation ; 201 et son état, dont la première question."""
        if not site.limits.may_create(request):
            raise HTTPException(429)
        wanted = body or NewConversation()
        if wanted.aujourdhui is not None and not site.service.settings.may_practise:
            raise HTTPException(403)
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

    @api.get("/conversations/{cle}", summary="L'état", tags=["Conversations"])
    async def state(cle: Key) -> Response:
        """L'état de la conversation : dernières réponses, question ouverte, brouillon."""
        view = await see(site.deps, cle, today=site.service.today())
        if view is None:
            raise HTTPException(404)
        return JSONResponse(state_json(view), headers=NO_STORE)

    @api.post("/conversations/{cle}/tours", summary="Un tour", tags=["Conversations"])
    async def turn(cle: Key, body: NewTurn) -> Response:
        """Envoie un texte ou un choix. Le même envoi reçoit la même réponse ; un autre tour arrivé avant donne 409."""
        if not site.limits.may_take_turn(cle):
            raise HTTPException(429)
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
                raise HTTPException(404)
            case _:
                assert_never(outcome)

    @api.get("/conversations/{cle}/constats", summary="Les constats", tags=["Conversations"])
    async def findings(cle: Key) -> Response:
        """Ce qui bloquerait, ce qui demande attention, ce qui s'améliore ; avec la source et comment réparer."""
        view = await see(site.deps, cle, today=site.service.today())
        if view is None:
            raise HTTPException(404)
        return JSONResponse([finding_json(finding) for finding in view.findings], headers=NO_STORE)

    @api.delete("/conversations/{cle}", status_code=204, summary="Effacer", tags=["Conversations"])
    async def forget(cle: Key) -> Response:
        """Efface vraiment la conversation et tout ce qu'elle contient."""
        if not await erase(site.deps, cle):
            raise HTTPException(404)
        return Response(status_code=204, headers=NO_STORE)

    return api


def refusal(outcome: Refused) -> JSONResponse:
    """Nothing was stored: why, and the text back; with the state where there is one."""
    error = {"erreur": {"code": outcome.reason, "message": outcome.message}, "texte": outcome.text}
    body: dict[str, Any] = {**(state_json(outcome.view) if outcome.view else {}), **error}
    return JSONResponse(body, 503 if outcome.reason == "disque_plein" else 422, NO_STORE)
