"""Put a revision, or an earlier version, in force. Everything that can refuse does so before anything is written.

The content is loaded before the commit, so that what is committed is known to load; the commit is one transaction; then
the shelf is changed at once. Killed in between, the next start serves what was committed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aide_projet.dialogue.content import Content
from aide_projet.errors import AideProjetError
from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.prove import Latest
from aide_projet.use_cases.revise import Standing, standing
from aide_projet.use_cases.versions import Digests, Moved, Origin, Version

NOTE_MOST = 500
"""Characters of the note of a version."""

Reason = Literal[
    "inconnue", "vide", "depassee", "sans_preuve", "preuve_perimee", "preuve_mauvaise", "a_accepter",
    "appel_absent", "autre_version", "illisible",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Published:
    """In force, and served from now on."""

    version: Version
    files: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing was changed. `details`: file paths, names of warnings, or mistakes."""

    reason: Reason
    details: tuple[str, ...] = ()


async def publish(
    office: ContentOffice, number: int, proved: Latest | None, *, accepted: Set[str], note: str, author: str,
    at: datetime,
) -> Published | Declined:  # fmt: skip
    """Publish a revision whose proof is good and whose warnings are all accepted."""
    now = standing(office, number)
    declined = why_not(now, proved, accepted)
    if now is None or declined is not None:
        return declined or Declined("inconnue")
    told = Version(0, author, at, note[:NOTE_MOST].strip() or now.revision.name, "revision")
    return await _into_force(office, now.files, now.in_force, told, over=now.over, closes=number)


async def roll_back(
    office: ContentOffice, number: int, *, note: str, author: str, at: datetime
) -> Published | Declined:
    """Take up an earlier version again, as a new one: the history only grows."""
    over, files = office.shelf.number, office.versions.files(number)
    if not files:
        return Declined("inconnue")
    before = office.versions.files(over)
    if files == before:
        return Declined("vide")
    origin: Origin = "retour"
    told = Version(0, author, at, note[:NOTE_MOST].strip(), origin)
    return await _into_force(office, files, before, told, over=over, closes=None)


def why_not(now: Standing | None, proved: Latest | None, accepted: Set[str]) -> Declined | None:
    """Why a revision may not be published as it stands; None when it may."""
    if now is None:
        return Declined("inconnue")
    if now.files == now.in_force:
        return Declined("vide")
    if now.late:
        return Declined("depassee", tuple(file.path for file in now.late))
    if proved is None:
        return Declined("sans_preuve")
    if proved.state != now.state:
        return Declined("preuve_perimee")
    if not proved.proof.sound:
        return Declined("preuve_mauvaise")
    missing = proved.proof.unaccepted(accepted)
    return Declined("a_accepter", missing) if missing else None


async def _into_force(
    office: ContentOffice, files: Digests, before: Digests, told: Version, *, over: int, closes: int | None
) -> Published | Declined:
    try:
        library = await asyncio.to_thread(ready, office, files)
    except AideProjetError as wrong:
        return Declined("illisible", tuple(str(wrong).splitlines()))
    if office.default_call not in library:
        return Declined("appel_absent", (office.default_call,))
    done = await office.versions.publish({}, files, told, over=over, closes=closes)
    if isinstance(done, Moved):
        return Declined("autre_version")
    office.serve(library, done.number)
    return Published(done, dict(files), dict(before))


async def follow(office: ContentOffice) -> bool:
    """Serve what another process has put in force meanwhile; whether there was anything. Raises when it cannot load."""
    number = office.versions.in_force()
    if number == office.shelf.number:
        return False
    library = await asyncio.to_thread(ready, office, office.versions.files(number))
    if number > office.shelf.number and office.default_call in library:
        office.serve(library, number)
    return True


def ready(office: ContentOffice, files: Digests) -> Mapping[str, Content]:
    """The content of a state, with what is otherwise made at the first need: nobody's turn is to wait for it."""
    library = office.states.load(files)
    for content in library.values():
        content.make_lexicon()
    return library
