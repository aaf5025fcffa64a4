"""The real application, on a database of its own, rehearsing 10 November 2014."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from aide_projet.web.app import create_app
from aide_projet.wiring import build_service


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser without scripts, more or less: forms and redirects, which it does not follow by itself."""
    database: Path = tmp_path_factory.mktemp("base") / "projets.db"
    service = build_service(
        database=database,
        today=date(2014, 11, 10),
        creation_rate="100000/second",
        turn_rate="100000/second",
        lookup_rate="20/hour",
    )
    with TestClient(create_app(service), follow_redirects=False, raise_server_exceptions=False) as found:
        yield found
    service.close()
