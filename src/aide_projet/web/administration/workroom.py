"""What the screens of the content room share: the revision that an address names, its folder, its proofs, its try-outs.

One per application. Everything slow runs in a thread or a child process: residents are being answered meanwhile.
"""

from __future__ import annotations

import asyncio
from functools import cached_property
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from aide_projet.content.check_text import Problems, TextChecker
from aide_projet.content.unfold import FileNameError, checked_name
from aide_projet.store.memory import MemoryConversations
from aide_projet.use_cases.accounts import Person
from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.prove import Proofs
from aide_projet.use_cases.revise import Standing, standing
from aide_projet.use_cases.try_out import TryOuts
from aide_projet.web.administration.frame import framed
from aide_projet.web.site import NO_STORE, Site

ROOM = "/administration/contenu"


class Workroom:
    """Made with the site, used by requests."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._checker = TextChecker()

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

    def standing(self, request: Request) -> Standing:
        """The open revision of the address; 404 when there is none such."""
        number = request.path_params["numero"]
        now = standing(self.office, number)
        if now is None:
            raise HTTPException(404)
        return now

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
