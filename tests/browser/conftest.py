"""A real Chromium, and servers in processes of their own: the product, and every screen over the fixtures."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from user_command import run_user

TESTS = Path(__file__).parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
)
FREE = {"AIDE_PROJET_CREATION_RATE": "100000/second", "AIDE_PROJET_TURN_RATE": "100000/second"}
ORGANISATION = {"AIDE_PROJET_HELPER_NAME": "Nadia", "AIDE_PROJET_HELPER_PHONE": "03 20 00 00 00"}

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser; where there is none, it is said and skipped."""
    for item in items:
        if TESTS / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed here"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module: while Playwright runs, no other test of the process has an event loop."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page in a context of its own; an error in a script, or a refusal of the policy, fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def make(**options: object) -> Page:
        context = browser.new_context(locale="fr-FR", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not faults


@contextmanager
def _serving(command: list[str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **FREE, **ORGANISATION}
    command = [str(port) if part == "PORT" else part for part in command]
    process = subprocess.Popen([sys.executable, *command], env=environment)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)


@pytest.fixture(scope="session")
def shown() -> Iterator[str]:
    """Every screen and state, with hand-made conversations."""
    with _serving([str(TESTS / "web" / "show_pages.py"), "PORT"]) as address:
        yield address


@pytest.fixture(scope="session")
def shown_forms() -> Iterator[str]:
    """The forms of the content room over a copy of the shipped content; they save there."""
    with _serving([str(TESTS / "web" / "show_forms.py"), "PORT"]) as address:
        yield f"{address}/administration/contenu/formulaires"


@pytest.fixture(scope="session")
def editor() -> Iterator[str]:
    """The editor of the content room, over the shipped content."""
    with _serving([str(TESTS / "web" / "show_editor.py"), "PORT"]) as address:
        yield address


@pytest.fixture(scope="session")
def served_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the product that is served."""
    return tmp_path_factory.mktemp("base") / "projets.db"


@pytest.fixture(scope="session")
def served(served_base: Path) -> Iterator[str]:
    """The product, rehearsing 10 November 2014, on a new database."""
    command = ["-m", "aide_projet", "serve", "--port", "PORT", "--today", "2014-11-10", "--base", str(served_base)]
    with _serving(command) as address:
        yield address


@pytest.fixture(scope="session")
def edited_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the product whose content the tests change."""
    return tmp_path_factory.mktemp("atelier") / "projets.db"


@pytest.fixture(scope="session")
def edited(edited_base: Path) -> Iterator[str]:
    """The product on a database of its own: what is published there changes no other test."""
    command = ["-m", "aide_projet", "serve", "--port", "PORT", "--today", "2014-11-10", "--base", str(edited_base)]
    with _serving(command) as address:
        yield address


@pytest.fixture(scope="session")
def user(served_base: Path) -> Callable[..., str]:
    """The command over the database of the product that is served."""
    return partial(run_user, served_base)
