"""`/`: begin with one sentence, come back with four words, take up a file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import assert_never

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.use_cases.import_draft import import_draft
from aide_projet.use_cases.outcome import Problems, Refused, Taken
from aide_projet.use_cases.resume import resume
from aide_projet.use_cases.start import start
from aide_projet.web.call_status import call_status
from aide_projet.web.forms import read_form
from aide_projet.web.site import Site, status_of, wait

MAX_WORDS_TYPED = 200


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person had typed, given back with what is wrong with it."""

    idea: str = ""
    words: str = ""
    idea_message: str = ""
    words_message: str = ""
    problems: tuple[str, ...] = field(default=())


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    def page(request: Request, status: int = 200, typed: Typed | None = None) -> Response:
        return site.pages.answer(
            request, "accueil.html", status=status, typed=typed or Typed(), appel=call_status(site.service)
        )

    def too_many(request: Request, minutes: int, typed: Typed) -> Response:
        return wait(page(request, 429, typed), minutes)

    async def home(request: Request) -> Response:
        return page(request)

    async def begin(request: Request) -> Response:
        form = await read_form(request)
        idea = form.get("idee")
        if not site.limits.may_create(request):
            minutes = site.limits.minutes_to_create(request)
            return too_many(request, minutes, Typed(idea=idea, idea_message=sentence("trop", minutes)))
        outcome = await start(
            site.deps, today=site.service.today(), practised=site.service.settings.today, first=idea.strip()
        )
        match outcome:
            case Taken(view):
                return _to_project(view.key)
            case Refused(message=message):
                return page(request, status_of(outcome), Typed(idea=idea, idea_message=message))

    async def come_back(request: Request) -> Response:
        words = (await read_form(request)).get("mots")
        if not site.limits.may_look_up(request):
            minutes = site.limits.minutes_to_look_up(request)
            return too_many(request, minutes, Typed(words=words, words_message=sentence("mots_trop", minutes)))
        key = await resume(site.deps, words) if 0 < len(words) <= MAX_WORDS_TYPED else None
        if key is None:
            site.limits.wrong_words(request)
            return page(request, 404, Typed(words=words, words_message=sentence("mots_inconnus")))
        return _to_project(key)

    async def take_up(request: Request) -> Response:
        async with request.form(max_files=1, max_fields=5) as form:
            file = form.get("fichier")
            body = await file.read() if isinstance(file, UploadFile) else b""
        if not site.limits.may_create(request):
            minutes = site.limits.minutes_to_create(request)
            return too_many(request, minutes, Typed(problems=(sentence("trop_de_fichiers", minutes),)))
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            return page(request, 422, Typed(problems=(sentence("pas_un_brouillon"),)))
        outcome = await import_draft(
            site.deps, payload, today=site.service.today(), practised=site.service.settings.today
        )
        match outcome:
            case Taken(view):
                return _to_project(view.key)
            case Problems(problems):
                return page(request, 422, Typed(problems=problems))
            case Refused(message=message):
                return page(request, status_of(outcome), Typed(problems=(message,)))
            case _:
                assert_never(outcome)

    def sentence(name: str, *values: object) -> str:
        return site.pages.macro("_phrases.html", name, *values)

    return [
        Route("/", home, methods=["GET"]),
        Route("/projet", begin, methods=["POST"]),
        Route("/reprendre", come_back, methods=["POST"]),
        Route("/importer", take_up, methods=["POST"]),
    ]


def _to_project(key: str) -> Response:
    return RedirectResponse(f"/projet/{key}#suite", 303, {"Cache-Control": "no-store"})
