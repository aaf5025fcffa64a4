"""The team's accounts by hand, in memory: what the use cases and the pages are given in tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from aide_projet.use_cases import numbered_secret
from aide_projet.use_cases.accounts import Action, Entry, Invitation, Person, Purpose, Role, StaffSession, Trace
from aide_projet.use_cases.office import Office, Terms

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TERMS = Terms(
    idle=timedelta(hours=1),
    whole=timedelta(hours=12),
    invitation=timedelta(hours=48),
    log=timedelta(days=365),
    password_least=12,
)
PASSWORD = "quatre mots sans lien"
"""Everybody's."""
SECRET = "secret-de-la-session-montree"
TOKEN = numbered_secret.written(1, SECRET)
"""What the browser of the first person of `team()` keeps."""
INVITATION = numbered_secret.written(3, SECRET)
"""What follows /administration/invitation/ in the address of the invited person of `team()`."""


class FakePasswords:
    """A hash that hides nothing, and how many were asked for."""

    def __init__(self) -> None:
        self.verified: list[str] = []
        self.former = False

    async def hash(self, password: str) -> str:
        return f"hash:{password}"

    async def verify(self, hashed: str, password: str) -> bool:
        self.verified.append(hashed)
        return hashed.removeprefix("old:") == f"hash:{password}"

    def outdated(self, hashed: str) -> bool:
        return hashed.startswith("old:")


class FakeDraws:
    """Secrets one after the other."""

    def __init__(self) -> None:
        self.drawn = 0

    def key(self) -> str:
        self.drawn += 1
        return f"secret-numero-{self.drawn:020}"

    def words(self, lexicon: object, count: int) -> tuple[str, ...]:
        raise NotImplementedError


@dataclass(eq=False)
class FakeAccounts:
    """Fits `accounts.Accounts`."""

    rows: dict[int, Person] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=dict)
    open: dict[int, StaffSession] = field(default_factory=dict)
    invitations: dict[int, Invitation] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    numbers: int = 0

    def number(self) -> int:
        self.numbers += 1
        return self.numbers

    async def people(self) -> list[Person]:
        return sorted(self.rows.values(), key=lambda person: person.login)

    async def person(self, number: int) -> Person | None:
        return self.rows.get(number)

    async def find(self, login: str) -> Person | None:
        return next((person for person in self.rows.values() if person.login == login), None)

    async def password(self, number: int) -> str:
        return self.hashes.get(number, "")

    async def add(self, login: str, name: str, role: Role, trace: Trace) -> int | None:
        if await self.find(login) is not None:
            return None
        number = self.number()
        self.rows[number] = Person(number, login, name, role, False, None, trace.at)
        self.traces.append(trace)
        return number

    def last(self, number: int) -> bool:
        return [one.number for one in self.rows.values() if one.active and one.role is Role.ADMINISTRATOR] == [number]

    async def set_role(self, number: int, role: Role, trace: Trace) -> bool:
        if role is not Role.ADMINISTRATOR and self.last(number):
            return False
        self.rows[number] = replace(self.rows[number], role=role)
        self.traces.append(trace)
        return True

    def shut_out(self, number: int) -> None:
        self.open = {key: one for key, one in self.open.items() if one.person != number}
        self.invitations = {key: one for key, one in self.invitations.items() if one.person != number}

    async def disable(self, number: int, trace: Trace) -> bool:
        if self.last(number):
            return False
        self.rows[number] = replace(self.rows[number], disabled=trace.at)
        self.shut_out(number)
        self.traces.append(trace)
        return True

    async def enable(self, number: int, trace: Trace) -> None:
        self.rows[number] = replace(self.rows[number], disabled=None)
        self.traces.append(trace)

    async def set_password(self, number: int, hashed: str, trace: Trace) -> None:
        self.hashes[number] = hashed
        self.rows[number] = replace(self.rows[number], ready=bool(hashed))
        self.shut_out(number)
        self.traces.append(trace)

    async def renew_password(self, number: int, former: str, hashed: str) -> None:
        if self.hashes[number] == former:
            self.hashes[number] = hashed

    async def administered(self) -> bool:
        return any(one.active and one.role is Role.ADMINISTRATOR for one in self.rows.values())

    async def open_session(self, person: int, digest: bytes, trace: Trace) -> int:
        number = self.number()
        self.open[number] = StaffSession(number, person, digest, trace.at, trace.at)
        self.traces.append(trace)
        return number

    async def session(self, number: int) -> tuple[StaffSession, Person] | None:
        found = self.open.get(number)
        return (found, self.rows[found.person]) if found else None

    async def sessions(self, person: int) -> list[StaffSession]:
        return [one for one in self.open.values() if one.person == person]

    async def touch(self, number: int, at: datetime) -> None:
        self.open[number] = replace(self.open[number], seen=at)

    async def close_session(self, number: int, trace: Trace) -> None:
        if self.open.pop(number, None):
            self.traces.append(trace)

    async def close_sessions(self, person: int, trace: Trace) -> None:
        self.open = {key: one for key, one in self.open.items() if one.person != person}
        self.traces.append(trace)

    async def invite(self, person: int | None, digest: bytes, purpose: Purpose, expires: datetime) -> int:
        self.invitations = {key: one for key, one in self.invitations.items() if one.person != person}
        number = self.number()
        self.invitations[number] = Invitation(number, person, digest, purpose, expires)
        return number

    async def invitation(self, number: int) -> Invitation | None:
        return self.invitations.get(number)

    async def accept(self, number: int, hashed: str, trace: Trace) -> bool:
        found = self.invitations.pop(number, None)
        if found is None or found.person is None:
            return False
        self.hashes[found.person] = hashed
        self.rows[found.person] = replace(self.rows[found.person], ready=True)
        self.traces.append(trace)
        return True

    async def accept_first(self, number: int, login: str, name: str, hashed: str, trace: Trace) -> int | None:
        if await self.administered() or self.invitations.pop(number, None) is None:
            return None
        made = await self.add(login, name, Role.ADMINISTRATOR, trace)
        if made is not None:
            self.hashes[made] = hashed
            self.rows[made] = replace(self.rows[made], ready=True)
            self.traces[-1] = replace(trace, by=made)
        return made

    async def record(self, trace: Trace) -> None:
        self.traces.append(trace)

    async def journal(self, *, before: int | None, count: int) -> list[Entry]:
        numbered = [
            Entry(number, one.at, self.rows[one.by].name if one.by else "", one.action, one.detail)
            for number, one in enumerate(self.traces, start=1)
            if before is None or number < before
        ]
        return numbered[::-1][:count]

    async def purge(self, *, now: datetime, sessions_before: datetime, log_before: datetime) -> int:
        return 0

    def employ(self, login: str, name: str, role: Role, *, at: datetime = NOW) -> Person:
        """Somebody who chose PASSWORD, with no trace of it."""
        number = self.number()
        self.rows[number] = person = Person(number, login, name, role, True, None, at)
        self.hashes[number] = f"hash:{PASSWORD}"
        return person


def team() -> FakeAccounts:
    """Two administrators and an animateur; the first is signed in with TOKEN, one is invited, one is disabled."""
    accounts = FakeAccounts()
    lea = accounts.employ("lea", "Léa Moreau", Role.ADMINISTRATOR)
    accounts.employ("karim", "Karim Haddad", Role.ADMINISTRATOR)
    accounts.employ("ines@centre.example", "Inès", Role.ANIMATEUR)
    invited = accounts.employ("tom", "Tom", Role.ANIMATEUR)
    accounts.rows[invited.number] = replace(invited, ready=False)
    gone = accounts.employ("paul", "Paul", Role.ANIMATEUR)
    accounts.rows[gone.number] = replace(gone, disabled=NOW - timedelta(days=3))
    accounts.open[1] = StaffSession(1, lea.number, numbered_secret.digest(SECRET), NOW, NOW)
    accounts.open[2] = StaffSession(2, lea.number, b"", NOW - timedelta(hours=2), NOW - timedelta(minutes=20))
    expires = NOW + timedelta(hours=1)
    digest = numbered_secret.digest(SECRET)
    accounts.invitations[3] = Invitation(3, invited.number, digest, Purpose.WELCOME, expires)
    accounts.traces += [
        Trace(NOW - timedelta(days=1, minutes=place), place % 3 or None, action, detail)
        for place, (action, detail) in enumerate(
            ((Action.SIGNED_IN, ""), (Action.INVITED, "tom (animateur)"), (Action.DISABLED, "paul")) * 25
        )
    ]
    accounts.numbers = 50
    return accounts


def office(accounts: FakeAccounts | None = None) -> Office:
    """What the administration's use cases are given."""
    return Office(accounts or team(), FakePasswords(), FakeDraws(), TERMS)
