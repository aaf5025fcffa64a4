"""Papers over HTTP: the questionnaire for everybody, the presentation and the end report of a project."""

from __future__ import annotations

import re

import pytest
from fake_service import Build
from starlette.testclient import TestClient


@pytest.mark.parametrize("name", ["presentation", "bilan"])
@pytest.mark.parametrize(
    ("format", "kind"), [("pdf", "application/pdf"), ("html", "text/html"), ("md", "text/markdown")]
)
def test_a_paper_comes_in_each_format_and_is_not_kept(client: TestClient, name: str, format: str, kind: str) -> None:
    answer = client.get(f"/projet/view/{name}.{format}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["cache-control"] == "no-store"
    assert f"{name}-le-jardin-de-la-tour.{format}" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "path", ["/projet/inconnu/bilan.pdf", "/projet/view/bilan.exe", "/projet/view/presentation.json"]
)
def test_what_does_not_exist_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_papers_have_the_rate_of_documents(build: Build) -> None:
    with build(turn_rate="1/minute") as client:
        assert [client.get("/projet/view/bilan.md").status_code for _ in range(2)] == [200, 429]


def test_a_page_shown_in_the_browser_may_use_its_own_style_alone(client: TestClient) -> None:
    policy = client.get("/projet/view/bilan.html").headers["content-security-policy"]
    assert re.search(r"style-src 'sha256-[^']+';", policy)
    assert "default-src 'none'" in policy


def test_the_first_page_and_the_pages_of_a_project_lead_to_papers(client: TestClient) -> None:
    home = client.get("/").text
    assert 'href="/questionnaire.pdf"' in home
    assert 'href="/questionnaire"' in home
    assert 'href="/projet/view/bilan.pdf"' in client.get("/projet/view/fiche").text
    assert 'href="/projet/view/presentation.pdf"' in client.get("/projet/view/presentation").text
