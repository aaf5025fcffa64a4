"""Appends turns to many conversations without end, printing each one as it is acknowledged. Killed by the test."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from stored_samples import DAY, answered, conversation, turn

from aide_projet.store.conversations import SqliteConversations


async def tell(store: SqliteConversations, key: str) -> None:
    """One person who never stops."""
    await store.create(conversation(key), turn(0, f"{key} 0"), answered(0))
    number = 0
    while True:
        os.write(1, f"{key} {number}\n".encode())
        number += 1
        await store.append(key, turn(number, f"{key} {number}"), answered(number), DAY)


async def main(store: SqliteConversations, people: int) -> None:
    """Everyone at once."""
    await asyncio.gather(*(tell(store, f"cle-{i}") for i in range(people)))


if __name__ == "__main__":
    with SqliteConversations(Path(sys.argv[1])) as opened:
        asyncio.run(main(opened, 30))
