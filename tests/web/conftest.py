"""The screens over hand-made conversations: no engine, no database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_service import Build, FakeService, settings
from fake_use_cases import Heard, install
from starlette.testclient import TestClient

from aide_projet.web.app import create_app
from fake_accounts import TOKEN, FakeAccounts, office, team


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


@pytest.fixture
def accounts() -> FakeAccounts:
    """The team's accounts."""
    return team()


@pytest.fixture
def service(accounts: FakeAccounts) -> FakeService:
    """A service over that team; its `moment` is its clock."""
    return FakeService(office=office(accounts))


@pytest.fixture
def outside(build: Build, service: FakeService) -> TestClient:
    """A browser in which nobody of the team is signed in: it says where its forms come from."""
    client = build(service)
    client.headers["Origin"] = "http://testserver"
    return client


@pytest.fixture
def inside(outside: TestClient) -> TestClient:
    """The browser in which Léa, an administrator, is signed in."""
    outside.cookies.set("aide_equipe", TOKEN, domain="testserver.local", path="/administration")
    return outside
