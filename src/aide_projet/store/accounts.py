"""People, sessions, invitations and audit log in SQLite: accounts.Accounts over the file of the conversations."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from aide_projet.store import staff_rows as rows
from aide_projet.use_cases.accounts import Action, Entry, Invitation, Person, Purpose, Role, StaffSession, Trace

T = TypeVar("T")

_PERSON = "SELECT id, login, name, role, password, disabled, created FROM people WHERE erased = 0"
_SESSION = """
SELECT staff_sessions.id, person, digest, staff_sessions.created, seen,
       people.id, login, name, role, password, disabled, people.created
FROM staff_sessions JOIN people ON people.id = staff_sessions.person WHERE people.erased = 0 AND staff_sessions.id = ?
"""
_SESSIONS = "SELECT id, person, digest, created, seen FROM staff_sessions WHERE person = ? ORDER BY id"
_INVITATION = "SELECT id, person, digest, purpose, expires FROM staff_invitations WHERE id = ?"
_JOURNAL = """
SELECT staff_log.id, at, coalesce(people.name, ''), action, detail
FROM staff_log LEFT JOIN people ON people.id = staff_log.person AND people.erased = 0
WHERE staff_log.erased = 0 AND staff_log.id < ? ORDER BY staff_log.id DESC LIMIT ?
"""
_LARGEST = 2**63 - 1  # of an SQLite integer: a token may carry any number


class Database(Protocol):
    """The file: the one writer of a server (`SqliteConversations`), or a connection beside it (`BesideDatabase`)."""

    async def write(self, action: Callable[[sqlite3.Connection], T], *, scrub: bool = False) -> T:
        """Run the action in a transaction; `scrub` empties the log afterwards."""

    def read(self, sql: str, *parameters: object) -> list[Any]:
        """The rows of a query."""


class SqliteAccounts:
    """Each write is one transaction with its trace."""

    def __init__(self, database: Database) -> None:
        """Nothing is read yet; the database may be opened later."""
        self._database = database

    async def people(self) -> list[Person]:
        """Everybody, by login."""
        return [rows.person(row) for row in self._database.read(_PERSON + " ORDER BY login")]

    async def person(self, number: int) -> Person | None:
        """The person of that number."""
        found = self._database.read(_PERSON + " AND id = ?", number) if number <= _LARGEST else []
        return rows.person(found[0]) if found else None

    async def find(self, login: str) -> Person | None:
        """The person of that login."""
        found = self._database.read(_PERSON + " AND login = ?", login)
        return rows.person(found[0]) if found else None

    async def password(self, number: int) -> str:
        """The hash of their password, empty when there is none."""
        found = self._database.read("SELECT trim(password) FROM people WHERE id = ? AND erased = 0", number)
        return str(found[0][0]) if found else ""

    async def add(self, login: str, name: str, role: Role, trace: Trace) -> int | None:
        """None when the login is taken."""

        def insert(connection: sqlite3.Connection) -> int | None:
            number = rows.add_person(connection, login, name, role, "", trace)
            if number is not None:
                rows.log(connection, trace)
            return number

        return await self._database.write(insert)

    async def set_role(self, number: int, role: Role, trace: Trace) -> bool:
        """False when nobody who administers would be left."""

        def update(connection: sqlite3.Connection) -> bool:
            if role is not Role.ADMINISTRATOR and rows.is_the_last(connection, number):
                return False
            connection.execute("UPDATE people SET role = ? WHERE id = ?", (rows.role_text(role), number))
            rows.log(connection, trace)
            return True

        return await self._database.write(update)

    async def disable(self, number: int, trace: Trace) -> bool:
        """Closes their sessions and invitation; False when nobody who administers would be left."""

        def update(connection: sqlite3.Connection) -> bool:
            if rows.is_the_last(connection, number):
                return False
            connection.execute("UPDATE people SET disabled = ? WHERE id = ?", (rows.moment_text(trace.at), number))
            rows.shut_out(connection, number)
            rows.log(connection, trace)
            return True

        return await self._database.write(update)

    async def enable(self, number: int, trace: Trace) -> None:
        """Let them in again."""

        def update(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE people SET disabled = ? WHERE id = ?", (rows.NEVER, number))
            rows.log(connection, trace)

        await self._database.write(update)

    async def set_password(self, number: int, hashed: str, trace: Trace) -> None:
        """Closes all their sessions and their invitation."""

        def update(connection: sqlite3.Connection) -> None:
            rows.set_password(connection, number, hashed)
            rows.shut_out(connection, number)
            rows.log(connection, trace)

        await self._database.write(update, scrub=True)

    async def renew_password(self, number: int, former: str, hashed: str) -> None:
        """The same password, hashed with newer parameters."""

        def update(connection: sqlite3.Connection) -> None:
            if connection.execute("SELECT trim(password) FROM people WHERE id = ?", (number,)).fetchone() == (former,):
                rows.set_password(connection, number, hashed)

        await self._database.write(update, scrub=True)

    async def administered(self) -> bool:
        """Whether there is an administrator who can sign in."""
        return bool(self._database.read(rows.ADMINISTRATORS))

    async def open_session(self, person: int, digest: bytes, trace: Trace) -> int:
        """The number of a new session."""
        at = rows.moment_text(trace.at)

        def insert(connection: sqlite3.Connection) -> int:
            done = connection.execute(
                "INSERT INTO staff_sessions (person, digest, created, seen) VALUES (?, ?, ?, ?)",
                (person, digest, at, at),
            )
            rows.log(connection, trace)
            return int(done.lastrowid or 0)

        return await self._database.write(insert)

    async def session(self, number: int) -> tuple[StaffSession, Person] | None:
        """A session and whose it is."""
        found = self._database.read(_SESSION, number) if number <= _LARGEST else []
        return (rows.session(found[0][:5]), rows.person(found[0][5:])) if found else None

    async def sessions(self, person: int) -> list[StaffSession]:
        """Their sessions, in order."""
        return [rows.session(row) for row in self._database.read(_SESSIONS, person)]

    async def touch(self, number: int, at: datetime) -> None:
        """This session was used."""
        row = (rows.moment_text(at), number)
        await self._database.write(
            lambda connection: connection.execute("UPDATE staff_sessions SET seen = ? WHERE id = ?", row).rowcount
        )

    async def close_session(self, number: int, trace: Trace) -> None:
        """End a session."""

        def delete(connection: sqlite3.Connection) -> None:
            if connection.execute("DELETE FROM staff_sessions WHERE id = ?", (number,)).rowcount:
                rows.log(connection, trace)

        await self._database.write(delete)

    async def close_sessions(self, person: int, trace: Trace) -> None:
        """End all of theirs."""

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM staff_sessions WHERE person = ?", (person,))
            rows.log(connection, trace)

        await self._database.write(delete)

    async def invite(self, person: int | None, digest: bytes, purpose: Purpose, expires: datetime) -> int:
        """Voids the former invitation of the same person."""

        def insert(connection: sqlite3.Connection) -> int:
            connection.execute("DELETE FROM staff_invitations WHERE person = ?", (person or 0,))
            done = connection.execute(
                "INSERT INTO staff_invitations (person, digest, purpose, expires) VALUES (?, ?, ?, ?)",
                (person or 0, digest, purpose, rows.moment_text(expires)),
            )
            return int(done.lastrowid or 0)

        return await self._database.write(insert)

    async def invitation(self, number: int) -> Invitation | None:
        """An invitation neither used nor voided."""
        found = self._database.read(_INVITATION, number) if number <= _LARGEST else []
        if not found:
            return None
        identity, person, digest, purpose, expires = found[0]
        return Invitation(identity, person or None, digest, Purpose(purpose), rows.moment(expires))

    async def accept(self, number: int, hashed: str, trace: Trace) -> bool:
        """False when it was used meanwhile."""

        def update(connection: sqlite3.Connection) -> bool:
            if not rows.use_up(connection, number):
                return False
            rows.set_password(connection, trace.by or 0, hashed)
            connection.execute("DELETE FROM staff_sessions WHERE person = ?", (trace.by,))
            rows.log(connection, trace)
            return True

        return await self._database.write(update)

    async def accept_first(self, number: int, login: str, name: str, hashed: str, trace: Trace) -> int | None:
        """None when it was used meanwhile, somebody administers already, or the login is taken."""

        def insert(connection: sqlite3.Connection) -> int | None:
            if connection.execute(rows.ADMINISTRATORS).fetchone() or not rows.use_up(connection, number):
                return None
            made = rows.add_person(connection, login, name, Role.ADMINISTRATOR, hashed, trace)
            if made is not None:
                rows.log(connection, replace(trace, by=made))
            return made

        return await self._database.write(insert)

    async def record(self, trace: Trace) -> None:
        """Trace an act that has no method here."""
        await self._database.write(lambda connection: rows.log(connection, trace))

    async def journal(self, *, before: int | None, count: int) -> list[Entry]:
        """The newest first."""
        found = self._database.read(_JOURNAL, _LARGEST if before is None else min(before, _LARGEST), count)
        return [
            Entry(number, rows.moment(at), who, Action(action), detail) for number, at, who, action, detail in found
        ]

    async def purge(self, *, now: datetime, sessions_before: datetime, log_before: datetime) -> int:
        """Erase what is over; how many rows."""

        def erase(connection: sqlite3.Connection) -> int:
            opened = (rows.moment_text(sessions_before),)
            done = connection.execute("DELETE FROM staff_sessions WHERE created < ?", opened).rowcount
            over = (rows.moment_text(now),)
            done += connection.execute("DELETE FROM staff_invitations WHERE expires < ?", over).rowcount
            return int(done + rows.blank_log(connection, log_before) + rows.blank_people(connection, log_before))

        return await self._database.write(erase, scrub=True)
