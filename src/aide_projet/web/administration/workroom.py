"""What the screens of the content room share: the revision that an address names, its folder, its proofs, its try-outs.

One per application. Everything slow runs in a thread or a child process: residents are being answered meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from aide_projet.content.check_text import Problems, TextChecker
from aide_projet.content.completion import Completion
from aide_projet.content.unfold import FileNameError, checked_name
from aide_projet.store.memory import MemoryConversations
from aide_projet.use_cases.accounts import Action, Person, Trace
from aide_projet.use_cases.by_state import ByState
from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.proof import Unfinished, Why
from aide_projet.use_cases.prove import Proofs
from aide_projet.use_cases.publish import Published
from aide_projet.use_cases.revise import NoRoom, Standing, standing
from aide_projet.use_cases.try_out import TryOuts
from aide_projet.use_cases.versions import Digests
from aide_projet.web.administration.frame import framed, sentence
from aide_projet.web.administration.given_back import refused
from aide_projet.web.site import NO_STORE, Site

if TYPE_CHECKING:  # what it takes to work one out is for a child process
    from aide_projet.content.coverage import Coverage

ROOM = "/administration/contenu"

_log = logging.getLogger(__name__)


class Workroom:
    """Made with the site, used by requests."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._checker = TextChecker()
        site.pages.forgetting.append(self._end_tries)

    @property
    def office(self) -> ContentOffice:
        """What the use cases are given."""
        return self.site.service.content

    @cached_property
    def proofs(self) -> Proofs:
        """The proofs under way."""
        return Proofs(self.office, self.site.service.prover)

    @cached_property
    def tries(self) -> TryOuts:
        """The revisions being tried out."""
        return TryOuts(self.office, self.site.deps, MemoryConversations)

    def _end_tries(self) -> None:
        """A project was erased: a try-out may hold its answers, so that all end (their page says so)."""
        self.__dict__.pop("tries", None)

    @cached_property
    def completion(self) -> Completion:
        """What can be written in a file."""
        return Completion()

    @cached_property
    def coverages(self) -> ByState[tuple[Coverage, ...] | Unfinished]:
        """What the examples visit, by state of the content. Mistakes stay as long as the state; a mishap does not."""
        return ByState(lambda found: not isinstance(found, Unfinished) or found.why is Why.REFUSED)

    async def close(self) -> None:
        """End the proofs and coverages under way."""
        if "proofs" in self.__dict__:
            await self.proofs.close()
        if "coverages" in self.__dict__:
            await self.coverages.close()

    async def published(self, done: Published, person: Person, at: datetime, *, back: bool = False) -> None:
        """After a publication: the folder on disk follows, memory forgets the former version, the log tells."""
        texts = await asyncio.to_thread(self.texts, done.files)
        kept = await self.site.service.working_copy.follow(done.before, texts)
        for path, why in kept.failed.items():
            _log.warning("Version %d : %s : %s", done.version.number, path, why)
        await self.record(person, Action.ROLLED_BACK if back else Action.PUBLISHED, done.version.note, at)

    def texts(self, files: Digests) -> dict[str, bytes]:
        """The text of every file of a state; for a thread: they are inflated one by one."""
        return {path: self.office.versions.text(digest) for path, digest in files.items()}

    async def record(self, person: Person, action: Action, detail: str, at: datetime) -> None:
        """A line of the audit log."""
        await self.site.service.office.accounts.record(Trace(at, person.number, action, detail))

    def standing(self, request: Request) -> Standing:
        """The open revision of the address; 410 when it was published or thrown away, 404 when there never was one."""
        number = request.path_params["numero"]
        now = standing(self.office, number)
        if now is None:
            raise HTTPException(404 if self.office.versions.revision(number) is None else 410)
        return now

    def open_or_none(self, request: Request) -> Standing | None:
        """The same, None when it is none: for forms, whose text must then be given back."""
        return standing(self.office, request.path_params["numero"])

    async def over(self, request: Request) -> Response:
        """The revision was published or thrown away meanwhile: what was typed is given back to copy."""
        return await refused(self.site, request, sentence(self.site, "version_finie"), status=409, way=ROOM)

    async def no_room(self, request: Request, taken: NoRoom) -> Response:
        """A file cannot stand where its address says: what was typed is given back to copy."""
        message = sentence(self.site, "place_prise", taken.other)
        return await refused(self.site, request, message, status=422, way=ROOM)

    async def no_text(self, request: Request) -> Response:
        """A file that no editor of text may touch: written back, a packed list would be spoilt."""
        return await refused(self.site, request, sentence(self.site, "pas_un_texte"), status=422, way=ROOM)

    async def root(self, now: Standing) -> Path:
        """The folder of a revision as it stands."""
        return await asyncio.to_thread(self.office.states.root, now.files)

    async def check(self, now: Standing, path: str, text: str | bytes) -> Problems:
        """What a text gives as that file of the revision."""
        return await asyncio.to_thread(self._checker.check, await self.root(now), path, text)

    def page(
        self, request: Request, name: str, now: Standing | None = None, *, status: int = 200, **context: object
    ) -> Response:
        """A page of the room; `revision` is None outside of any."""
        return framed(self.site, request, name, status=status, version=now, **context)


def person_of(request: Request) -> Person:
    """Who asks: the gate let them in."""
    person: Person = request.state.person
    return person


def path_of(request: Request) -> str:
    """The content file of the address; 404 when it can be none."""
    try:
        return checked_name(request.path_params["fichier"])
    except FileNameError:
        raise HTTPException(404) from None


def room_of(number: int) -> str:
    """The address of a revision."""
    return f"{ROOM}/{number}"


def to(address: str) -> Response:
    """After a form: the page to read."""
    return RedirectResponse(address, 303, NO_STORE)
