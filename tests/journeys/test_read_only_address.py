"""A read-only address on the real application: it can neither change nor erase, and tells nothing it must not."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from test_fields import RICH


@pytest.fixture
def project(client: TestClient) -> Iterator[str]:
    """A project with contact data; its key."""
    draft = {"appel": "dsdt-2015", "champs": {**RICH, "lieu": "chez Fatima Benali, 06 11 22 33 44"}}
    answer = client.post("/importer", files={"fichier": ("b.json", json.dumps(draft), "application/json")})
    found = re.match(r"/projet/([^/#]+)", answer.headers["location"])
    assert found
    yield found[1]
    client.post(f"/projet/{found[1]}/effacer", data={"confirme": "oui"})


def made(client: TestClient, key: str, **form: str) -> str:
    """A new address, without the host."""
    page = client.post(f"/projet/{key}/partager", data=form)
    assert page.status_code == 201
    found = re.search(r"http://testserver(/lecture/[\w-]+)", page.text)
    assert found
    return found[1]


def state(client: TestClient, key: str) -> Any:
    return client.get(f"/api/v1/conversations/{key}").json()


def test_it_shows_the_project_without_key_words_or_contact_data(client: TestClient, project: str) -> None:
    address = made(client, project, pour="La mairie")
    words = re.search(r'class="quatre-mots">([^<]+)<', client.get(f"/projet/{project}/fiche").text)
    assert words
    shown = [html.unescape(client.get(address).text)]
    shown += [client.get(f"{address}/fiche.{kind}").text for kind in ("md", "html")]
    for text in shown:
        assert "Le jardin de la tour" in text
        for secret in (project, words[1], "Fatima", "06 11", "0611223344", "fatima@voisines.org"):
            assert secret not in text, secret


def test_contact_data_are_shown_when_the_resident_ticks_it(client: TestClient, project: str) -> None:
    page = client.get(made(client, project, coordonnees="oui")).text
    assert "Fatima Benali" in page
    assert "fatima@voisines.org" in page


def test_it_changes_and_erases_nothing(client: TestClient, project: str) -> None:
    address = made(client, project)
    token = address.removeprefix("/lecture/")
    before = state(client, project)
    for path in (address, f"/projet/{token}", f"/projet/{token}/effacer", f"/projet/{token}/partager"):
        for method in ("POST", "PUT", "DELETE"):
            answer = client.request(method, path, data={"tour": "0", "texte": "x", "confirme": "oui"})
            assert answer.status_code in (404, 405), (method, path)
    assert client.delete(f"/api/v1/conversations/{token}").status_code == 404
    assert client.post("/reprendre", data={"mots": token}).status_code == 404
    assert state(client, project) == before


def test_a_closed_address_opens_no_more_and_the_others_do(client: TestClient, project: str) -> None:
    first, second = made(client, project), made(client, project)
    number = first.removeprefix("/lecture/").partition("-")[0]
    assert client.post(f"/projet/{project}/partager/{number}/retirer").status_code == 303
    assert client.get(first).status_code == 410
    assert client.get(f"{first}/fiche.pdf").status_code == 410
    assert client.get(second).status_code == 200


def test_another_project_cannot_close_it(client: TestClient, project: str) -> None:
    address = made(client, project)
    number = address.removeprefix("/lecture/").partition("-")[0]
    other = re.match(r"/projet/([^/#]+)", client.post("/projet", data={"idee": "une fête"}).headers["location"])
    assert other
    assert client.post(f"/projet/{other[1]}/partager/{number}/retirer").status_code == 404
    assert client.get(address).status_code == 200


def test_it_goes_with_the_project(client: TestClient, project: str) -> None:
    address = made(client, project)
    client.post(f"/projet/{project}/effacer", data={"confirme": "oui"})
    assert client.get(address).status_code == 404


def test_there_is_a_most_of_open_addresses(client: TestClient, project: str) -> None:
    statuses = [client.post(f"/projet/{project}/partager", data={}).status_code for _ in range(21)]
    assert statuses == [201] * 20 + [422]


def test_a_secret_with_another_number_or_a_letter_changed_opens_nothing(client: TestClient, project: str) -> None:
    first, second = made(client, project), made(client, project)
    one, secret = first.removeprefix("/lecture/").split("-", 1)
    two, _ = second.removeprefix("/lecture/").split("-", 1)
    flipped = ("A" if secret[0] != "A" else "B") + secret[1:]
    for token in (f"{two}-{secret}", f"{one}-{flipped}", f"{one}-{secret}x", f"0{one}-{secret}", secret, f"{one}-"):
        assert client.get(f"/lecture/{token}").status_code == 404, token


TEXT = st.text(st.characters(exclude_characters="/?#\\", exclude_categories=("Cs", "Cc")), min_size=1, max_size=90)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    token=st.text(st.characters(exclude_characters="/?#\\", exclude_categories=("Cs", "Cc")), min_size=1, max_size=90)
)
def test_hostile_tokens_are_refused_politely(client: TestClient, token: str) -> None:
    answer = client.get(f"/lecture/{token}")
    assert answer.status_code in (200, 404)
    assert "text/html" in answer.headers["content-type"]
    if answer.status_code == 200:
        assert token in (".", "..")


@pytest.mark.parametrize(
    "token", ["1-" + "A" * 22, "9" * 25 + "-" + "A" * 22, "1-../../etc/passwd", "%00", "1-' OR 1=1 --", "١-" + "A" * 22]
)
def test_tokens_that_look_right_open_nothing(client: TestClient, token: str) -> None:
    assert client.get(f"/lecture/{token}").status_code == 404
