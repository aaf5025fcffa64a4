"""The people who keep the product: who they are, what their role allows, and the store of all this (a port)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Permission(StrEnum):
    """What a screen or an act asks of a role."""

    READ = "lire"
    TRY = "essayer"
    PREPARE = "preparer"
    PUBLISH = "publier"
    MANAGE = "gerer"


class Role(StrEnum):
    """What a person is for the product."""

    ANIMATEUR = "animateur"
    ADMINISTRATOR = "administrateur"


_PREPARING = frozenset({Permission.READ, Permission.TRY, Permission.PREPARE})
GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.ANIMATEUR: _PREPARING,
    Role.ADMINISTRATOR: _PREPARING | {Permission.PUBLISH, Permission.MANAGE},
}
"""What each role allows."""


class Purpose(StrEnum):
    """What a one-time address is for."""

    FIRST = "premier"
    WELCOME = "bienvenue"
    RESET = "mot-de-passe"


class Action(StrEnum):
    """What the audit log tells. A new act is a new member, with its sentence in administration/_journal.html."""

    SIGNED_IN = "connexion"
    SIGNED_OUT = "deconnexion"
    SIGNED_OUT_EVERYWHERE = "deconnexion-partout"
    PASSWORD_CHANGED = "mot-de-passe"
    INVITED = "invitation"
    ACCEPTED = "acceptation"
    ROLE_CHANGED = "role"
    DISABLED = "desactivation"
    ENABLED = "reactivation"
    RESET = "reinitialisation"
    PUBLISHED = "publication"
    ROLLED_BACK = "retour"
    THROWN_AWAY = "version-jetee"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `ready`: they chose a password; `disabled`: since when they may not come in."""

    number: int
    login: str
    name: str
    role: Role
    ready: bool
    disabled: datetime | None
    created: datetime

    @property
    def active(self) -> bool:
        """Whether they can sign in."""
        return self.ready and self.disabled is None

    def may(self, permission: Permission) -> bool:
        """Whether their role allows this."""
        return permission in GRANTS[self.role]


@dataclass(frozen=True, slots=True)
class StaffSession:
    """A browser in which a person is signed in. `digest`: SHA-256 of the secret in its cookie."""

    number: int
    person: int
    digest: bytes
    created: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time address. `person`: None for the first administrator, who chooses a login too."""

    number: int
    person: int | None
    digest: bytes
    purpose: Purpose
    expires: datetime


@dataclass(frozen=True, slots=True)
class Trace:
    """Who did what. `by`: None for the command line. `detail` names no resident and quotes none of their words."""

    at: datetime
    by: int | None
    action: Action
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the audit log. `who`: the shown name of whoever did it, empty for the command line."""

    number: int
    at: datetime
    who: str
    action: Action
    detail: str


class Accounts(Protocol):
    """The store of people, sessions, invitations and audit log.

    A write and its trace are one transaction: nothing is traced that did not happen. Logins are already normalised.
    """

    async def people(self) -> list[Person]:
        """Everybody, the disabled too, by login."""

    async def person(self, number: int) -> Person | None:
        """The person of that number."""

    async def find(self, login: str) -> Person | None:
        """The person of that login."""

    async def password(self, number: int) -> str:
        """The hash of their password; empty while they have none."""

    async def add(self, login: str, name: str, role: Role, trace: Trace) -> int | None:
        """The number of a new person, without a password; None when the login is taken."""

    async def set_role(self, number: int, role: Role, trace: Trace) -> bool:
        """False when nobody who administers would be left."""

    async def disable(self, number: int, trace: Trace) -> bool:
        """Close their sessions and their invitation too; False when nobody who administers would be left."""

    async def enable(self, number: int, trace: Trace) -> None:
        """Let them in again, with the password that they had."""

    async def set_password(self, number: int, hashed: str, trace: Trace) -> None:
        """Replace their password (empty: take it away) and close all their sessions."""

    async def renew_password(self, number: int, former: str, hashed: str) -> None:
        """Replace the hash of the same password, made with newer parameters; nothing when it changed meanwhile."""

    async def administered(self) -> bool:
        """Whether there is an administrator who can sign in."""

    async def open_session(self, person: int, digest: bytes, trace: Trace) -> int:
        """The number of a new session."""

    async def session(self, number: int) -> tuple[StaffSession, Person] | None:
        """A session and whose it is, as they are now."""

    async def sessions(self, person: int) -> list[StaffSession]:
        """Their sessions, in order."""

    async def touch(self, number: int, at: datetime) -> None:
        """This session was used."""

    async def close_session(self, number: int, trace: Trace) -> None:
        """End a session."""

    async def close_sessions(self, person: int, trace: Trace) -> None:
        """End all of theirs."""

    async def invite(self, person: int | None, digest: bytes, purpose: Purpose, expires: datetime) -> int:
        """The number of a new invitation, which voids the former one of the same person."""

    async def invitation(self, number: int) -> Invitation | None:
        """An invitation that was neither used nor voided."""

    async def accept(self, number: int, hashed: str, trace: Trace) -> bool:
        """Use an invitation up: its person has this password. False when it was used meanwhile."""

    async def accept_first(self, number: int, login: str, name: str, hashed: str, trace: Trace) -> int | None:
        """Use the first administrator's invitation up and make that person, who traces it: their number.

        None, and nothing happened, when it was used meanwhile, when somebody administers already or the login is taken.
        """

    async def record(self, trace: Trace) -> None:
        """Trace an act that has no method here."""

    async def journal(self, *, before: int | None, count: int) -> list[Entry]:
        """The last entries of the audit log, the newest first; those before a number when one is given."""

    async def purge(self, *, now: datetime, sessions_before: datetime, log_before: datetime) -> int:
        """Erase invitations and sessions that are over, old entries, people disabled long ago. How many."""
