"""Versions put in force while fifty residents talk: by another process, then by the administration's own button."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from test_under_load import LINES, server

from aide_projet.store.beside import BesideDatabase
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.versions import Version, digest_of

RESIDENTS = 50
GLOSSARY = "dialogues/dsdt/glossaire.yaml"
ASKED = "c'est quoi un cofinancement ?"
OLD = "L'argent que d'autres mettent à côté de la Région"
NEW = "Quelqu'un d'autre qui paie avec vous, tout simplement."
AT = datetime(2014, 11, 10, 9, 0, tzinfo=UTC)
PASSWORD = "quatre mots sans lien 9"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "base.db"


@pytest.fixture
def served(database: Path) -> Iterator[str]:
    with server(database) as (url, _):
        yield url


def put_in_force(database: Path) -> None:
    """As another process would: a version whose glossary is reworded."""
    with BesideDatabase(database) as beside:
        versions = SqliteVersions(beside)
        over = versions.in_force()
        files = versions.files(over)
        text = versions.text(files[GLOSSARY]).decode()
        assert text.count(OLD) == 1
        changed = text.replace(OLD, NEW).encode()
        digests = {**files, GLOSSARY: digest_of(changed)}
        done = asyncio.run(
            versions.publish({GLOSSARY: changed}, digests, Version(0, "", AT, "Essai", "revision"), over=over)
        )
    assert isinstance(done, Version)


class Crowd:
    """Residents who talk without end until they are told to stop. Every answer is a turn taken, or the run fails."""

    def __init__(self, url: str) -> None:
        self.url, self.stop, self.turns = url, asyncio.Event(), 0

    async def resident(self, client: httpx2.AsyncClient) -> None:
        state: dict[str, Any] = (await client.post("/api/v1/conversations", json={})).raise_for_status().json()
        while not self.stop.is_set():
            body = {"tour": state["tour"], "texte": LINES[state["tour"] % len(LINES)]}
            answer = await client.post(f"/api/v1/conversations/{state['cle']}/tours", json=body)
            assert answer.status_code == 200, answer.text
            assert answer.json()["tour"] == state["tour"] + 1
            state = answer.json()
            self.turns += 1
            await asyncio.sleep(0.05)  # people read, and another test may be running

    async def told(self, client: httpx2.AsyncClient) -> str:
        """What somebody who comes now is answered about a word."""
        state = (await client.post("/api/v1/conversations", json={})).raise_for_status().json()
        body = {"tour": state["tour"], "texte": ASKED}
        answer = await client.post(f"/api/v1/conversations/{state['cle']}/tours", json=body)
        return " ".join(reply["texte"] for reply in answer.raise_for_status().json()["reponses"])

    async def until_told(self, client: httpx2.AsyncClient, words: str) -> None:
        for _ in range(100):
            if words in await self.told(client):
                return
            await asyncio.sleep(0.2)
        raise AssertionError(f"« {words} » is not in force after all this time")


async def administrator(database: Path, client: httpx2.AsyncClient) -> None:
    """An account made beside the server, signed in."""
    command = [sys.executable, "-m", "aide_projet", "user", "add", "samira", "--role", "administrateur"]
    made = await asyncio.to_thread(
        subprocess.run, [*command, "--base", str(database)], capture_output=True, text=True, check=True
    )
    path = re.search(r"/administration/invitation/\S+", made.stdout)
    assert path is not None, made.stdout
    given = {"mot_de_passe": PASSWORD, "mot_de_passe_encore": PASSWORD}
    signed_in = await client.post(path[0], data=given)
    assert signed_in.status_code == 303, signed_in.text


def test_versions_come_into_force_while_fifty_residents_talk_and_no_request_is_lost(
    database: Path, served: str
) -> None:
    async def run() -> Crowd:
        crowd = Crowd(served)
        limits = httpx2.Limits(max_connections=RESIDENTS + 4)
        headers = {"Origin": served}
        async with httpx2.AsyncClient(base_url=served, timeout=60, limits=limits, headers=headers) as client:
            await administrator(database, client)
            talking = [asyncio.create_task(crowd.resident(client)) for _ in range(RESIDENTS)]
            await asyncio.sleep(0.5)
            await asyncio.to_thread(put_in_force, database)
            await crowd.until_told(client, NEW)
            back = await client.post("/administration/versions/1/revenir", data={"note": ""})
            assert back.status_code == 303, back.text
            assert OLD in await crowd.told(client), "the server that publishes serves the version at once"
            crowd.stop.set()
            await asyncio.gather(*talking)
        return crowd

    crowd = asyncio.run(run())
    assert crowd.turns > RESIDENTS
