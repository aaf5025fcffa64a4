"""One-time addresses by which a person chooses their password: made, read, used up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aide_projet.use_cases import numbered_secret
from aide_projet.use_cases.accounts import Action, Invitation, Person, Purpose, Role, Trace
from aide_projet.use_cases.login import normalised, shown_name
from aide_projet.use_cases.office import Office
from aide_projet.use_cases.password import Weakness, weakness
from aide_projet.use_cases.sign_in import SignedIn, open_session


@dataclass(frozen=True, slots=True)
class Invited:
    """`token`: what follows `/administration/invitation/`; shown once and kept nowhere."""

    person: Person
    token: str


@dataclass(frozen=True, slots=True)
class WrongLogin:
    """The login cannot be one; as typed."""

    typed: str


@dataclass(frozen=True, slots=True)
class LoginTaken:
    """Somebody has this login already."""

    login: str


@dataclass(frozen=True, slots=True)
class Weak:
    """The password is refused."""

    why: Weakness


@dataclass(frozen=True, slots=True)
class Gone:
    """The address was used, replaced, is too old, or never was."""


@dataclass(frozen=True, slots=True)
class Awaiting:
    """An address that still opens: what it is for, and for whom (None: the first administrator, to be named)."""

    purpose: Purpose
    person: Person | None


async def invite(
    office: Office, typed: str, name: str, role: Role, *, by: int | None, now: datetime
) -> Invited | WrongLogin | LoginTaken:
    """A new person, and the address by which they choose their password."""
    login = normalised(typed)
    if login is None:
        return WrongLogin(typed)
    trace = Trace(now, by, Action.INVITED, f"{login} ({role})")
    number = await office.accounts.add(login, shown_name(name, login), role, trace)
    person = await office.accounts.person(number) if number is not None else None
    if person is None:
        return LoginTaken(login)
    return Invited(person, await new_address(office, person, Purpose.WELCOME, now=now))


async def new_address(office: Office, person: Person | None, purpose: Purpose, *, now: datetime) -> str:
    """The token of a one-time address; the former one of this person opens nothing any more."""
    secret = office.draws.key()
    number = await office.accounts.invite(
        person.number if person else None, numbered_secret.digest(secret), purpose, now + office.terms.invitation
    )
    return numbered_secret.written(number, secret)


async def first_address(office: Office, *, now: datetime) -> str | None:
    """The token by which the first administrator makes their account; None when somebody administers already."""
    if await office.accounts.administered():
        return None
    return await new_address(office, None, Purpose.FIRST, now=now)


async def awaiting(office: Office, token: str, *, now: datetime) -> Awaiting | Gone:
    """What an address is for."""
    found = await _find(office, token, now)
    if found is None:
        return Gone()
    person = await office.accounts.person(found.person) if found.person is not None else None
    return Awaiting(found.purpose, person)


async def accept(
    office: Office, token: str, password: str, *, login: str = "", name: str = "", now: datetime
) -> SignedIn | Weak | Gone | WrongLogin | LoginTaken:
    """Choose a password by a one-time address, and come in. `login`, `name`: of the first administrator only."""
    found = await _find(office, token, now)
    if found is None:
        return Gone()
    if found.person is None:
        return await _accept_first(office, found, password, login, name, now)
    person = await office.accounts.person(found.person)
    if person is None or person.disabled is not None:
        return Gone()
    why = weakness(password, login=person.login, least=office.terms.password_least)
    if why is not None:
        return Weak(why)
    hashed = await office.passwords.hash(password)
    if not await office.accounts.accept(found.number, hashed, Trace(now, person.number, Action.ACCEPTED)):
        return Gone()
    return SignedIn(person, await open_session(office, person, now=now))


async def _accept_first(
    office: Office, found: Invitation, password: str, typed: str, name: str, now: datetime
) -> SignedIn | Weak | Gone | WrongLogin | LoginTaken:
    login = normalised(typed)
    if login is None:
        return WrongLogin(typed)
    why = weakness(password, login=login, least=office.terms.password_least)
    if why is not None:
        return Weak(why)
    if await office.accounts.find(login) is not None:
        return LoginTaken(login)
    hashed = await office.passwords.hash(password)
    trace = Trace(now, None, Action.ACCEPTED, f"{login} ({Role.ADMINISTRATOR})")
    number = await office.accounts.accept_first(found.number, login, shown_name(name, login), hashed, trace)
    person = await office.accounts.person(number) if number is not None else None
    if person is None:
        return Gone()
    return SignedIn(person, await open_session(office, person, now=now))


async def _find(office: Office, token: str, now: datetime) -> Invitation | None:
    given = numbered_secret.read(token)
    found = await office.accounts.invitation(given[0]) if given else None
    if given is None or found is None or found.expires <= now:
        return None
    return found if numbered_secret.opens(given[1], found.digest) else None
