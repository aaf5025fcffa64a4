"""The lines of the chat that open on why, over hand-made conversations."""

from __future__ import annotations

import re

from starlette.testclient import TestClient


def test_each_line_understood_is_a_details_with_a_plain_link(client: TestClient) -> None:
    page = client.get("/projet/view").text
    opened = re.findall(r'<details class="pourquoi" hx-get="([^"]+)".*?</summary><a href="([^"]+)"', page)
    assert [link for link, _ in opened] == [link for _, link in opened]
    assert "/projet/view/tours/2/pourquoi?champ=budget_total" in [link for link, _ in opened]


def test_a_line_adds_little_to_the_page(client: TestClient) -> None:
    page = client.get("/projet/view").text
    line = re.search(r'<details class="pourquoi".*?</details>', page, re.DOTALL)
    assert line
    assert len(line[0]) < 420


def test_htmx_is_sent_the_part_and_everybody_else_the_page(client: TestClient) -> None:
    address = "/projet/view/tours/2/pourquoi?champ=budget_total"
    part = client.get(address, headers={"HX-Request": "true"})
    assert part.text.startswith('<div class="origine">')
    assert "HX-Request" in part.headers["vary"]
    assert "<mark>huit mille euros</mark>" in part.text
    page = client.get(address)
    assert "<title>" in page.text
    assert page.headers["cache-control"] == "no-store"


def test_words_are_shown_as_text(client: TestClient) -> None:
    for address in ("/projet/view/tours/2/pourquoi", "/projet/view/pourquoi"):
        page = client.get(address).text
        assert "<img" not in page
        assert "<b>" not in page


def test_what_is_unknown_is_not_found(client: TestClient) -> None:
    for address in ("/projet/view/tours/50/pourquoi", "/projet/rien/tours/1/pourquoi", "/projet/rien/pourquoi"):
        assert client.get(address).status_code == 404
