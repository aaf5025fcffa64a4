"""`/administration/contenu/{numero}/conversation`: a real conversation becomes an example of a version in preparation.

It is shown without anybody in it. What the resident wrote is read here, and neither shown, logged nor written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.content.check_text import Problems, Severity
from aide_projet.content.conversation_text import ConversationText, conversation_text, read_conversation
from aide_projet.content.play import play
from aide_projet.dialogue.content import Content
from aide_projet.draft.kept import forget_words
from aide_projet.errors import AideProjetError
from aide_projet.export.file_name import slug
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.as_test import ProposedTest, as_test
from aide_projet.use_cases.revise import NoRoom, Overwritten, Standing, open_file, save_file
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.revision import new_file
from aide_projet.web.administration.workroom import ROOM, Workroom, person_of, room_of, to
from aide_projet.web.forms import Form, read_form

Why = Literal["inconnu", "appel", "illisible", "vide"]
"""Why there is none: no such project · its call is not in this version · it cannot be read · nothing of it plays."""
Fault = Literal["sans_nom", "pris"]
"""Of the name chosen for the file."""

_BLANK: Mapping[str, Any] = {
    "projet": "", "parcours": "", "nom": "", "texte": "", "illisibles": (), "pourquoi": None, "exemple": None,
    "ecart": "", "va": False, "fautes": None, "faute": None,
}  # fmt: skip
"""What the page is given."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The example that a project makes with the content of a version in preparation."""

    content: Content
    test: ProposedTest
    made: ConversationText


def routes(room: Workroom) -> list[Route]:
    """The routes of this screen."""
    site = room.site

    @staff(site, Permission.PREPARE)
    async def ask(request: Request) -> Response:
        number = request.query_params.get("projet", "")
        return page(request, room.standing(request), projet=number)

    @staff(site, Permission.PREPARE)
    async def work(request: Request) -> Response:
        form, now = await read_form(request), room.open_or_none(request)
        if now is None:
            return await room.over(request)
        if form.get("geste") == "enregistrer":
            return await save(request, now, form)
        return await proposed(request, now, form, fautes=await mistakes(now, form) if form.get("texte") else None)

    async def save(request: Request, now: Standing, form: Form) -> Response:
        path, found = _path(now, form), await mistakes(now, form)
        if not path or path in now.files:
            return await proposed(request, now, form, status=422, faute="pris" if path else "sans_nom", fautes=found)
        if _wrong(found):
            return await proposed(request, now, form, status=422, fautes=found)
        opened, text = open_file(room.office, now, path) or new_file(path), form.get("texte").encode()
        author, at = person_of(request).login, site.service.now()
        done = await save_file(room.office, now.revision.number, opened, text, author=author, at=at)
        if isinstance(done, Overwritten | NoRoom):
            return await proposed(request, now, form, status=409, faute="pris", fautes=found)
        if done.revision is None:
            return await room.over(request)
        return to(f"{room_of(now.revision.number)}/fichier/{path}?enregistre")

    async def mistakes(now: Standing, form: Form) -> Problems:
        """Of the text, under the name chosen or one that no file has yet."""
        path = _path(now, form) or f"{_folder(now, form)}/{slug(site.service.now().isoformat())}.yaml"
        return await room.check(now, path, form.get("texte"))

    async def proposed(
        request: Request, now: Standing, form: Form, *, status: int = 200, fautes: Problems | None = None,
        faute: Fault | None = None,
    ) -> Response:  # fmt: skip
        """The example, in the words of the form once there are some."""
        typed = {name: form.get(name) for name in ("projet", "parcours", "nom", "texte")}
        try:
            found = await _propose(room, now, form.number("projet"))
        except AideProjetError as wrong:
            return page(request, now, 422, **typed, illisibles=str(wrong).splitlines())
        if not isinstance(found, Proposal):
            return page(request, now, 422, **typed, pourquoi=found)
        problem = found.made.problem
        if form.get("texte"):
            problem = "" if _wrong(fautes) else await asyncio.to_thread(_played, found.content, form.get("texte"))
        shown = {
            **typed, "exemple": found.test, "ecart": problem, "va": not problem and not _wrong(fautes),
            "fautes": fautes, "faute": faute, "parcours": found.content.flow.name,
            "texte": form.get("texte") or found.made.text,
        }  # fmt: skip
        return page(request, now, status, **shown)

    def page(request: Request, now: Standing, status: int = 200, **shown: object) -> Response:
        return room.page(request, "conversation.html", now, status=status, **{**_BLANK, **shown})

    here = f"{ROOM}/{{numero:int}}/conversation"
    return [Route(here, ask, methods=["GET"]), Route(here, work, methods=["POST"])]


async def _propose(room: Workroom, now: Standing, number: int) -> Proposal | Why:
    """Raises an AideProjetError that lists the mistakes of the version."""
    deps = await room.tries.deps(now)
    conversations, key = room.site.deps.conversations, room.site.service.project_of(number)
    stored = await conversations.find(key) if key else None
    if stored is None:
        return "inconnu"
    if stored.call not in deps.library:
        return "appel"
    content = deps.library[stored.call]
    try:
        turns, records = await conversations.turns(stored.key), await conversations.events(stored.key)
        test = await asyncio.to_thread(as_test, content, stored, turns, records)
        made = await asyncio.to_thread(conversation_text, content, test)
    except Exception:  # whatever one odd conversation does; untold, since a message could quote the resident
        return "illisible"
    if await conversations.find(stored.key) is None:  # erased meanwhile
        forget_words()
        return "inconnu"
    return Proposal(content, test, made) if test.exchanges else "vide"


def _played(content: Content, text: str) -> str:
    """What does not go as written; the text has no mistake."""
    return play(content, read_conversation(text))


def _folder(now: Standing, form: Form) -> str:
    """Where the examples of the flow of the form stand."""
    flow = f"dialogues/{form.get('parcours')}"
    if f"{flow}/parcours.yaml" not in now.files:
        raise HTTPException(400)
    return f"{flow}/conversations"


def _path(now: Standing, form: Form) -> str:
    """The file that the example would be; "" without a name."""
    name = slug(form.get("nom").strip().removesuffix(".yaml"))
    return f"{_folder(now, form)}/{name}.yaml" if name else ""


def _wrong(found: Problems | None) -> bool:
    return found is not None and any(one.severity is Severity.MISTAKE for one in (*found.here, *found.elsewhere))
