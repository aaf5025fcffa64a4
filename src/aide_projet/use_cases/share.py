"""A resident shows their project to a helper or a co-financer: read-only addresses that they make and close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aide_projet.use_cases import numbered_secret
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.for_others import for_others
from aide_projet.use_cases.ports import StoredShare
from aide_projet.use_cases.see import see
from aide_projet.use_cases.view import ConversationView

MOST_OPEN = 20
"""Open addresses of one project: a bound on what a program can store, far above what people need."""
LABEL_MOST = 60
"""Characters of what a resident says of whom an address is for."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A new address: what follows `/lecture/`, which nothing keeps."""

    token: str


@dataclass(frozen=True, slots=True)
class Enough:
    """Refused: the project has as many open addresses as it can."""

    most: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address shows. `number` tells it from others, for limits."""

    number: int
    view: ConversationView


@dataclass(frozen=True, slots=True)
class Revoked:
    """The address was right, and its resident closed it."""


async def share(deps: Deps, key: str, *, label: str, contacts: bool, today: date) -> Shared | Enough | None:
    """Make an address; None when the conversation is unknown or erased."""
    if len(await shares_of(deps, key)) >= MOST_OPEN:
        return Enough(MOST_OPEN)
    secret = deps.draws.key()
    said = " ".join(label.split())[:LABEL_MOST]
    number = await deps.shares.add(key, numbered_secret.digest(secret), said, contacts=contacts, created=today)
    return None if number is None else Shared(numbered_secret.written(number, secret))


async def shares_of(deps: Deps, key: str) -> tuple[StoredShare, ...]:
    """The open addresses of a conversation, in order."""
    return tuple(one for one in await deps.shares.of(key) if not one.revoked)


async def revoke(deps: Deps, key: str, number: int) -> bool:
    """Close an address; False when this conversation has none of that number."""
    return await deps.shares.revoke(key, number)


async def read_shared(deps: Deps, token: str, *, today: date) -> Reading | Revoked | None:
    """What an address shows, from what follows `/lecture/`; None when there is no such address."""
    given = numbered_secret.read(token)
    found = await deps.shares.find(given[0]) if given else None
    if given is None or found is None or not numbered_secret.opens(given[1], found.digest):
        return None
    if found.revoked:
        return Revoked()
    view = await see(deps, found.key, today=today, thread=False)
    return None if view is None else Reading(found.number, for_others(view, contacts=found.contacts))
