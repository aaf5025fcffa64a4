"""The first page: beginning, coming back, taking up a file, and the notice."""

from __future__ import annotations

import gzip
import re
from datetime import date

from fake_service import Build, FakeService, settings
from starlette.testclient import TestClient
from view_fixture import WORDS


def test_it_says_who_holds_what_people_tell_why_how_long_and_whom_to_call(client: TestClient) -> None:
    page = client.get("/").text
    for told in ("Centre social du Pont-Rouge", "180 jours", "Nadia", 'href="tel:0320000000"', "Pourquoi"):
        assert told in page


def test_one_sentence_begins_a_project(client: TestClient) -> None:
    answer = client.post("/projet", data={"idee": "un jardin"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/projet/start#suite")


def test_a_full_disk_gives_the_sentence_back(client: TestClient) -> None:
    answer = client.post("/projet", data={"idee": "plein"})
    assert answer.status_code == 503
    assert ">plein</textarea>" in answer.text


def test_four_words_open_a_project(client: TestClient) -> None:
    answer = client.post("/reprendre", data={"mots": WORDS})
    assert answer.headers["location"] == "/projet/view#suite"


def test_wrong_words_are_kept_and_said_kindly(client: TestClient) -> None:
    answer = client.post("/reprendre", data={"mots": "un deux trois quatre"})
    assert answer.status_code == 404
    assert 'value="un deux trois quatre"' in answer.text
    assert "n'ouvrent aucun projet" in answer.text or "n&#39;ouvrent aucun projet" in answer.text


def test_after_twenty_wrong_phrases_even_the_right_one_waits(client: TestClient) -> None:
    statuses = [client.post("/reprendre", data={"mots": f"faux {n}"}).status_code for n in range(21)]
    assert statuses == [404] * 20 + [429]
    assert client.post("/reprendre", data={"mots": WORDS}).status_code == 429


def test_right_phrases_are_never_counted(client: TestClient) -> None:
    statuses = {client.post("/reprendre", data={"mots": WORDS}).status_code for _ in range(40)}
    assert statuses == {303}, "a whole workshop comes back at once from one address"


def test_too_many_projects_from_one_address_are_refused_with_the_text_kept(build: Build) -> None:
    client = build(creation_rate="2/hour")
    statuses = [client.post("/projet", data={"idee": "un jardin"}).status_code for _ in range(3)]
    assert statuses == [303, 303, 429]
    assert ">un jardin</textarea>" in client.post("/projet", data={"idee": "un jardin"}).text


def test_a_file_that_is_no_draft_is_explained(client: TestClient) -> None:
    for content in (b"", b"pas du json", b"\xff\xfe", b"[" * 100_000):
        answer = client.post("/importer", files={"fichier": ("a.json", content, "application/json")})
        assert answer.status_code == 422
        assert "un brouillon" in answer.text


def test_a_rehearsed_day_is_announced_on_every_page(build: Build) -> None:
    client = build(today=date(2014, 11, 10))
    for path in ("/", "/projet/view", "/projet/view/fiche", "/rien"):
        assert "10 novembre 2014" in client.get(path).text, path


def test_a_call_that_is_over_is_said_at_once(build: Build) -> None:
    closed = build(FakeService(settings=settings(), day=date(2026, 11, 22)))
    assert "23 janvier 2015" in closed.get("/").text
    open_call = build(FakeService(settings=settings(), day=date(2015, 1, 23)))
    assert "clos depuis" not in open_call.get("/").text


def test_the_first_page_with_all_it_loads_weighs_under_sixty_kilobytes(client: TestClient) -> None:
    page = client.get("/", headers={"Accept-Encoding": "gzip"})
    addresses = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text))
    style = client.get(next(address for address in addresses if address.endswith(".css")))
    folder = next(address for address in addresses if address.endswith(".css")).rpartition("/")[0]
    addresses |= {f"{folder}/{name}" for name in re.findall(r'url\("([^"]+)"\)', style.text)}
    assert len(addresses) == 6, addresses
    weight = len(gzip.compress(page.content))
    for address in addresses:
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200, address
        weight += int(answer.headers["content-length"])
    assert weight <= 60 * 1024, weight
