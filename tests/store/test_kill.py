"""Killed at any moment, the store keeps every acknowledged turn, once; on a full disk it refuses and keeps the rest."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from stored_samples import DAY, answered, conversation, turn

from aide_projet.store.conversations import SqliteConversations
from aide_projet.use_cases.ports import Full

APPENDER = Path(__file__).with_name("appender.py")


@pytest.mark.parametrize("acknowledged", [1, 97, 1500])
def test_killed_under_load_every_acknowledged_turn_is_there_once(database: Path, acknowledged: int) -> None:
    with subprocess.Popen([sys.executable, str(APPENDER), str(database)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        lines += process.stdout.read().split(b"\n")  # written before the kill, hence acknowledged too
    told = {line.decode().strip() for line in lines if line.strip()}

    async def kept(store: SqliteConversations) -> list[str]:
        found = []
        for i in range(30):
            turns = await store.turns(f"cle-{i}")
            assert [one.number for one in turns] == list(range(len(turns)))
            found += [one.said for one in turns]
        return found

    with SqliteConversations(database) as store:
        found = asyncio.run(kept(store))
    assert len(told) >= acknowledged
    assert len(found) == len(set(found))
    assert told <= set(found)


LIMITED = """
import asyncio, resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from stored_samples import DAY, answered, conversation, turn
from aide_projet.store.conversations import SqliteConversations
from aide_projet.use_cases.ports import Full

async def main(store):
    await store.create(conversation(), turn(0), ())
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    number = 0
    try:
        while True:
            await store.append("cle", turn(number + 1, "x" * 9000), answered(number + 1), DAY)
            number += 1
    except Full:
        assert (await store.find("cle")).turn == number
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await store.append("cle", turn(number + 1, "de nouveau"), (), DAY)
    print(number)

with SqliteConversations(Path(sys.argv[1])) as store:
    asyncio.run(main(store))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")
def test_on_a_full_disk_a_turn_is_refused_what_was_told_stays_and_it_goes_on_when_there_is_room(
    database: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(database), str(APPENDER.parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with SqliteConversations(database) as store:
        turns = asyncio.run(store.turns("cle"))
    assert len(turns) == int(done.stdout) + 2
    assert turns[-1].said == "de nouveau"


def test_a_database_that_became_read_only_refuses_as_full(database: Path) -> None:
    async def scenario(store: SqliteConversations) -> None:
        await store.create(conversation(), turn(0), ())
        assert store._writer is not None
        await store._writer.write(lambda connection: None)
        store._writer._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(Full):
            await store.append("cle", turn(1), answered(1), DAY)
        assert len(await store.turns("cle")) == 1

    with SqliteConversations(database) as store:
        asyncio.run(scenario(store))
