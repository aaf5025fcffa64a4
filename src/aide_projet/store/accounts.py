"""People, sessions, invitations and audit log in SQLite: accounts.Accounts over the file of the conversations.

Rows that name somebody (`people`, `staff_log`) never move, as in `turns` (see `erasure`): each of their columns has a
fixed width, so that a change is written in place, and they are erased by blanking. Sessions and invitations name
nobody and are deleted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from aide_projet.store.conversations import storable
from aide_projet.use_cases.accounts import Action, Entry, Invitation, Person, Purpose, Role, StaffSession, Trace

T = TypeVar("T")

ROLE_WIDTH = 24
PASSWORD_WIDTH = 160
MOMENT_WIDTH = 20
"""Characters of the columns that change; an argon2 hash takes some 97."""

_NEVER = ""
_PERSON = "SELECT id, login, name, role, password, disabled, created FROM people WHERE erased = 0"
_ADMINISTRATORS = f"""
SELECT id FROM people WHERE erased = 0 AND trim(role) = '{Role.ADMINISTRATOR}' AND trim(disabled) = ''
AND trim(password) <> ''
"""
_ADD = """
INSERT INTO people (login, name, role, password, disabled, created)
SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM people WHERE erased = 0 AND login = ?1)
"""
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
        return [_person(row) for row in self._database.read(_PERSON + " ORDER BY login")]

    async def person(self, number: int) -> Person | None:
        """The person of that number."""
        rows = self._database.read(_PERSON + " AND id = ?", number) if number <= _LARGEST else []
        return _person(rows[0]) if rows else None

    async def find(self, login: str) -> Person | None:
        """The person of that login."""
        rows = self._database.read(_PERSON + " AND login = ?", login)
        return _person(rows[0]) if rows else None

    async def password(self, number: int) -> str:
        """The hash of their password, empty when there is none."""
        rows = self._database.read("SELECT trim(password) FROM people WHERE id = ? AND erased = 0", number)
        return str(rows[0][0]) if rows else ""

    async def add(self, login: str, name: str, role: Role, trace: Trace) -> int | None:
        """None when the login is taken."""

        def insert(connection: sqlite3.Connection) -> int | None:
            number = _add(connection, login, name, role, "", trace)
            if number is not None:
                _log(connection, trace)
            return number

        return await self._database.write(insert)

    async def set_role(self, number: int, role: Role, trace: Trace) -> bool:
        """False when nobody who administers would be left."""

        def update(connection: sqlite3.Connection) -> bool:
            if role is not Role.ADMINISTRATOR and _is_the_last(connection, number):
                return False
            connection.execute("UPDATE people SET role = ? WHERE id = ?", (role.ljust(ROLE_WIDTH), number))
            _log(connection, trace)
            return True

        return await self._database.write(update)

    async def disable(self, number: int, trace: Trace) -> bool:
        """Closes their sessions and invitation; False when nobody who administers would be left."""

        def update(connection: sqlite3.Connection) -> bool:
            if _is_the_last(connection, number):
                return False
            connection.execute("UPDATE people SET disabled = ? WHERE id = ?", (_text(trace.at), number))
            _shut_out(connection, number)
            _log(connection, trace)
            return True

        return await self._database.write(update)

    async def enable(self, number: int, trace: Trace) -> None:
        """Let them in again."""

        def update(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE people SET disabled = ? WHERE id = ?", (_NEVER.ljust(MOMENT_WIDTH), number))
            _log(connection, trace)

        await self._database.write(update)

    async def set_password(self, number: int, hashed: str, trace: Trace) -> None:
        """Closes all their sessions and their invitation."""

        def update(connection: sqlite3.Connection) -> None:
            _set_password(connection, number, hashed)
            _shut_out(connection, number)
            _log(connection, trace)

        await self._database.write(update, scrub=True)

    async def renew_password(self, number: int, former: str, hashed: str) -> None:
        """The same password, hashed with newer parameters."""

        def update(connection: sqlite3.Connection) -> None:
            if connection.execute("SELECT trim(password) FROM people WHERE id = ?", (number,)).fetchone() == (former,):
                _set_password(connection, number, hashed)

        await self._database.write(update, scrub=True)

    async def administered(self) -> bool:
        """Whether there is an administrator who can sign in."""
        return bool(self._database.read(_ADMINISTRATORS))

    async def open_session(self, person: int, digest: bytes, trace: Trace) -> int:
        """The number of a new session."""
        at = _text(trace.at)

        def insert(connection: sqlite3.Connection) -> int:
            done = connection.execute(
                "INSERT INTO staff_sessions (person, digest, created, seen) VALUES (?, ?, ?, ?)",
                (person, digest, at, at),
            )
            _log(connection, trace)
            return int(done.lastrowid or 0)

        return await self._database.write(insert)

    async def session(self, number: int) -> tuple[StaffSession, Person] | None:
        """A session and whose it is."""
        rows = self._database.read(_SESSION, number) if number <= _LARGEST else []
        return (_session(rows[0][:5]), _person(rows[0][5:])) if rows else None

    async def sessions(self, person: int) -> list[StaffSession]:
        """Their sessions, in order."""
        return [_session(row) for row in self._database.read(_SESSIONS, person)]

    async def touch(self, number: int, at: datetime) -> None:
        """This session was used."""
        row = (_text(at), number)
        await self._database.write(
            lambda connection: connection.execute("UPDATE staff_sessions SET seen = ? WHERE id = ?", row).rowcount
        )

    async def close_session(self, number: int, trace: Trace) -> None:
        """End a session."""

        def delete(connection: sqlite3.Connection) -> None:
            if connection.execute("DELETE FROM staff_sessions WHERE id = ?", (number,)).rowcount:
                _log(connection, trace)

        await self._database.write(delete)

    async def close_sessions(self, person: int, trace: Trace) -> None:
        """End all of theirs."""

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM staff_sessions WHERE person = ?", (person,))
            _log(connection, trace)

        await self._database.write(delete)

    async def invite(self, person: int | None, digest: bytes, purpose: Purpose, expires: datetime) -> int:
        """Voids the former invitation of the same person."""

        def insert(connection: sqlite3.Connection) -> int:
            connection.execute("DELETE FROM staff_invitations WHERE person = ?", (person or 0,))
            done = connection.execute(
                "INSERT INTO staff_invitations (person, digest, purpose, expires) VALUES (?, ?, ?, ?)",
                (person or 0, digest, purpose, _text(expires)),
            )
            return int(done.lastrowid or 0)

        return await self._database.write(insert)

    async def invitation(self, number: int) -> Invitation | None:
        """An invitation neither used nor voided."""
        rows = self._database.read(_INVITATION, number) if number <= _LARGEST else []
        if not rows:
            return None
        identity, person, digest, purpose, expires = rows[0]
        return Invitation(identity, person or None, digest, Purpose(purpose), _moment(expires))

    async def accept(self, number: int, hashed: str, trace: Trace) -> bool:
        """False when it was used meanwhile."""

        def update(connection: sqlite3.Connection) -> bool:
            if not _use_up(connection, number):
                return False
            _set_password(connection, trace.by or 0, hashed)
            connection.execute("DELETE FROM staff_sessions WHERE person = ?", (trace.by,))
            _log(connection, trace)
            return True

        return await self._database.write(update)

    async def accept_first(self, number: int, login: str, name: str, hashed: str, trace: Trace) -> int | None:
        """None when it was used meanwhile, somebody administers already, or the login is taken."""

        def insert(connection: sqlite3.Connection) -> int | None:
            if connection.execute(_ADMINISTRATORS).fetchone() or not _use_up(connection, number):
                return None
            made = _add(connection, login, name, Role.ADMINISTRATOR, hashed, trace)
            if made is not None:
                _log(connection, replace(trace, by=made))
            return made

        return await self._database.write(insert)

    async def record(self, trace: Trace) -> None:
        """Trace an act that has no method here."""
        await self._database.write(lambda connection: _log(connection, trace))

    async def journal(self, *, before: int | None, count: int) -> list[Entry]:
        """The newest first."""
        rows = self._database.read(_JOURNAL, _LARGEST if before is None else min(before, _LARGEST), count)
        return [Entry(number, _moment(at), who, Action(action), detail) for number, at, who, action, detail in rows]

    async def purge(self, *, now: datetime, sessions_before: datetime, log_before: datetime) -> int:
        """Erase what is over; how many rows."""
        day = _text(log_before)

        def erase(connection: sqlite3.Connection) -> int:
            done = connection.execute("DELETE FROM staff_invitations WHERE expires < ?", (_text(now),)).rowcount
            done += connection.execute(
                "DELETE FROM staff_sessions WHERE created < ?", (_text(sessions_before),)
            ).rowcount
            done += _blank(connection, _BLANK_LOG, "staff_log", "at < ?", day)
            return done + _blank(connection, _BLANK_PEOPLE, "people", "trim(disabled) <> '' AND disabled < ?", day)

        return await self._database.write(erase, scrub=True)


_BLANK_LOG = "at = zeroblob(length(at)), detail = zeroblob(length(CAST(detail AS BLOB)))"
_BLANK_PEOPLE = (
    "login = zeroblob(length(CAST(login AS BLOB))), name = zeroblob(length(CAST(name AS BLOB))), "
    "password = zeroblob(length(password))"
)


def _blank(connection: sqlite3.Connection, blanks: str, table: str, chosen: str, *parameters: object) -> int:
    """Write zeros over rows in place; `reclaim` drops them when they take up much of the file."""
    chosen = f"erased = 0 AND {chosen}"
    count = connection.execute(f"UPDATE {table} SET {blanks}, erased = 1 WHERE {chosen}", parameters).rowcount
    return int(count)


def _add(connection: sqlite3.Connection, login: str, name: str, role: Role, hashed: str, trace: Trace) -> int | None:
    row = (
        storable(login),
        storable(name),
        role.ljust(ROLE_WIDTH),
        hashed.ljust(PASSWORD_WIDTH),
        _NEVER.ljust(MOMENT_WIDTH),
        _text(trace.at),
    )
    done = connection.execute(_ADD, row)
    return done.lastrowid if done.rowcount == 1 else None


def _is_the_last(connection: sqlite3.Connection, number: int) -> bool:
    """Whether this person is the only administrator who can sign in."""
    return [row[0] for row in connection.execute(_ADMINISTRATORS).fetchall()] == [number]


def _set_password(connection: sqlite3.Connection, number: int, hashed: str) -> None:
    connection.execute("UPDATE people SET password = ? WHERE id = ?", (hashed.ljust(PASSWORD_WIDTH), number))


def _shut_out(connection: sqlite3.Connection, number: int) -> None:
    for table in ("staff_sessions", "staff_invitations"):
        connection.execute(f"DELETE FROM {table} WHERE person = ?", (number,))


def _use_up(connection: sqlite3.Connection, number: int) -> bool:
    return connection.execute("DELETE FROM staff_invitations WHERE id = ?", (number,)).rowcount == 1


def _log(connection: sqlite3.Connection, trace: Trace) -> None:
    connection.execute(
        "INSERT INTO staff_log (at, person, action, detail) VALUES (?, ?, ?, ?)",
        (_text(trace.at), trace.by or 0, trace.action, storable(trace.detail)),
    )


def _text(at: datetime) -> str:
    """A moment in UTC, to the second, always as long."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _person(row: Any) -> Person:
    number, login, name, role, password, disabled, created = row
    since = disabled.strip()
    return Person(
        number=number,
        login=login,
        name=name,
        role=Role(role.strip()),
        ready=bool(password.strip()),
        disabled=_moment(since) if since else None,
        created=_moment(created),
    )


def _session(row: Any) -> StaffSession:
    number, person, digest, created, seen = row
    return StaffSession(number, person, digest, _moment(created), _moment(seen))
