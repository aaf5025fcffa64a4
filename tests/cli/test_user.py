"""`aide-projet user`: the people of the team from the machine, and a server beside that sees it at once."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from httpx2 import Client

from aide_projet.cli import main
from aide_projet.cli.serving import say_first_address
from aide_projet.settings import read_settings
from aide_projet.store.beside import BesideDatabase
from aide_projet.use_cases.invite import Awaiting, Gone, accept, awaiting
from aide_projet.wiring import build_office

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "projets.db"


@pytest.fixture
def user(base: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `aide-projet user …`: its status, what it says, what it says on the error stream."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["user", *arguments, "--base", str(base)])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def choose(base: Path, said: str) -> None:
    """Do what the address that was printed is for."""
    token = said.split("/administration/invitation/")[1].split()[0]
    with BesideDatabase(base) as database:
        office = build_office(database, read_settings())
        asyncio.run(accept(office, token, "tournesol-pluie-velo", now=datetime.now(UTC)))


def test_a_person_is_added_listed_and_given_an_address(user: Run, base: Path) -> None:
    assert "Personne encore" in user("list")[1]
    status, said, _ = user("add", "Lea", "--role", "administrateur", "--nom", "Léa Moreau")
    assert status == 0
    assert re.search(r"^http://\S+/administration/invitation/1-[\w-]{22}$", said, re.MULTILINE)
    assert "mot de passe à choisir" in user("list")[1]
    choose(base, said)
    listed = user("list")[1]
    assert re.search(r"^lea +administrateur +actif +Léa Moreau$", listed, re.MULTILINE)


def test_a_role_changes_and_a_door_is_shut_and_opened(user: Run, base: Path) -> None:
    for login in ("lea", "karim"):
        choose(base, user("add", login, "--role", "administrateur")[1])
    assert "rôle animateur" in user("role", "karim", "animateur")[1]
    assert user("disable", "karim")[0] == 0
    assert re.search(r"karim +animateur +désactivé le \d\d/\d\d/\d{4}", user("list")[1])
    status, _, wrong = user("reset", "karim")
    assert (status, "aide-projet user enable karim" in wrong) == (2, True)
    assert user("enable", "KARIM")[0] == 0
    assert "/administration/invitation/" in user("reset", "karim")[1]


REFUSED = (
    (("add", "léa", "--role", "animateur"), "ne peut pas être un identifiant"),
    (("add", "LEA", "--role", "animateur"), "déjà pris"),
    (("add", "zoe", "--role", "roi"), "animateur, administrateur"),
    (("add", "zoe"), "--role"),
    (("role", "inconnu", "animateur"), "Personne n'a l'identifiant"),
    (("role", "lea", "animateur"), "dernière personne"),
    (("disable", "lea"), "dernière personne"),
    (("enable", "inconnu"), "user list"),
    (("bannir", "lea"), "n'existe pas"),
)


def test_a_refusal_says_what_to_do_on_the_error_stream(user: Run, base: Path) -> None:
    choose(base, user("add", "lea", "--role", "administrateur")[1])
    for arguments, says in REFUSED:
        status, said, wrong = user(*arguments)
        assert (status, said) == (2, "")
        assert says in wrong


def test_no_command_takes_a_password() -> None:
    reference = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
    section = reference.split("### `aide-projet user add`")[1].split("## Réglages")[0]
    assert "--mot-de-passe" not in section
    assert "--password" not in section


@pytest.fixture
def served(base: Path) -> Iterator[tuple[str, str]]:
    """A server in a process of its own: its address, and what it printed when it started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "aide_projet", "serve", "--port", str(port), "--base", str(base)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TZ": "UTC"}) as process:
        assert process.stdout is not None
        said = ""
        while "/administration/invitation/" not in said:
            said += process.stdout.readline()
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None
        yield f"http://127.0.0.1:{port}", said
        process.terminate()


def test_while_serving_the_first_administrator_comes_in_and_the_command_line_shuts_others_out(
    served: tuple[str, str], user: Run
) -> None:
    address, said = served
    first = next(line for line in said.splitlines() if line.startswith(address))
    chosen = {"mot_de_passe": "tournesol-pluie-velo", "mot_de_passe_encore": "tournesol-pluie-velo"}
    with Client(base_url=address, headers={"Origin": address}) as lea, Client(headers={"Origin": address}) as karim:
        assert lea.post(first, data={**chosen, "identifiant": "lea", "nom": "Léa"}).status_code == 303
        assert lea.get(first).status_code == 410
        assert "Bonjour Léa" in lea.get("/administration").text
        token = user("add", "karim", "--role", "administrateur")[1].split("/invitation/")[1].split()[0]
        people = f"{address}/administration/personnes"
        assert karim.post(f"{address}/administration/invitation/{token}", data=chosen).status_code == 303
        assert karim.get(people).status_code == 200
        assert user("role", "karim", "animateur")[0] == 0
        assert karim.get(people).status_code == 403
        assert user("disable", "karim")[0] == 0
        assert karim.get(people).status_code == 303
        assert lea.get("/administration").status_code == 200


def test_each_start_voids_the_first_address_of_the_one_before(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    with BesideDatabase(base) as database:
        office = build_office(database, read_settings())
        service: Any = SimpleNamespace(office=office, settings=read_settings(), now=lambda: now)

        def start() -> str:
            say_first_address(service, "http://ici")
            return capsys.readouterr().out.strip().rpartition("/")[2]

        former, token = start(), start()
        assert asyncio.run(awaiting(office, former, now=now)) == Gone()
        assert isinstance(asyncio.run(awaiting(office, token, now=now)), Awaiting)
        assert asyncio.run(awaiting(office, token, now=now + office.terms.invitation)) == Gone()
        asyncio.run(accept(office, token, "tournesol-pluie-velo", login="lea", now=now))
        assert start() == ""
