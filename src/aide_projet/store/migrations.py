"""The schema, as numbered steps. A step that was released is never edited: a change is a new step.

`PRAGMA user_version` of the file is the number of the last step applied.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def _conversations_and_turns(db: Database) -> None:
    """One row a turn: an answer is one insert and one read back.

    Integer keys keep new turns at the end of the file however many conversations there are; what is looked up
    (private key, four words, conversation and turn) has its unique index. `events` comes before `replies` so that
    folding a conversation does not read the long texts of its replies.

    `turns` names no foreign key: an erased conversation leaves blank rows there (see `erasure`), and AUTOINCREMENT,
    which sqlite-utils does not write, keeps its number from being given again.
    """
    db.execute(
        "CREATE TABLE conversations (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, words TEXT NOT NULL, "
        "call TEXT NOT NULL, edition TEXT NOT NULL, language TEXT NOT NULL, practised TEXT, created TEXT NOT NULL, "
        "touched TEXT NOT NULL)"
    )
    conversations = db.table("conversations")
    conversations.create_index(["key"], "conversations_key", unique=True)
    conversations.create_index(["words"], "conversations_words", unique=True)
    conversations.create_index(["touched"], "conversations_touched")
    texts = {"day": str, "digest": str, "said": str, "events": str, "replies": str}
    db.create_table(
        "turns",
        {"id": int, "conversation": int, "number": int, **texts},
        pk="id",
        not_null={"conversation", "number", *texts},
    )
    db.table("turns").create_index(["conversation", "number"], "turns_conversation_number", unique=True)
    # One row: a counter that tells whether the store can write, and how many bytes erased turns still take.
    db.create_table("upkeep", {"id": int, "beat": int, "erased_bytes": int}, pk="id")
    db.table("upkeep").insert({"id": 1, "beat": 0, "erased_bytes": 0})


def _secret(db: Database) -> None:
    """The key of the hashes that tell a repeated request: kept with the turns, so that a restart still knows them."""
    db.create_table("secrets", {"name": str, "value": bytes}, pk="name", not_null={"value"})
    db.conn.execute("INSERT INTO secrets (name, value) VALUES ('requests', randomblob(32))")


def _shares(db: Database) -> None:
    """Read-only addresses. Found by their number, so no index holds a digest; rows never move, as in `turns`.

    `digest` is the SHA-256 of the address's secret, which is nowhere here. `contacts` and `revoked` are 0 or 1, which
    SQLite stores in no byte: a row keeps its size when it is revoked.
    """
    db.execute(
        "CREATE TABLE shares (id INTEGER PRIMARY KEY AUTOINCREMENT, conversation INTEGER NOT NULL, "
        "digest BLOB NOT NULL, label TEXT NOT NULL, contacts INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0, "
        "created TEXT NOT NULL)"
    )
    db.table("shares").create_index(["conversation"], "shares_conversation")


def _content(db: Database) -> None:
    """Published versions of the content, one of them in force, and the revisions in preparation (use_cases.versions).

    A version is written once and never changed; `content_in_force` is one row, 0 before the first version.
    """
    db.execute("CREATE TABLE content_texts (digest TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID")
    db.execute(
        "CREATE TABLE content_versions (number INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL, "
        "at TEXT NOT NULL, note TEXT NOT NULL, origin TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE content_version_files (version INTEGER NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL, "
        "PRIMARY KEY (version, path)) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE content_in_force (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)")
    db.execute("INSERT INTO content_in_force VALUES (1, 0)")
    db.execute(
        "CREATE TABLE content_revisions (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, "
        "author TEXT NOT NULL, at TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0)"
    )
    db.execute(
        "CREATE TABLE content_revision_files (revision INTEGER NOT NULL, path TEXT NOT NULL, digest TEXT, base TEXT, "
        "author TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (revision, path)) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE content_proofs (revision INTEGER PRIMARY KEY, state TEXT NOT NULL, at TEXT NOT NULL, "
        "result TEXT NOT NULL)"
    )


def _accounts(db: Database) -> None:
    """The people who keep the product, their sessions, their one-time addresses, what they did.

    Nothing is looked up but by number, or in `people`, which is short: no index holds a login or a digest. `erased` is
    0 or 1, which SQLite stores in no byte, and what changes in `people` has a fixed width: its rows never move (see
    `staff_rows`). `person` is 0 for the first administrator to come, and for the command line.
    """
    number = "id INTEGER PRIMARY KEY AUTOINCREMENT"
    db.execute(
        f"CREATE TABLE people ({number}, login TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, "
        "password TEXT NOT NULL, disabled TEXT NOT NULL, created TEXT NOT NULL, erased INTEGER NOT NULL DEFAULT 0)"
    )
    db.execute(
        f"CREATE TABLE staff_sessions ({number}, person INTEGER NOT NULL, digest BLOB NOT NULL, "
        "created TEXT NOT NULL, seen TEXT NOT NULL)"
    )
    db.table("staff_sessions").create_index(["person"], "staff_sessions_person")
    db.execute(
        f"CREATE TABLE staff_invitations ({number}, person INTEGER NOT NULL, digest BLOB NOT NULL, "
        "purpose TEXT NOT NULL, expires TEXT NOT NULL)"
    )
    db.execute(
        f"CREATE TABLE staff_log ({number}, at TEXT NOT NULL, person INTEGER NOT NULL, action TEXT NOT NULL, "
        "detail TEXT NOT NULL, erased INTEGER NOT NULL DEFAULT 0)"
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_conversations_and_turns, _secret, _shares, _content, _accounts)
LATEST = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """The number of the last step applied to this file; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the steps that this file has not seen, each in its transaction with its number."""
    done = version(connection)
    if done >= LATEST:
        return
    from sqlite_utils import Database  # late: it costs 90 ms, and only a new or older file needs it

    db = Database(connection)
    for number, step in enumerate(MIGRATIONS[done:], start=done + 1):
        with db.atomic():
            step(db)
            connection.execute(f"PRAGMA user_version = {number}")
