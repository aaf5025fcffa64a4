"""Killed at any step of a publication, the next start serves one whole version, and the folder can follow again."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aide_projet.wiring import build_service
from small_content import Small
from small_workspace import FLOW, as_after_init, put_in_force

CHILD = Path(__file__).with_name("killed_publication.py")
BEFORE, AFTER = "Dites tout.", "Racontez votre idée."


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize(
    ("step", "number", "question"),
    [
        ("avant", 2, BEFORE),
        ("transaction", 2, BEFORE),
        ("inscrite", 3, AFTER),
        ("dossier", 3, AFTER),
        ("releve", 3, AFTER),
    ],
)
def test_killed_while_publishing(small: Small, step: str, number: int, question: str) -> None:
    folder = as_after_init(small.root)
    build_service(folder).close()
    put_in_force(folder, FLOW, (folder / FLOW).read_bytes().replace(AFTER.encode(), BEFORE.encode()))
    died = subprocess.run([sys.executable, str(CHILD), str(folder), step], capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    service = build_service(folder)
    try:
        content = service.content
        files = content.versions.files(number)
        assert (content.shelf.number, content.shelf["essai-1"].steps["idee"].question) == (number, question)
        found = asyncio.run(service.working_copy.look(files))
        assert found.touched == ()
        texts = {path: content.versions.text(digest) for path, digest in files.items()}
        asyncio.run(service.working_copy.follow(files, texts))
        assert asyncio.run(service.working_copy.look(files)).behind == ()
    finally:
        service.close()
    assert question in (folder / FLOW).read_text(encoding="utf-8")
