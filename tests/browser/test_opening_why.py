"""A line of the chat that opens on why: by keyboard, with scripts and without, and as pictures to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_every_screen import AXE, SIZES

OpenPage = Callable[..., Page]
IDEA = "On veut faire un jardin derrière la tour à Roubaix avec 30 familles, une sortie à Lille, 3000 euros"


def begun(page: Page, address: str) -> None:
    """A project whose first sentence tells several things."""
    page.goto(address)
    page.get_by_label("Votre idée, avec vos mots").fill(IDEA)
    page.get_by_role("button", name="C'est parti").click()
    page.wait_for_url("**/projet/**")


def test_it_opens_by_keyboard_and_is_filled_in_place(served: str, open_page: OpenPage) -> None:
    page = open_page(viewport=SIZES["phone"])
    begun(page, served)
    line = page.locator("details.pourquoi", has_text="Roubaix").first
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(line.locator("mark")).to_have_text("Roubaix")
    expect(line).to_contain_text("est le nom d'une commune")
    expect(line.get_by_role("listitem")).to_contain_text("Lille")
    expect(line.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(line.locator("mark")).to_be_hidden()


def test_without_scripts_it_opens_on_a_link_to_a_page(served: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    begun(page, served)
    line = page.locator("details.pourquoi", has_text="Roubaix").first
    line.locator("summary").click()
    line.get_by_role("link", name="Pourquoi ?").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pourquoi c")
    expect(page.locator("mark").first).to_have_text("Roubaix")
    page.get_by_role("link", name="Revenir à la conversation").click()
    expect(page.locator("#fil")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [*SIZES, "narrow"])
def test_opened_it_breaks_no_rule_of_access_and_no_width(
    served: str, open_page: OpenPage, tmp_path: Path, theme: str, size: str
) -> None:
    viewport = {**SIZES, "narrow": {"width": 320, "height": 640}}[size]
    page = open_page(viewport=viewport, color_scheme=theme, reduced_motion="reduce", bypass_csp=True)
    begun(page, served)
    lines = page.locator("details.pourquoi")
    for place in range(lines.count()):
        lines.nth(place).locator("summary").click()
        expect(lines.nth(place).locator(".origine")).to_be_visible()
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert not [f"{one['help']}: {one['nodes'][0]['html']}" for one in result["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.screenshot(path=tmp_path / f"pourquoi-{size}-{theme}.png")
