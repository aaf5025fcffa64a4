"""To hand in, to copy, to say: with scripts off, everything hostile shown as text."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from view_fixture import HAND_IN

from aide_projet.web.mailto import MOST, link_holds, mailto

PAGES = ("remettre", "copier", "presentation")


def test_the_page_of_the_fiche_and_the_end_of_the_chat_lead_there(client: TestClient) -> None:
    fiche = client.get("/projet/view/fiche").text
    for page in PAGES:
        assert f'href="/projet/view/{page}"' in fiche
    assert 'href="/projet/ready/remettre"' in client.get("/projet/ready").text


def test_where_when_and_who_to_call_are_said_with_their_traps(client: TestClient) -> None:
    page = html.unescape(client.get("/projet/view/remettre").text)
    assert "Métropole européenne de Lille" in page
    assert "contact de 2015, à vérifier" in page
    assert "Exercice" in page
    assert "année déduite" in page
    assert 'href="tel:0320000000"' in page
    assert "éligible" not in page.lower()


def test_without_a_commune_the_page_asks_for_it(client: TestClient) -> None:
    assert 'href="/projet/start/fiche/commune"' in client.get("/projet/start/remettre").text


def _link(page: str) -> str:
    found = re.search(r'href="(mailto:[^"]*)"', page)
    assert found is not None
    return html.unescape(found.group(1))


def test_no_address_is_invented_and_the_administrators_is_taken(client: TestClient, build) -> None:  # type: ignore[no-untyped-def]
    assert _link(client.get("/projet/view/remettre").text).startswith("mailto:?")
    with build(handover_email="ville@agglo.fr") as other:
        page = other.get("/projet/view/remettre").text
    assert _link(page).startswith("mailto:ville@agglo.fr?")
    assert "ville@agglo.fr" in page


def test_the_link_opens_the_short_message_and_the_page_has_the_whole(client: TestClient) -> None:
    page = client.get("/projet/view/remettre").text
    asked = parse_qs(urlsplit(_link(page)).query)
    assert asked["subject"] == [HAND_IN.message.subject]
    assert asked["body"] == ["Bonjour,\r\n\r\nMerci."]
    assert html.escape(HAND_IN.message.body, quote=False).replace('"', "&#34;") in page
    assert "plus court que celui-ci" in html.unescape(page)


@pytest.mark.parametrize("page", PAGES)
def test_what_people_typed_is_shown_as_text(client: TestClient, page: str) -> None:
    text = client.get(f"/projet/view/{page}").text
    assert "<script>alert" not in text
    assert "{{7*7}}" in text


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_project_is_said_in_french(client: TestClient, page: str) -> None:
    answer = client.get(f"/projet/inconnu/{page}")
    assert answer.status_code == 404
    assert "n'existe pas" in html.unescape(answer.text)


def test_each_box_has_its_length_and_an_empty_one_a_way_to_fill_it(client: TestClient) -> None:
    page = client.get("/projet/view/copier?ordre=cerfa").text
    assert "20 caractères" in page
    assert 'href="/projet/view/fiche/structure_nom"' in page
    assert 'href="/projet/view/fiche/date_fin"' in page
    assert "Rien à copier" in page
    assert "ne couvre pas l" in page


def test_copy_buttons_are_hidden_until_the_script_shows_them(client: TestClient) -> None:
    page = client.get("/projet/view/copier").text
    buttons = re.findall(r"<button[^>]*data-copier[^>]*>", page)
    assert len(buttons) == 2
    assert all(" hidden" in button for button in buttons)


def test_an_order_that_does_not_exist_is_not_found(client: TestClient) -> None:
    assert client.get("/projet/view/copier?ordre=rien").status_code == 404


@given(subject=st.text(max_size=80), body=st.text(max_size=400))
def test_a_link_carries_any_text_without_a_new_field_or_line(subject: str, body: str) -> None:
    link = mailto("", subject, body)
    assert re.fullmatch(r"mailto:\?subject=[\w.~%-]*&body=[\w.~%-]*", link, re.ASCII)
    assert link_holds("", subject, body) is (len(link) <= MOST)
