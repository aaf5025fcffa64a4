"""The floor that a turn over HTTP is compared with (design §9): a bare FastAPI route with one SQLite read, one durable
write through a single writer thread that groups commits, and a 1 KB Jinja2 fragment. Nothing of ours runs in it.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import sys
import threading
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse
from jinja2 import Environment

FRAGMENT = (
    "<ol>{% for n in range(12) %}<li>Ligne {{ n }} : {{ texte }} — reçue, gardée, et rendue.</li>{% endfor %}</ol>"
)


def create(database: Path) -> FastAPI:
    """The bare application."""
    reader = _connect(database)
    reader.execute("CREATE TABLE IF NOT EXISTS turn (id INTEGER PRIMARY KEY, project TEXT, text TEXT)")
    reader.execute("CREATE INDEX IF NOT EXISTS by_project ON turn (project)")
    reader.commit()
    writer = _Writer(database)
    template = Environment(autoescape=True).from_string(FRAGMENT)
    app = FastAPI()

    @app.post("/projet/{key}")
    async def turn(key: str, texte: str = Form(""), tour: str = Form("0")) -> HTMLResponse:
        reader.execute("SELECT max(id) FROM turn WHERE project = ?", (key,)).fetchone()
        await writer.write(key, texte)
        return HTMLResponse(template.render(texte=texte))

    return app


def _connect(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(database, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


class _Writer:
    """One thread; what is waiting goes into one commit."""

    def __init__(self, database: Path) -> None:
        self._queue: queue.SimpleQueue[tuple[str, str, asyncio.Future[None], asyncio.AbstractEventLoop]] = (
            queue.SimpleQueue()
        )
        threading.Thread(target=self._run, args=(database,), daemon=True).start()

    async def write(self, key: str, text: str) -> None:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._queue.put((key, text, future, loop))
        await future

    def _run(self, database: Path) -> None:
        connection = _connect(database)
        while True:
            waiting = [self._queue.get()]
            while not self._queue.empty() and len(waiting) < 200:
                waiting.append(self._queue.get())
            connection.executemany("INSERT INTO turn (project, text) VALUES (?, ?)", [(w[0], w[1]) for w in waiting])
            connection.commit()
            loop = waiting[0][3]
            loop.call_soon_threadsafe(_done, [w[2] for w in waiting])


def _done(futures: list[asyncio.Future[None]]) -> None:
    for future in futures:
        if not future.done():
            future.set_result(None)


if __name__ == "__main__":
    uvicorn.run(create(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="error", access_log=False)
