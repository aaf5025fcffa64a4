"""The screens over hand-made conversations: no engine, no database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_service import Build, FakeService, settings
from fake_use_cases import Heard, install
from starlette.testclient import TestClient

from aide_projet.web.app import create_app


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What the use cases were asked."""
    return install(monkeypatch)


@pytest.fixture
def build(heard: Heard) -> Build:
    """A client of an application with these settings; redirects are not followed."""

    def make(service: FakeService | None = None, **chosen: object) -> TestClient:
        app = create_app(service or FakeService(settings=settings(**chosen)))
        return TestClient(app, follow_redirects=False, raise_server_exceptions=False)

    return make


@pytest.fixture
def client(build: Build) -> Iterator[TestClient]:
    """A client with the settings of a social centre."""
    with build() as found:
        yield found
