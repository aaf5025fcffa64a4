"""Many stored conversations at once: copies of one, made by SQLite itself."""

from __future__ import annotations

import sqlite3


def fill(connection: sqlite3.Connection, count: int) -> None:
    """Copy the first conversation and its turns until there are `count` more; keys and words differ."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "CREATE TEMP TABLE number AS "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n",
        (count,),
    )
    first, above = connection.execute("SELECT min(id), max(id) FROM conversations").fetchone()
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO conversations (id, key, words, call, edition, language, practised, created, touched) "
        "SELECT ? + i, lower(hex(randomblob(16))), 'mot ' || i, call, edition, language, practised, created, touched "
        "FROM temp.number, conversations WHERE id = ? ",
        (above, first),
    )
    # Two turns each: enough to weigh on the indexes as a real table does, without filling the disk.
    connection.execute(
        "INSERT INTO turns (conversation, number, day, digest, said, events, replies) "
        "SELECT ? + i, number, day, digest, said, events, replies "
        "FROM temp.number, turns WHERE conversation = ? AND number < 2",
        (above, first),
    )
    connection.execute("COMMIT")
