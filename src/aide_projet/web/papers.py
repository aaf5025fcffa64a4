"""`/questionnaire`, `/projet/{cle}/presentation.{format}` and `/projet/{cle}/bilan.{format}`: papers to print."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import aide_projet
from aide_projet.dialogue.paper import paper
from aide_projet.export.fiche import Document
from aide_projet.export.papers import (
    FORMATS,
    AnyPaper,
    QuestionnairePaper,
    ReportPaper,
    document_of,
    speech_paper,
    stamp,
)
from aide_projet.export.report_document import report_document
from aide_projet.use_cases.hand_over import speech
from aide_projet.use_cases.see import see
from aide_projet.web.documents import SHOWN_IN_BROWSER, as_answer
from aide_projet.web.site import Site, TooMany


def routes(site: Site) -> list[Route]:
    """The routes of the papers."""
    blank: dict[tuple[str, str], Document] = {}
    """The questionnaire drawn today, by day and format: it is the same for everybody."""

    async def drawn(document: AnyPaper, wanted: str) -> Document:
        # In a thread: a PDF takes some 100 ms, during which others go on.
        return await run_in_threadpool(document_of, document, wanted, tuple(site.service.templates))

    def answer(made: Document, wanted: str) -> Response:
        return as_answer(made, inline=wanted in SHOWN_IN_BROWSER)

    async def questionnaire(request: Request) -> Response:
        wanted: str = request.path_params.get("format", "html")
        if wanted not in FORMATS:
            raise HTTPException(404)
        day = site.service.today()
        found = blank.get((day.isoformat(), wanted))
        if found is None:
            settings = site.service.settings
            helper = ", ".join(filter(None, (settings.helper_name, settings.helper_phone)))
            made = stamp(day, aide_projet.__version__, holder=settings.data_holder, helper=helper)
            content = site.deps.content(site.deps.default_call)
            found = await drawn(QuestionnairePaper(paper(content), made), wanted)
            for old in [key for key in blank if key[0] != day.isoformat()]:
                del blank[old]
            blank[day.isoformat(), wanted] = found
        return answer(found, wanted)

    def checked(request: Request) -> tuple[str, str]:
        """The key and the format asked for."""
        key, wanted = request.path_params["cle"], request.path_params["format"]
        if wanted not in FORMATS:
            raise HTTPException(404)
        return key, wanted

    def count(key: str) -> None:
        """As other documents of a project are (`web.documents`), once it is known to exist."""
        if not site.limits.may_fetch(key):
            raise TooMany(site.limits.minutes_to_fetch(key))

    async def presentation(request: Request) -> Response:
        key, wanted = checked(request)
        today = site.service.today()
        found = await speech(site.deps, key, today=today)
        if found is None:
            raise HTTPException(404)
        count(key)
        made = stamp(today, aide_projet.__version__, practice=found.view.call.practice)
        return answer(await drawn(speech_paper(found, made), wanted), wanted)

    async def report(request: Request) -> Response:
        key, wanted = checked(request)
        today = site.service.today()
        view = await see(site.deps, key, today=today, thread=False)
        if view is None:
            raise HTTPException(404)
        count(key)
        made = stamp(today, aide_projet.__version__, practice=view.call.practice)
        return answer(await drawn(ReportPaper(report_document(view), made), wanted), wanted)

    return [
        Route("/questionnaire", questionnaire, methods=["GET"]),
        Route("/questionnaire.{format}", questionnaire, methods=["GET"]),
        Route("/projet/{cle}/presentation.{format}", presentation, methods=["GET"]),
        Route("/projet/{cle}/bilan.{format}", report, methods=["GET"]),
    ]
