"""The editor of the content room alone, over the shipped content: python tests/web/show_editor.py [PORT].

/dialogues/dsdt/parcours.yaml and so on. What is saved is kept in memory and touches no file.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import asdict
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from fake_service import ROOT, FakeService, settings

from aide_projet.content.check_text import Problems, TextChecker
from aide_projet.content.completion import Completion
from aide_projet.content.room import about
from aide_projet.web.assets import load_assets
from aide_projet.web.forms import read_form
from aide_projet.web.guard import Guard
from aide_projet.web.logs import log_config
from aide_projet.web.pages import Pages

PAGE = """
{% extends "web/base.html" %}
{% from "web/administration/_editeur.html" import editeur, ressources with context %}
{% block scripts %}{{ ressources() }}{% endblock %}
{% block contenu %}
<h1>{{ sur.title }}</h1>
<p class="note">{{ sur.what }}</p>
<form method="post">
  <input type="hidden" name="vu" value="{{ vu }}">
  <input type="hidden" name="base" value="">
  {{ editeur(texte, "/verifier/" + sur.path, sur, ligne, fautes, aide="/aide/" + sur.path, enregistre=enregistre) }}
  <div class="actions">
    <button class="principal" name="geste" value="enregistrer">Enregistrer</button>
    <button name="geste" value="verifier">Vérifier</button>
  </div>
</form>
{% endblock %}
"""


def build() -> Starlette:
    """The application: a page, what it asks as one types, and its files."""
    service = FakeService(settings=settings(today=None))
    assets = load_assets(service.static)
    pages = Pages(service, assets)
    template = pages.environment.from_string(PAGE)
    checker, completion = TextChecker(), Completion()
    saved: dict[str, str] = {}

    async def check(path: str, text: str) -> Problems:
        return await asyncio.to_thread(checker.check, ROOT, path, text)

    async def show(request: Request) -> Response:
        path = request.path_params["fichier"]
        text = kept = saved.get(path) or (ROOT / path).read_text(encoding="utf-8")
        if request.method == "POST":
            form = await read_form(request)
            text = form.get("texte").replace("\r\n", "\n")
            if form.get("geste") == "enregistrer":
                saved[path] = text
                return RedirectResponse(f"/{path}?vu={form.get('vu')}", 303)
        context = {
            "sur": about(ROOT, path), "texte": text, "vu": str(len(kept)), "enregistre": text == kept, "actuelle": "",
            "ligne": request.query_params.get("ligne", ""), "fautes": await check(path, text),
        }  # fmt: skip
        return pages.html(request, template.render(context))

    async def verify(request: Request) -> Response:
        found = await check(request.path_params["fichier"], (await read_form(request)).get("texte"))
        return JSONResponse({"ici": [*map(asdict, found.here)], "ailleurs": [*map(asdict, found.elsewhere)]})

    async def help_for(request: Request) -> Response:
        return JSONResponse(await asyncio.to_thread(completion.of, ROOT, request.path_params["fichier"]))

    async def broken(request: Request, status: int) -> Response:
        return Response(status_code=status)

    app = Starlette(
        routes=[
            Route("/static/{digest}/{path:path}", assets.serve),
            Route("/verifier/{fichier:path}", verify, methods=["POST"]),
            Route("/aide/{fichier:path}", help_for),
            Route("/{fichier:path}", show, methods=["GET", "POST"]),
        ]
    )
    app.add_middleware(Guard, error_page=broken, https=False)
    return app


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8898
    uvicorn.run(build(), port=port, log_config=log_config())
