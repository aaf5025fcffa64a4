"""The real server, in a process of its own: many at once, and killed under load."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

IDEA = "Un jardin derrière la tour à Roubaix avec 30 familles"
LINES = (IDEA, "Le jardin de la tour", "oui", "une association", "l'Alma", "non 3000", "aide", "jsp", "2.000", "annule")
FREE = {"AIDE_PROJET_CREATION_RATE": "100000/second", "AIDE_PROJET_TURN_RATE": "100000/second"}


@contextmanager
def server(database: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The shipped call, rehearsing 10 November 2014, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "aide_projet", "serve", "--port", str(port), "--today", "2014-11-10"]
    process = subprocess.Popen(
        [*command, "--base", str(database)], env={**os.environ, **FREE}, stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(150):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(15)


async def _converse(client: httpx2.AsyncClient, acknowledged: list[tuple[str, int, str]]) -> dict[str, Any]:
    """A conversation of ten lines; every answer acknowledged is noted."""
    state = (await client.post("/api/v1/conversations", json={})).raise_for_status().json()
    for line in LINES:
        body = {"tour": state["tour"], "texte": line}
        answer = await client.post(f"/api/v1/conversations/{state['cle']}/tours", json=body)
        assert answer.status_code == 200, (line, answer.text)
        acknowledged.append((state["cle"], state["tour"], line))
        state = answer.json()
    return dict(state)


def test_two_hundred_conversations_at_once_without_an_error(tmp_path: Path) -> None:
    async def run(url: str) -> list[dict[str, Any]]:
        limits = httpx2.Limits(max_connections=200)
        async with httpx2.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
            return list(await asyncio.gather(*(_converse(client, []) for _ in range(200))))

    with server(tmp_path / "base.db") as (url, _):
        states = asyncio.run(run(url))
    assert len({state["cle"] for state in states}) == 200
    assert {state["tour"] for state in states} == {len(LINES)}
    assert len({str(state["brouillon"]["champs"]) for state in states}) == 1, "nobody's words went to another"


def test_killed_under_load_no_acknowledged_answer_is_lost_or_doubled(tmp_path: Path) -> None:
    acknowledged: list[tuple[str, int, str]] = []

    async def load(url: str, process: subprocess.Popen[bytes]) -> None:
        async def forever(client: httpx2.AsyncClient) -> None:
            while True:
                await _converse(client, acknowledged)

        async with httpx2.AsyncClient(base_url=url, timeout=10) as client:
            tasks = [asyncio.create_task(forever(client)) for _ in range(16)]
            while len(acknowledged) < 300:
                await asyncio.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            await asyncio.gather(*tasks, return_exceptions=True)

    with server(tmp_path / "base.db") as (url, process):
        asyncio.run(load(url, process))
    assert len(acknowledged) >= 300
    with server(tmp_path / "base.db") as (url, _), httpx2.Client(base_url=url, timeout=20) as client:
        last = {}
        for key, turn, line in acknowledged:
            last[key] = max(last.get(key, (-1, "")), (turn, line))
        for key, (turn, line) in last.items():
            stored = client.get(f"/api/v1/conversations/{key}").json()
            # One more turn may be on disk than was acknowledged before the kill; never fewer.
            assert stored["tour"] in (turn + 1, turn + 2)
            again = client.post(f"/api/v1/conversations/{key}/tours", json={"tour": turn, "texte": line})
            assert again.status_code == 200, "the same turn sent again is known, and gives its answer"
            assert client.get(f"/api/v1/conversations/{key}").json()["tour"] == stored["tour"], "and is not doubled"
