"""The forms of the content room: the commonest changes, without YAML. A revision gets the files that they write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.content.edit import subjects
from aide_projet.content.edit.beside import beside
from aide_projet.content.edit.files import Files, Unreadable
from aide_projet.content.edit.form import Edited, Entry, Form, Refusal, Refused, Subject
from aide_projet.content.errors import ContentError
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.said import plain
from aide_projet.use_cases.accounts import Permission
from aide_projet.use_cases.versions import digest_of
from aide_projet.web.administration.frame import framed, sentence
from aide_projet.web.administration.gate import staff
from aide_projet.web.administration.given_back import refused
from aide_projet.web.administration.shown_lists import shown_lists
from aide_projet.web.administration.workbench import Conflict, Mistakes, Open, Saved, Workbench
from aide_projet.web.administration.workroom import ROOM
from aide_projet.web.forms import read_form
from aide_projet.web.site import Site

SEEN, SOUGHT, OPENED = "vu", "cherche", "liste"
"""Boxes that are no value: the files as they were shown; the words looked for; the list of words to show."""
_FOLDER = "formulaires"


@dataclass(frozen=True, slots=True)
class Showing:
    """A form on its way back: what was typed, and what is wrong with it."""

    status: int = 200
    typed: Mapping[str, Sequence[str]] | None = None
    refusals: Sequence[Refusal] = ()
    mistakes: Sequence[ContentError] = ()
    conflict: Sequence[str] = field(default=())


def routes(site: Site, prefix: str, bench_of: Open) -> list[Route]:
    """The routes of these screens, under an address that names a revision if need be."""
    room = _Room(site, bench_of)
    allowed = staff(site, Permission.PREPARE)
    return [
        Route(prefix, allowed(room.index), methods=["GET"]),
        Route(f"{prefix}/{{sujet}}", allowed(room.subject), methods=["GET"]),
        Route(f"{prefix}/{{sujet}}/{{cle:path}}", allowed(room.form), methods=["GET"]),
        Route(f"{prefix}/{{sujet}}/{{cle:path}}", allowed(room.fill), methods=["POST"]),
    ]


class _Room:
    def __init__(self, site: Site, bench_of: Open) -> None:
        self.site, self.bench_of = site, bench_of

    async def index(self, request: Request) -> Response:
        bench = await self._bench(request)
        return self._page(request, bench, "index.html", sujets=tuple(Subject))

    async def subject(self, request: Request) -> Response:
        bench, subject = await self._bench(request), _subject(request)
        files = Files(await bench.root())
        try:
            listed = await run_in_threadpool(subjects.entries, files, subject)
        except Unreadable as unreadable:
            return self._unreadable(request, bench, unreadable)
        sought = request.query_params.get(SOUGHT, "")
        found = tuple(entry for entry in listed if _matches(entry, sought))
        return self._page(request, bench, "sujet.html", sujet=subject, parties=_by_part(found), cherche=sought)

    async def form(self, request: Request) -> Response:
        bench = await self._bench(request)
        files = Files(await bench.root())
        try:
            made = await self._made(request, files)
            asked = {box.name: request.query_params.getlist(box.name) for box in made.fields}
            return self._shown(request, bench, files, made, Showing(typed={k: v for k, v in asked.items() if v}))
        except Unreadable as unreadable:
            return self._unreadable(request, bench, unreadable)

    async def fill(self, request: Request) -> Response:
        bench, sent = await self.bench_of(request), await read_form(request)
        if bench is None:
            return await refused(self.site, request, sentence(self.site, "version_finie"), status=409, way=ROOM)
        files = Files(await bench.root())
        try:
            made = await self._made(request, files)
            outcome = await run_in_threadpool(subjects.outcome, files, made, sent.fields, self._context())
        except Unreadable as unreadable:
            return self._unreadable(request, bench, unreadable)
        if isinstance(outcome, Refused):
            return self._shown(request, bench, files, made, Showing(422, sent.fields, outcome.refusals))
        if not outcome.files:
            return self._done(request, bench, made, outcome)
        saved = await bench.save(outcome.files, _seen(sent.all(SEEN), outcome))
        match saved:
            case Saved():
                return self._done(request, bench, made, outcome)
            case Conflict(names):
                return self._shown(request, bench, files, made, Showing(409, sent.fields, conflict=names))
            case Mistakes(errors):
                boxes, others = beside(outcome, errors)
                refusals = [Refusal(name, error.cause, error.remedy) for name, error in boxes.items()]
                return self._shown(request, bench, files, made, Showing(422, sent.fields, refusals, others))

    async def _bench(self, request: Request) -> Workbench:
        found = await self.bench_of(request)
        if found is None:
            raise HTTPException(404)
        return found

    async def _made(self, request: Request, files: Files) -> Form:
        made = await run_in_threadpool(subjects.form, files, _subject(request), request.path_params["cle"])
        if made is None:
            raise HTTPException(404)
        return made

    def _context(self) -> ReadingContext:
        deps = self.site.deps
        return ReadingContext(deps.content(deps.default_call).language, self.site.service.today())

    def _shown(self, request: Request, bench: Workbench, files: Files, made: Form, showing: Showing) -> Response:
        typed = showing.typed or {}
        sought = request.query_params.get(SOUGHT, "")
        opened = (*typed.get(OPENED, ()), request.query_params.get(OPENED, ""))[0]
        shown = {
            "formulaire": made,
            "saisi": {name: values[-1] for name, values in typed.items() if values},
            "coche": frozenset(typed.get("retirer", ())),
            "refus": {one.field: one for one in showing.refusals},
            "fautes": showing.mistakes,
            "conflit": showing.conflict,
            "vus": {name: digest_of(files.file(name).text.encode()) for name in made.files},
            "cherche": sought,
            "ouverte": opened,
            "listes": tuple(shown_lists(made.lists, opened, sought)),
        }
        return self._page(request, bench, "formulaire.html", status=showing.status, **shown)

    def _done(self, request: Request, bench: Workbench, made: Form, edited: Edited) -> Response:
        return self._page(request, bench, "enregistre.html", formulaire=made, changements=edited.changed)

    def _unreadable(self, request: Request, bench: Workbench, found: Unreadable) -> Response:
        return self._page(request, bench, "illisible.html", status=422, faute=found)

    def _page(self, request: Request, bench: Workbench, name: str, *, status: int = 200, **context: object) -> Response:
        return framed(self.site, request, f"{_FOLDER}/{name}", status=status, chantier=bench, **context)


def _subject(request: Request) -> Subject:
    try:
        return Subject(request.path_params["sujet"])
    except ValueError:
        raise HTTPException(404) from None


def _seen(sent: Sequence[str], edited: Edited) -> dict[str, str]:
    """The digests that came with the form, of the files that it changes."""
    found = dict(one.split(" ", 1)[::-1] for one in sent if " " in one)
    return {name: found.get(name, "") for name in edited.files}


def _by_part(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries under their headings, in their order."""
    return [(part, list(found)) for part, found in groupby(entries, key=lambda entry: entry.part)]


def _matches(entry: Entry, sought: str) -> bool:
    wanted = plain(sought).strip()
    return not wanted or any(wanted in plain(text) for text in (entry.title, entry.detail, entry.part, entry.key))
