"""The rows of the team: how each is written, read and blanked. What acts here is inside the caller's transaction.

Rows that name somebody (`people`, `staff_log`) never move, as in `turns` (see `erasure`): each of their columns that
changes has a fixed width, so that a change is written in place, and they are erased by blanking. Sessions and
invitations name nobody and are deleted.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any

from aide_projet.store.conversations import storable
from aide_projet.use_cases.accounts import Person, Role, StaffSession, Trace

ROLE_WIDTH = 24
PASSWORD_WIDTH = 160
"""Characters; an argon2 hash takes some 97."""

NEVER = " " * len("2026-11-28T09:00:00Z")
"""In the place of a moment."""
ADMINISTRATORS = f"""
SELECT id FROM people WHERE erased = 0 AND trim(role) = '{Role.ADMINISTRATOR}' AND trim(disabled) = ''
AND trim(password) <> ''
"""
_ADD = """
INSERT INTO people (login, name, role, password, disabled, created)
SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM people WHERE erased = 0 AND login = ?1)
"""
_BLANK_LOG = """
UPDATE staff_log SET at = zeroblob(length(at)), detail = zeroblob(length(CAST(detail AS BLOB))), erased = 1
WHERE erased = 0 AND at < ?
"""
_BLANK_PEOPLE = """
UPDATE people SET login = zeroblob(length(CAST(login AS BLOB))), name = zeroblob(length(CAST(name AS BLOB))),
    password = zeroblob(length(password)), erased = 1
WHERE erased = 0 AND trim(disabled) <> '' AND disabled < ?
"""


def blank_log(connection: sqlite3.Connection, before: datetime) -> int:
    """Write zeros over the entries of before that moment, in place; how many. `reclaim` drops them."""
    return connection.execute(_BLANK_LOG, (moment_text(before),)).rowcount


def blank_people(connection: sqlite3.Connection, before: datetime) -> int:
    """The same with the people disabled before that moment."""
    return connection.execute(_BLANK_PEOPLE, (moment_text(before),)).rowcount


def add_person(
    connection: sqlite3.Connection, login: str, name: str, role: Role, hashed: str, trace: Trace
) -> int | None:
    """The number of a new person; None when the login is taken."""
    row = (
        storable(login),
        storable(name),
        role_text(role),
        hashed.ljust(PASSWORD_WIDTH),
        NEVER,
        moment_text(trace.at),
    )
    done = connection.execute(_ADD, row)
    return done.lastrowid if done.rowcount == 1 else None


def is_the_last(connection: sqlite3.Connection, number: int) -> bool:
    """Whether this person is the only administrator who can sign in."""
    return [row[0] for row in connection.execute(ADMINISTRATORS).fetchall()] == [number]


def set_password(connection: sqlite3.Connection, number: int, hashed: str) -> None:
    """Over the former one; empty: none."""
    connection.execute("UPDATE people SET password = ? WHERE id = ?", (hashed.ljust(PASSWORD_WIDTH), number))


def shut_out(connection: sqlite3.Connection, number: int) -> None:
    """End a person's sessions and their invitation."""
    for table in ("staff_sessions", "staff_invitations"):
        connection.execute(f"DELETE FROM {table} WHERE person = ?", (number,))


def use_up(connection: sqlite3.Connection, number: int) -> bool:
    """Whether this invitation was still there; it no longer is."""
    return connection.execute("DELETE FROM staff_invitations WHERE id = ?", (number,)).rowcount == 1


def log(connection: sqlite3.Connection, trace: Trace) -> None:
    """Append to the audit log."""
    connection.execute(
        "INSERT INTO staff_log (at, person, action, detail) VALUES (?, ?, ?, ?)",
        (moment_text(trace.at), trace.by or 0, trace.action, storable(trace.detail)),
    )


def role_text(role: Role) -> str:
    """Always as long."""
    return role.ljust(ROLE_WIDTH)


def moment_text(at: datetime) -> str:
    """A moment in UTC, to the second, always as long."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """What `moment_text` wrote."""
    return datetime.fromisoformat(text)


def person(row: Any) -> Person:
    """From id, login, name, role, password, disabled, created."""
    number, login, name, role, password, disabled, created = row
    since = disabled.strip()
    return Person(
        number=number,
        login=login,
        name=name,
        role=Role(role.strip()),
        ready=bool(password.strip()),
        disabled=moment(since) if since else None,
        created=moment(created),
    )


def session(row: Any) -> StaffSession:
    """From id, person, digest, created, seen."""
    number, person, digest, created, seen = row
    return StaffSession(number, person, digest, moment(created), moment(seen))
