"""`/administration/contenu/graphe`: the flow drawn, with what looks wrong in it and where people stop.

Of the version in force, or of a version in preparation, whose steps then lead to their line in the editor.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.content.load import Loaded, read_library
from aide_projet.content.never_asked import never_asked
from aide_projet.dialogue.flow_graph import FlowGraph, GraphStep, flow_graph
from aide_projet.export.flow_graph import flow_svg
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.revise import Standing
from aide_projet.use_cases.visits import StepVisits, count_visits
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.workroom import ROOM, Workroom, room_of


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.READ)
    async def in_force(request: Request) -> Response:
        return await page(request, None)

    @staff(site, Permission.READ)
    async def prepared(request: Request) -> Response:
        return await page(request, room.standing(request))

    async def page(request: Request, now: Standing | None) -> Response:
        files = now.files if now is not None else room.office.versions.files(room.office.shelf.number)
        root = await asyncio.to_thread(room.office.states.root, files)
        library = await asyncio.to_thread(read_library, root / "dialogues", root / "rules")
        visits = await asyncio.to_thread(lambda: count_visits(site.service.histories()))
        drawn = [await asyncio.to_thread(draw, loaded, now, visits) for loaded in library.calls.values()]
        mistakes = library.collector.errors
        return room.page(request, "graphe.html", now, dessins=drawn, visites=visits, fautes=mistakes)

    def draw(loaded: Loaded, now: Standing | None, visits: Mapping[str, StepVisits]) -> dict[str, object]:
        content = loaded.content
        graph: FlowGraph = flow_graph(content.flow, content.slots, never_asked(content.flow, content.slots))
        file = loaded.files.flow.file if loaded.files.flow else ""

        def address(step: GraphStep) -> str:
            return f"{room_of(now.revision.number)}/fichier/{file}?ligne={step.line}" if now is not None else ""

        svg = flow_svg(site.pages.environment, graph, address=address, visits=visits)
        return {"contenu": content, "g": graph, "dessin": svg, "adresse": address}

    return [
        Route(f"{ROOM}/graphe", in_force, methods=["GET"]),
        Route(f"{ROOM}/{{numero:int}}/graphe", prepared, methods=["GET"]),
    ]
