"""Erasing so that nothing is left in the file.

Deleting rows is not enough, even with `secure_delete`: SQLite then joins half-empty pages, and the rows of *other*
conversations that it moves leave a copy in the unused part of their former page (seen with SQLite 3.40: one erased
conversation in 400 could be found again). So rows of `turns` and `shares` never move: they are appended, and erased by
writing zeros over them in place, which SQLite does when the new row has the size of the old one. The blank rows go when
the file is opened and they take up half of it; VACUUM then writes it anew. So do the rows of `people` and `staff_log`
(see `staff_rows`).
"""

from __future__ import annotations

import sqlite3

from aide_projet.store.errors import cannot_write

RECLAIM_BYTES = 16 * 1024 * 1024
"""Under this many blank bytes the file is left as it is."""

_SIZES = """
SELECT coalesce(sum(length(CAST(digest || said || events || replies AS BLOB))), 0) FROM turns WHERE conversation = ?
"""
_BLANK = """
UPDATE turns SET
    digest = zeroblob(length(CAST(digest AS BLOB))),
    said = zeroblob(length(CAST(said AS BLOB))),
    events = zeroblob(length(CAST(events AS BLOB))),
    replies = zeroblob(length(CAST(replies AS BLOB)))
WHERE conversation = ?
"""
_BLANK_SHARES = """
UPDATE shares SET digest = zeroblob(length(digest)), label = zeroblob(length(CAST(label AS BLOB)))
WHERE conversation = ?
"""
_DROP_BLANK = "DELETE FROM {0} WHERE NOT EXISTS (SELECT 1 FROM conversations WHERE id = {0}.conversation)"


def erase_all(connection: sqlite3.Connection, chosen: str, *parameters: object) -> int:
    """Erase the conversations whose `id` the query gives; how many. Inside the caller's transaction.

    The log must be emptied after the commit (`Writer.write(scrub=True)`).
    """
    identities = [row[0] for row in connection.execute(chosen, parameters).fetchall()]
    for identity in identities:
        size = connection.execute(_SIZES, (identity,)).fetchone()[0]
        connection.execute(_BLANK, (identity,))
        connection.execute(_BLANK_SHARES, (identity,))
        connection.execute("DELETE FROM conversations WHERE id = ?", (identity,))
        connection.execute("UPDATE upkeep SET erased_bytes = erased_bytes + ?", (size,))
    return len(identities)


def reclaim(connection: sqlite3.Connection, least: int = RECLAIM_BYTES) -> bool:
    """Write the file anew without its blank rows, when they are at least `least` bytes and half of it."""
    blank = connection.execute("SELECT erased_bytes FROM upkeep").fetchone()[0]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    if blank < least or 2 * blank < pages * page_size:
        return False
    try:
        for table in ("turns", "shares"):
            connection.execute(_DROP_BLANK.format(table))
        for table in ("people", "staff_log"):
            connection.execute(f"DELETE FROM {table} WHERE erased = 1")
        connection.execute("VACUUM")
        # Last: were the machine to stop before, dropping moved rows about, and VACUUM must come after it.
        connection.execute("UPDATE upkeep SET erased_bytes = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        if not cannot_write(error):
            raise
        return False  # no room for the new file: the present one goes on serving
    return True
