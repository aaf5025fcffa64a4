"""Coming in with a login and a password, being recognised at each request, going out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aide_projet.use_cases import numbered_secret
from aide_projet.use_cases.accounts import Action, Person, StaffSession, Trace
from aide_projet.use_cases.login import normalised
from aide_projet.use_cases.office import Office
from aide_projet.use_cases.password import LONGEST

SEEN_EVERY = timedelta(minutes=1)
"""A session is written at most this often: its idle limit counts in minutes."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`token`: what the browser keeps, and nothing else does."""

    person: Person
    token: str


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """Wrong login, wrong password, no password yet or disabled: which of them is not told."""


@dataclass(frozen=True, slots=True)
class Present:
    """Who makes a request, and in which session."""

    person: Person
    session: StaffSession


async def sign_in(
    office: Office, typed: str, password: str, *, now: datetime, former: str = ""
) -> SignedIn | Unrecognised:
    """A new session; the one that the browser had (`former` token) ends. An unknown login costs the same time."""
    login = normalised(typed)
    person = await office.accounts.find(login) if login else None
    hashed = await office.accounts.password(person.number) if person and person.active else ""
    right = await office.passwords.verify(hashed, password[: LONGEST + 1])
    if person is None or not right:
        return Unrecognised()
    present = await recognise(office, former, now=now)
    if present is not None:
        await office.accounts.close_session(present.session.number, _trace(now, present.person, Action.SIGNED_OUT))
    if office.passwords.outdated(hashed):
        await office.accounts.renew_password(person.number, hashed, await office.passwords.hash(password))
    return SignedIn(person, await open_session(office, person, now=now))


async def open_session(office: Office, person: Person, *, now: datetime) -> str:
    """The token of a new session."""
    secret = office.draws.key()
    trace = _trace(now, person, Action.SIGNED_IN)
    number = await office.accounts.open_session(person.number, numbered_secret.digest(secret), trace)
    return numbered_secret.written(number, secret)


async def recognise(office: Office, token: str, *, now: datetime) -> Present | None:
    """Whose token this is, as they are at this moment; None when forged, ended, too old or no longer allowed in."""
    given = numbered_secret.read(token)
    found = await office.accounts.session(given[0]) if given else None
    if given is None or found is None:
        return None
    session, person = found
    over = now - session.created >= office.terms.whole or now - session.seen >= office.terms.idle
    if over or not person.active or not numbered_secret.opens(given[1], session.digest):
        return None
    if now - session.seen >= SEEN_EVERY:
        await office.accounts.touch(session.number, now)
    return Present(person, session)


async def sign_out(office: Office, present: Present, *, now: datetime) -> None:
    """End this session."""
    await office.accounts.close_session(present.session.number, _trace(now, present.person, Action.SIGNED_OUT))


async def sign_out_everywhere(office: Office, present: Present, *, now: datetime) -> None:
    """End every session of this person, this one too."""
    trace = _trace(now, present.person, Action.SIGNED_OUT_EVERYWHERE)
    await office.accounts.close_sessions(present.person.number, trace)


async def open_sessions(office: Office, person: Person, *, now: datetime) -> tuple[StaffSession, ...]:
    """The sessions of a person that still open something, the last used first."""
    terms = office.terms
    found = [
        one
        for one in await office.accounts.sessions(person.number)
        if now - one.created < terms.whole and now - one.seen < terms.idle
    ]
    return tuple(sorted(found, key=lambda one: one.seen, reverse=True))


def _trace(now: datetime, person: Person, action: Action) -> Trace:
    return Trace(now, person.number, action)
