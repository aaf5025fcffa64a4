"""Sending in bad conditions: a double click, a lost connection, a lost answer, a reload, two windows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

IDEA = "On veut faire un jardin derrière la tour à Roubaix avec 30 familles du quartier"
OpenPage = Callable[..., Page]


@pytest.fixture
def page(served: str, open_page: OpenPage) -> Page:
    """A project that has just begun."""
    found = open_page()
    found.goto(served)
    found.get_by_label("Votre idée, avec vos mots").fill(IDEA)
    found.get_by_role("button", name="C'est parti").click()
    found.wait_for_url(re.compile("/projet/"))
    return found


def bubbles(page: Page, text: str) -> int:
    """How many times the thread says that the person said it, after a reload."""
    page.reload()
    return page.locator(".bulle", has_text=text).count()


def test_a_double_click_sends_once(page: Page) -> None:
    page.locator("#texte").fill("Le jardin de la tour")
    page.get_by_role("button", name="Envoyer").dblclick()
    expect(page.locator(".bulle", has_text="Le jardin de la tour")).to_have_count(1)
    page.wait_for_timeout(300)
    assert bubbles(page, "Le jardin de la tour") == 1


def test_a_double_click_on_the_first_page_begins_and_goes_on(served: str, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(served)
    page.get_by_label("Votre idée, avec vos mots").fill(IDEA)
    page.get_by_role("button", name="C'est parti").dblclick()
    page.wait_for_url(re.compile("/projet/"))
    expect(page.locator(".bulle")).to_have_count(1)


def test_text_typed_during_a_lost_connection_stays_and_is_sent_again(page: Page) -> None:
    page.context.set_offline(True)
    page.locator("#texte").fill("Le jardin de la tour")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("La connexion est coupée")).to_be_visible()
    expect(page.locator("#texte")).to_have_value("Le jardin de la tour")
    page.context.set_offline(False)
    expect(page.locator(".bulle", has_text="Le jardin de la tour")).to_have_count(1, timeout=20_000)
    expect(page.locator("#texte")).to_have_value("")
    expect(page.get_by_text("La connexion est coupée")).to_have_count(0)
    assert bubbles(page, "Le jardin de la tour") == 1


def test_an_answer_lost_on_its_way_back_is_asked_again_and_counts_once(page: Page) -> None:
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            route.fetch()  # the server takes the turn…
            lost.append(route.request.url)
            route.abort()  # …and its answer never arrives
        else:
            route.continue_()

    page.route(re.compile("/projet/"), lose_the_first)
    page.locator("#texte").fill("Le jardin de la tour")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".bulle", has_text="Le jardin de la tour")).to_have_count(1, timeout=20_000)
    expect(page.locator("#texte")).to_have_value("")
    assert lost
    assert bubbles(page, "Le jardin de la tour") == 1


def test_what_is_typed_while_an_answer_is_on_its_way_stays(page: Page) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.locator("#texte").fill("Le jardin de la tour")
    page.route(re.compile("/projet/"), slowly)
    page.get_by_role("button", name="Envoyer").click()
    page.locator("#texte").fill("et autre chose")
    expect(page.locator(".bulle", has_text="Le jardin de la tour")).to_have_count(1)
    expect(page.locator("#texte")).to_have_value("et autre chose")


def test_a_reload_keeps_what_is_being_typed(page: Page) -> None:
    page.locator("#texte").fill("pas fini")
    page.reload()
    expect(page.locator("#texte")).to_have_value("pas fini")


def test_in_two_windows_the_second_sees_the_first_and_keeps_its_text(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("#texte").fill("Le jardin de la tour")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".bulle", has_text="Le jardin de la tour")).to_have_count(1)
    other.locator("#texte").fill("Le potager")
    other.get_by_role("button", name="Envoyer").click()
    expect(other.get_by_text("Une autre réponse a été envoyée")).to_be_visible()
    expect(other.locator(".bulle", has_text="Le jardin de la tour")).to_have_count(1)
    expect(other.locator("#texte")).to_have_value("Le potager")
    other.get_by_role("button", name="Envoyer").click()
    expect(other.locator(".bulle", has_text="Le potager")).to_have_count(1)


def test_a_full_server_says_so_beside_the_box(page: Page) -> None:
    page.route(
        re.compile("/projet/"),
        lambda route: route.fulfill(
            status=503,
            headers={"HX-Retarget": "#etat", "HX-Reswap": "innerHTML", "Content-Type": "text/html"},
            body="<p>Le disque est plein</p>",
        ),
    )
    page.locator("#texte").fill("Le jardin de la tour")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#etat")).to_contain_text("Le disque est plein")
    expect(page.locator("#texte")).to_have_value("Le jardin de la tour")


def test_a_project_erased_meanwhile_leaves_the_text_in_the_box(page: Page) -> None:
    other = page.context.new_page()
    other.goto(re.sub(r"#.*", "", page.url) + "/effacer")
    other.get_by_role("button", name="Oui, tout effacer").click()
    expect(other.get_by_role("heading", name="C'est effacé")).to_be_visible()
    page.locator("#texte").fill("Le jardin de la tour")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#etat")).to_contain_text("il a été effacé")
    expect(page.locator("#texte")).to_have_value("Le jardin de la tour")


def test_what_is_new_is_said_to_screen_readers_and_shown(page: Page) -> None:
    page.locator("#texte").fill("Le jardin de la tour")
    page.keyboard.press("Enter")
    expect(page.locator("#annonce")).not_to_be_empty()
    expect(page.locator(".tour:last-child .question")).to_be_in_viewport()
    expect(page.locator("#texte")).to_be_in_viewport()
