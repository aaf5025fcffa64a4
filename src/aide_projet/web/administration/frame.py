"""The pages of the administration: the template, in the frame that says who is signed in and where they may go."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aide_projet.use_cases.accounts import Person
from aide_projet.web.administration.rooms import rooms_of
from aide_projet.web.site import Site


def framed(site: Site, request: Request, name: str, *, status: int = 200, **context: object) -> Response:
    """A template of `administration/`, which extends its base.html. Behind the gate, and before it (nobody then)."""
    person: Person | None = getattr(request.state, "person", None)
    rooms = rooms_of(person) if person is not None else ()
    return site.pages.answer(request, f"administration/{name}", status=status, personne=person, salles=rooms, **context)


def sentence(site: Site, name: str, *values: object) -> str:
    """A sentence of `administration/_phrases.html`."""
    return site.pages.macro("administration/_phrases.html", name, *values)
