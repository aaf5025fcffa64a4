"""A read-only address on the screens: made, shown once, listed, closed; what it opens and how it is refused."""

from __future__ import annotations

import html
import re

import pytest
from fake_service import Build
from starlette.testclient import TestClient
from view_fixture import KEY, TOKEN, WORDS


def test_a_new_address_is_shown_once_with_the_name_that_people_use(client: TestClient, build: Build) -> None:
    answer = client.post("/projet/view/partager", data={"pour": "La mairie"})
    assert answer.status_code == 201
    assert f"http://testserver/lecture/{TOKEN}" in answer.text
    assert TOKEN not in client.get("/projet/view/partager").text
    with build(public_url="https://projets.maville.fr") as other:
        assert f"https://projets.maville.fr/lecture/{TOKEN}" in other.post("/projet/view/partager", data={}).text


def test_addresses_are_listed_each_with_a_way_to_close_it(client: TestClient) -> None:
    page = client.get("/projet/view/partager").text
    assert "La mairie" in page
    assert "&lt;b&gt;Samira&lt;/b&gt;" in page
    assert len(re.findall(r'action="/projet/view/partager/\d+/retirer"', page)) == 3
    answer = client.post("/projet/view/partager/1/retirer")
    assert (answer.status_code, answer.headers["location"]) == (303, "/projet/view/partager")
    assert client.post("/projet/view/partager/9/retirer").status_code == 404


def test_too_many_addresses_are_refused_with_what_to_do(client: TestClient) -> None:
    answer = client.post("/projet/view/partager", data={"pour": "trop"})
    assert answer.status_code == 422
    assert "Retirez-en une" in answer.text


def test_making_addresses_has_the_rate_of_turns(build: Build) -> None:
    with build(turn_rate="1/minute") as client:
        answers = [client.post("/projet/view/partager", data={}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 429]


def test_the_page_can_be_read_and_not_acted_on(client: TestClient) -> None:
    answer = client.get("/lecture/1-view")
    page = answer.text
    assert answer.status_code == 200
    assert "En lecture seule" in html.unescape(page)
    assert "<form" not in page
    assert "/projet/" not in page
    assert KEY not in page
    assert WORDS not in page
    for method in (client.post, client.delete, client.put, client.patch):
        assert method("/lecture/1-view").status_code == 405


def test_an_address_is_not_kept_not_indexed_and_told_to_nobody(client: TestClient) -> None:
    for path in ("/lecture/1-view", "/lecture/1-view/fiche.md", "/lecture/retiree", "/lecture/rien"):
        headers = client.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "noindex" in headers["x-robots-tag"]


def test_its_documents_are_those_of_the_fiche_but_the_draft(client: TestClient) -> None:
    page = client.get("/lecture/1-view").text
    assert 'href="/lecture/1-view/fiche.pdf"' in page
    text = client.get("/lecture/1-view/fiche.md")
    assert "Le jardin de la tour" in text.text
    assert WORDS not in text.text
    assert client.get("/lecture/1-view/fiche.json").status_code == 404
    assert client.get("/lecture/retiree/fiche.md").status_code == 410


def test_documents_have_a_rate(build: Build) -> None:
    with build(turn_rate="1/minute") as client:
        answers = [client.get("/lecture/1-view/fiche.md") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


@pytest.mark.parametrize(
    ("path", "status", "code", "said"),
    [
        ("/lecture/retiree", 410, "retire", "l'a fermée"),
        ("/lecture/retiree/fiche.pdf", 410, "retire", "l'a fermée"),
        ("/lecture/rien", 404, "introuvable", "incomplète"),
    ],
)
def test_a_closed_or_wrong_address_is_said_in_french_to_people_and_programs(
    client: TestClient, path: str, status: int, code: str, said: str
) -> None:
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert said in html.unescape(page.text)
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == status
    assert answer.json()["erreur"]["code"] == code
    assert said in answer.json()["erreur"]["message"]


def test_a_log_does_not_hold_the_address() -> None:
    from aide_projet.web.logs import redact

    assert redact(f"/lecture/{TOKEN}/fiche.pdf") == "/lecture/…/fiche.pdf"
