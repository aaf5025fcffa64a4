"""A phone before handing in: from what is in the way to the calendar, its file and a message to copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
PHONE = {"width": 320, "height": 640}


def test_a_tap_on_what_is_in_the_way_opens_its_field(shown: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{shown}/projet/view/fiche")
    page.get_by_role("region", name="Pas encore prête à déposer").get_by_role("link").nth(1).click()
    page.wait_for_url("**/fiche/contact_prealable")


def test_the_calendar_is_read_and_downloaded_on_a_phone(shown: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(f"{shown}/projet/view/fiche")
    page.get_by_role("link", name="Toutes les étapes").click()
    picture = page.locator("svg.frise")
    expect(picture).to_be_visible()
    marks = picture.locator(".f-marque text")
    assert marks.count() == page.locator(".etapes > li").count()
    smallest = min(mark["height"] for one in marks.all() if (mark := one.bounding_box()))
    assert smallest >= 11, "the numbers are readable at 320 px"
    with page.expect_download() as started:
        page.get_by_role("link", name="Mettre ces dates dans mon téléphone").click()
    file = tmp_path / "x.ics"
    started.value.save_as(file)
    assert Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def test_a_message_is_copied_where_scripts_run_and_read_where_they_do_not(shown: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{shown}/projet/view/fiche")
    page.get_by_role("button", name="Copier le message : Situation du quartier").click()
    expect(page.locator("#copie-dite")).to_have_text("Copié")
    assert "Notre quartier est-il prioritaire" in page.evaluate("navigator.clipboard.readText()")
    plain = open_page(viewport=PHONE, java_script_enabled=False)
    plain.goto(f"{shown}/projet/view/fiche")
    assert not plain.get_by_role("button", name="Copier le message").first.is_visible()
    expect(plain.locator("#dire-siret")).to_be_visible()
