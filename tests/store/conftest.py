"""A database in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aide_projet.store.conversations import SqliteConversations


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "projets.db"


@pytest.fixture
def store(database: Path) -> Iterator[SqliteConversations]:
    with SqliteConversations(database) as opened:
        yield opened


@pytest.fixture
def bytes_of(tmp_path: Path) -> Callable[[], bytes]:
    """Everything that is on disk of the database: the file, its log, its side files."""
    return lambda: b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
