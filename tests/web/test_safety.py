"""What protects people: headers, other sites' requests, sizes, rates, logs, errors."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from fake_service import ROOT, Build, FakeConversations, FakeService
from starlette.testclient import TestClient

from aide_projet.errors import AideProjetError
from aide_projet.use_cases.ports import Full
from aide_projet.web import leave, project
from aide_projet.web.logs import Redacting, log_config, redact


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/", "/projet/view", "/rien", "/api/v1/appels", "/api/rien", "/sante"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-robots-tag"].startswith("noindex")
        assert "set-cookie" not in headers


def test_no_page_holds_inline_code_or_loads_from_elsewhere() -> None:
    for path in (path for path in (ROOT / "templates" / "web").rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        # A drawing that `aide-projet graph` writes to a file carries its style; pages give it none.
        text = text.replace("<style>{{ style|safe }}</style>", "")
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path.name
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:|hx-on|\bjs:", text), path.name
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text), path.name


def test_strict_transport_only_behind_tls(build: Build) -> None:
    assert "strict-transport-security" in build(public_url="https://projets.maville.fr").get("/").headers
    assert "strict-transport-security" not in build().get("/").headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "https://projets.maville.fr"}, 303),
        ({"Origin": "http://ailleurs.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 303),
    ],
)
def test_only_our_own_pages_may_change_something(build: Build, headers: dict[str, str], status: int) -> None:
    client = build(public_url="https://projets.maville.fr")
    assert client.post("/projet/view", data={"tour": "3", "texte": "oui"}, headers=headers).status_code == status


def test_reading_from_another_site_is_no_change(client: TestClient) -> None:
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_too_much_is_refused_whether_declared_or_not(client: TestClient) -> None:
    assert client.post("/projet/view", content=b"x" * 1_200_000).status_code == 413
    chunks = (b"texte=" + b"x" * 300_000 for _ in range(5))
    undeclared = client.post("/projet/view", content=chunks)
    assert undeclared.status_code == 413
    assert "trop long" in undeclared.text
    assert client.post("/projet/view", content=b"x", headers={"Content-Length": "-1"}).status_code == 413


def test_twenty_pages_pasted_reach_the_conversation(client: TestClient) -> None:
    assert client.post("/projet/view", data={"tour": "3", "texte": "é" * 60_000}).status_code == 303


def test_a_conversation_has_a_rate_and_the_text_stays(build: Build) -> None:
    client = build(turn_rate="2/minute")
    answers = [client.post("/projet/view", data={"tour": "3", "texte": "encore"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert ">encore</textarea>" in answers[2].text
    other = client.post("/projet/start", data={"tour": "0", "texte": "oui"})
    assert other.status_code == 303, "another conversation is not slowed"


@pytest.mark.parametrize(
    ("path", "form", "rates"),
    [
        ("/projet", {"idee": "un jardin"}, {"creation_rate": "1/hour"}),
        ("/projet", {"idee": "un jardin"}, {"creation_rate": "1/minute"}),
        ("/reprendre", {"mots": "un deux trois quatre"}, {"lookup_rate": "1/hour"}),
        ("/projet/view", {"tour": "3", "texte": "encore"}, {"turn_rate": "1/5minute"}),
        ("/projet/view/fiche/idee", {"tour": "3", "texte": "encore"}, {"turn_rate": "1/minute"}),
    ],
)
def test_a_refusal_for_now_says_people_and_programs_the_same_wait(
    build: Build, path: str, form: dict[str, str], rates: dict[str, str]
) -> None:
    client = build(**rates)
    for headers in ({}, {"HX-Request": "true"}):
        answers = [client.post(path, data=form, headers=headers) for _ in range(2)]
        answer = answers[1]
        assert answer.status_code == 429
        minutes = int(answer.headers["retry-after"]) // 60
        assert ("une minute" if minutes == 1 else f"{minutes} minutes") in answer.text
        if not headers:
            assert any(value in answer.text for value in form.values()), "the text is given back"


def test_a_project_that_cannot_be_erased_is_said_as_such(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(*_: object) -> bool:
        raise Full("database or disk is full")

    monkeypatch.setattr(leave, "erase", full)
    answer = client.post("/projet/view/effacer", data={"confirme": "oui"})
    assert answer.status_code == 503
    assert "pas pu être effacé" in answer.text
    assert "réponse" not in answer.text
    assert 'href="/projet/view#suite"' in answer.text
    assert len(caplog.records) == 1
    assert "/view" not in caplog.text


def test_a_full_disk_is_one_line_for_the_operator_without_what_was_typed(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    for path in ("/projet/view", "/projet/view/fiche/idee"):
        caplog.clear()
        assert client.post(path, data={"tour": "3", "texte": "plein"}).status_code == 503
        assert [record.levelname for record in caplog.records] == ["ERROR"]
        assert "plein" not in caplog.text


@pytest.mark.parametrize(("path", "status"), [("/rien", 404), ("/projet", 405), ("/static/x/rien.css", 404)])
def test_errors_are_pages_in_french_with_a_way_on(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert '<html lang="fr">' in answer.text
    assert 'href="/"' in answer.text


def test_a_crash_is_a_page_whose_log_says_where_and_not_what_was_typed(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def crash(*_: object, text: str, **__: object) -> None:
        raise ValueError(text)

    monkeypatch.setattr(project, "take_turn", crash)
    with caplog.at_level(logging.ERROR):
        answer = client.post("/projet/view", data={"tour": "3", "texte": "secret de famille"})
    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    assert 'href="/projet/view#suite"' in answer.text
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_store_that_cannot_answer_is_a_503(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def locked(*_: object, **__: object) -> None:
        raise AideProjetError("La base est tenue par un autre programme.")

    monkeypatch.setattr(project, "see", locked)
    assert client.get("/projet/view").status_code == 503


def test_errors_for_htmx_go_to_the_status_line(client: TestClient) -> None:
    answer = client.post("/projet/inconnu", data={"tour": "0"}, headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert answer.headers["hx-retarget"] == "#etat"
    assert "<html" not in answer.text


def test_logs_hold_no_key_and_no_address() -> None:
    assert redact("/projet/d6Qk0wJt3ZpXvR8sYb1NfA/fiche?x=1") == "/projet/…/fiche"
    assert redact("/api/v1/conversations/abc/tours") == "/api/v1/conversations/…/tours"
    record = logging.LogRecord("uvicorn.access", 20, "", 0, "%s %s %s %s %d", None, None)
    record.args = ("10.0.0.7:1234", "GET", "/projet/abc/fiche", "1.1", 200)
    assert Redacting().filter(record)
    assert record.getMessage() == "- GET /projet/…/fiche 1.1 200"
    assert log_config()["handlers"]["access"]["filters"] == ["redacting"]


def test_health_says_whether_the_store_answers(client: TestClient, build: Build) -> None:
    assert client.get("/sante").json()["pret"] is True
    service = FakeService()
    object.__setattr__(service.deps, "conversations", FakeConversations(alive=False))
    assert build(service).get("/sante").status_code == 503


def test_static_files_are_kept_for_good_under_their_digest_and_never_under_another(client: TestClient) -> None:
    address = re.search(r'href="(/static/[^"]+\.css)"', client.get("/").text)
    assert address is not None
    answer = client.get(address[1])
    assert "immutable" in answer.headers["cache-control"]
    again = client.get(address[1], headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/static/ancien/aide.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/x/../../pyproject.toml").status_code == 404
    assert client.get("/static/x/%2e%2e/%2e%2e/pyproject.toml").status_code == 404


def test_the_organisation_s_templates_and_files_hide_ours(build: Build, tmp_path: Path) -> None:
    (tmp_path / "templates" / "web").mkdir(parents=True)
    (tmp_path / "templates" / "web" / "efface.html").write_text("Au revoir de Lens", encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "aide.css").write_text("/* Lens */", encoding="utf-8")
    service = FakeService(
        templates=(tmp_path / "templates", ROOT / "templates"), static=(tmp_path / "static", ROOT / "static")
    )
    client = build(service)
    assert client.get("/efface").text == "Au revoir de Lens"
    assert client.get("/static/x/aide.css").text == "/* Lens */"
    assert client.get("/static/x/aide.js").status_code == 200
    assert client.get("/").status_code == 200
