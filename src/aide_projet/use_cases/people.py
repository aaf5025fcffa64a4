"""What an administrator, or whoever runs the machine, does to another person's account; and one's own password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aide_projet.use_cases.accounts import Action, Person, Purpose, Role, Trace
from aide_projet.use_cases.invite import Invited, Weak, new_address
from aide_projet.use_cases.office import Office
from aide_projet.use_cases.password import LONGEST, weakness
from aide_projet.use_cases.sign_in import SignedIn, Unrecognised, open_session


@dataclass(frozen=True, slots=True)
class Done:
    """Done, or it was so already."""


@dataclass(frozen=True, slots=True)
class LastAdministrator:
    """Refused: nobody would be left to administer."""


@dataclass(frozen=True, slots=True)
class StillDisabled:
    """Refused: a disabled person gets no address before they are enabled."""


async def change_role(
    office: Office, person: Person, role: Role, *, by: int | None, now: datetime
) -> Done | LastAdministrator:
    """Counts from the very next request of this person."""
    if person.role is role:
        return Done()
    trace = Trace(now, by, Action.ROLE_CHANGED, f"{person.login} ({role})")
    return Done() if await office.accounts.set_role(person.number, role, trace) else LastAdministrator()


async def disable(office: Office, person: Person, *, by: int | None, now: datetime) -> Done | LastAdministrator:
    """They are signed out everywhere and cannot come in any more."""
    if person.disabled is not None:
        return Done()
    trace = Trace(now, by, Action.DISABLED, person.login)
    return Done() if await office.accounts.disable(person.number, trace) else LastAdministrator()


async def enable(office: Office, person: Person, *, by: int | None, now: datetime) -> Done:
    """They come in again, with the password that they had."""
    if person.disabled is not None:
        await office.accounts.enable(person.number, Trace(now, by, Action.ENABLED, person.login))
    return Done()


async def reset(office: Office, person: Person, *, by: int | None, now: datetime) -> Invited | StillDisabled:
    """Take the password away, sign out everywhere, and give an address to choose another."""
    if person.disabled is not None:
        return StillDisabled()
    await office.accounts.set_password(person.number, "", Trace(now, by, Action.RESET, person.login))
    return Invited(person, await new_address(office, person, Purpose.RESET, now=now))


async def change_password(
    office: Office, person: Person, former: str, chosen: str, *, now: datetime
) -> SignedIn | Unrecognised | Weak:
    """One's own: the former one is asked for; every session ends and a new one begins."""
    hashed = await office.accounts.password(person.number)
    if not await office.passwords.verify(hashed, former[: LONGEST + 1]):
        return Unrecognised()
    why = weakness(chosen, login=person.login, least=office.terms.password_least)
    if why is not None:
        return Weak(why)
    trace = Trace(now, person.number, Action.PASSWORD_CHANGED)
    await office.accounts.set_password(person.number, await office.passwords.hash(chosen), trace)
    return SignedIn(person, await open_session(office, person, now=now))
