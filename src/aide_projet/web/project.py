"""`/projet/{cle}`: the chat, with the dossier beside it. A plain Starlette route: this is the hot path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from aide_projet.checks.finding import Severity
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.see import see
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.forms import Form, read_form
from aide_projet.web.pages import wants_fragment
from aide_projet.web.panel import panel_of
from aide_projet.web.site import Site, TooMany, status_of, wait
from aide_projet.web.thread import Thread, since, whole_thread

WITH_TEXT = frozenset({"masquer", "garder"})
"""Choices that the text goes with; pressing any other leaves what is being typed in the box."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """What the sender's page shows: its last turn, and the blocks of the dossier (`Panel.shown`)."""

    turn: int
    dossier: str


def routes(site: Site) -> list[Route]:
    """The routes of this screen."""

    async def show(request: Request) -> Response:
        return await whole_page(request, request.path_params["cle"])

    async def turn(request: Request) -> Response:
        key: str = request.path_params["cle"]
        form = await read_form(request)
        page = OnPage(form.number("tour"), form.get("vu"))
        text, choice = utterance(form)
        spoken = not choice or choice in WITH_TEXT or choice.startswith("options:")
        typed = form.get("texte")
        if not site.limits.may_take_turn(key):
            minutes = site.limits.minutes_to_turn(key)
            if wants_fragment(request):
                raise TooMany(minutes)
            message = site.sentence("phrase", 429, minutes)
            return wait(await whole_page(request, key, status=429, message=message, kept=text or typed), minutes)
        outcome = await take_turn(
            site.deps, key, number=page.turn, text=text, choice=choice, today=site.service.today()
        )
        match outcome:
            case Taken(view):
                kept = view.held_text or ("" if spoken else typed)
                return await taken(request, view, page, kept, form.get("vers"))
            case Conflict(_, back):
                return await conflict(request, key, page, back or typed)
            case Refused(message=message, text=back):
                status = status_of(outcome)
                if wants_fragment(request):
                    return site.status_line(request, status, message)
                return await whole_page(request, key, status=status, message=message, kept=back or typed)
            case Unknown():
                return site.gone(request, typed or text)
            case _:
                assert_never(outcome)

    async def taken(request: Request, view: ConversationView, page: OnPage, kept: str, back_to: str) -> Response:
        if wants_fragment(request):
            return fragment(request, view, page, kept)
        if back_to == "fiche":
            return RedirectResponse(f"/projet/{view.key}/fiche", 303)
        if kept.strip():  # a redirect would lose it; sending this page again does no harm, its turn is known
            return await whole_page(request, view.key, kept=kept)
        return RedirectResponse(f"/projet/{view.key}#suite", 303)

    async def conflict(request: Request, key: str, page: OnPage, kept: str) -> Response:
        if not wants_fragment(request):
            return await whole_page(request, key, status=409, kept=kept)
        view = await see(site.deps, key, today=site.service.today())
        if view is None:
            return site.gone(request, kept)
        return fragment(request, view, page, kept, status=409)

    async def whole_page(
        request: Request, key: str, *, status: int = 200, message: str = "", kept: str = ""
    ) -> Response:
        view = await see(site.deps, key, today=site.service.today())
        if view is None:
            if kept:
                return site.gone(request, kept)
            raise HTTPException(404)
        thread = whole_thread(view, everything="tout" in request.query_params)
        shown = {**_shown(view, thread, kept or view.held_text), "code": status, "message": message}
        return site.pages.answer(request, "projet.html", status=status, **shown)

    def fragment(request: Request, view: ConversationView, page: OnPage, kept: str, *, status: int = 200) -> Response:
        shown = _shown(view, since(view, page.turn), kept)
        changes = shown["panneau"].changed(page.dossier)
        text = site.pages.text("tour.html", **shown, changes=changes, code=status)
        return site.pages.html(request, text, status=status)

    return [Route("/projet/{cle}", show, methods=["GET"]), Route("/projet/{cle}", turn, methods=["POST"])]


def _shown(view: ConversationView, thread: Thread, kept: str) -> dict[str, Any]:
    """What the templates of the chat need. `ouverts`: keys of the question's buttons, not to be shown twice."""
    question = None if view.held_text else view.question
    return {
        "vue": view,
        "fil": thread,
        "texte": kept,
        "panneau": panel_of(view),
        "ouverts": frozenset(choice.key for choice in question.choices) if question else frozenset(),
        "bloquants": sum(finding.severity is Severity.BLOCKING for finding in view.findings),
    }


def utterance(form: Form) -> tuple[str, str]:
    """What to send as text and as choice: a button, or what was ticked and typed.

    A ticked box sends "key=label": keys alone make a choice; with words typed besides, the labels join the words.
    """
    choice, typed = form.get("choix"), form.get("texte")
    if choice:
        return (typed if choice in WITH_TEXT else ""), choice
    ticked = [box.partition("=") for box in form.all("coche")]
    if ticked and not typed.strip():
        return "", "options:" + ",".join(key for key, _, _ in ticked)
    return ", ".join([*(label for _, _, label in ticked), *([typed] if typed or not ticked else [])]), ""
