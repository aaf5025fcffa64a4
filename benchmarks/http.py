"""A turn over HTTP against the floor, in turn, on the same machine, in the same run (design §9)."""

from __future__ import annotations

import asyncio
import html
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.express import IDEAS, answer
from benchmarks.load import TURNS, Client, Measured, run
from benchmarks.report import Report, percentile

CONNECTIONS = (1, 32, 128)


def measure(report: Report, seconds: float = 6.0) -> None:
    """Both servers are up together; only the one measured is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = _free_port(), _free_port()
        root = Path(folder)
        serve = (sys.executable, "-m", "aide_projet", "serve")
        servers = [
            subprocess.Popen([sys.executable, "-m", "benchmarks.floor", str(root / "floor.db"), str(floor)]),
            subprocess.Popen(
                [*serve, "--port", str(ours), "--today", "2014-11-10", "--base", str(root / "ours.db")],
                env={
                    **_environment(),
                    "AIDE_PROJET_CREATION_RATE": "1000000/second",
                    "AIDE_PROJET_TURN_RATE": "1000000/second",
                },
                stdout=subprocess.DEVNULL,
            ),
        ]
        try:
            for port in (ours, floor):
                _wait(port)
            asyncio.run(run(ours, 4, 2.0, express))
            asyncio.run(run(floor, 4, 1.0, bare))
            for connections in CONNECTIONS:
                base = asyncio.run(run(floor, connections, seconds, bare))
                mine = asyncio.run(run(ours, connections, seconds, express))
                _report(report, connections, base, mine)
        finally:
            for server in servers:
                server.terminate()
                server.wait(10)


def _report(report: Report, connections: int, base: Measured, mine: Measured) -> None:
    if not mine.latencies:
        raise RuntimeError(f"no turn was answered: {mine.errors[:3]}")
    name = f"turn over HTTP, {connections} connections"
    report.add(f"{name}: floor", base.throughput, "/s")
    report.add(f"{name}: ours", mine.throughput, "/s")
    report.add(f"{name}: throughput against the floor", mine.throughput / base.throughput, "×", at_least=0.25)
    ratio = percentile(mine.latencies, 0.99) / percentile(base.latencies, 0.99)
    report.add(f"{name}: p99 against the floor's", ratio, "×", at_most=4)
    report.add(f"{name}: errors and time-outs", len(mine.errors), at_most=0)
    for error in mine.errors[:3]:
        print("   ", error)


async def bare(client: Client, measured: Measured, number: int, stop: float) -> None:
    """Fifteen turns of the floor."""
    for turn in range(TURNS):
        begun = perf_counter()
        status, _, _ = await client.post(f"/projet/p{number}", {"texte": IDEAS[turn % 4], "tour": str(turn)})
        measured.latencies.append(perf_counter() - begun)
        if status != 200:
            measured.errors.append(str(status))
        if perf_counter() > stop:
            return


async def express(client: Client, measured: Measured, number: int, stop: float) -> None:
    """Fifteen turns of the express path by the page's own form; starting the conversation is not counted as a turn."""
    status, location, _ = await client.post("/projet", {"idee": IDEAS[number % 4]}, fragment=False)
    if status != 303:
        measured.errors.append(f"start: {status}")
        await asyncio.sleep(0.05)
        return
    path = location.split("#")[0]
    tour, seen, slot = 1, "", "intitule"
    for turn in range(TURNS):
        begun = perf_counter()
        fields = {"texte": answer(slot, number + turn), "tour": str(tour), "vu": seen}
        status, _, body = await client.post(path, fields)
        measured.latencies.append(perf_counter() - begun)
        if status != 200:
            measured.errors.append(f"{path} turn {tour}: {status}")
            return
        text = html.unescape(body.decode())
        tour, seen = int(_hidden(text, "tour") or tour + 1), _hidden(text, "vu")
        found = re.search(r'data-champ="(\w+)"', text)
        slot = found[1] if found else ""
        if perf_counter() > stop:
            return


def _hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', text)
    return found[1] if found else ""


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            sleep(0.1)
    raise RuntimeError(f"nothing answers on {port}")
