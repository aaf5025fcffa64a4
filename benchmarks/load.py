"""A load of conversations over HTTP/1.1, kept alive, no client library in the way. Bounded in time; loopback only."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode

TURNS = 15
"""A new conversation every fifteen turns (design §9)."""


@dataclass
class Measured:
    """Answers in the time of the run, their latencies in seconds, and what went wrong."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def throughput(self) -> float:
        """Turns a second."""
        return len(self.latencies) / self.seconds if self.seconds else 0.0


class Client:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        """Not connected yet."""
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, fields: dict[str, str], *, fragment: bool = True) -> tuple[int, str, bytes]:
        """Send a form: (status, Location, body)."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        body = urlencode(fields).encode()
        htmx = "HX-Request: true\r\n" if fragment else ""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nSec-Fetch-Site: same-origin\r\n{htmx}"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        raw = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
        headers = raw.decode("latin-1")
        length = re.search(r"content-length: (\d+)", headers, re.IGNORECASE)
        content = await reader.readexactly(int(length[1])) if length else b""
        location = re.search(r"location: (\S+)", headers, re.IGNORECASE)
        return int(headers.split(" ", 2)[1]), location[1] if location else "", content


Conversation = Callable[[Client, Measured, int, float], Awaitable[None]]


async def run(port: int, connections: int, seconds: float, conversation: Conversation) -> Measured:
    """Drive that many connections for that long."""
    measured = Measured()
    stop = perf_counter() + seconds

    async def worker(number: int) -> None:
        client = Client(port)
        turn = number
        while perf_counter() < stop:
            await conversation(client, measured, turn, stop)
            turn += connections

    begun = perf_counter()
    await asyncio.gather(*(worker(number) for number in range(connections)))
    measured.seconds = perf_counter() - begun
    return measured
