"""After the last question, on a phone: hand in, copy, say, show somebody, close that address. Scripts on and off."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from test_every_screen import AXE

sys.path.insert(0, str(Path(__file__).parents[1] / "journeys"))

from test_fields import RICH

OpenPage = Callable[..., Page]
PHONE = {"width": 360, "height": 740}


def begin(page: Page, address: str) -> str:
    """A project taken up from a file; its page."""
    page.goto(address)
    page.locator("details.fichier summary").click()
    draft = json.dumps({"appel": "dsdt-2015", "champs": RICH}).encode()
    page.set_input_files("#fichier", {"name": "b.json", "mimeType": "application/json", "buffer": draft})
    page.get_by_role("button", name="Reprendre ce fichier").click()
    page.wait_for_url(re.compile("/projet/"))
    return page.url.partition("#")[0]


def faults(page: Page, *, scripts: bool) -> list[str]:
    """What axe finds, and a sideways scroll."""
    if not scripts:
        return []
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    found = [f"{page.url}: {one['help']}: {one['nodes'][0]['html']}" for one in result["violations"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return [*found, *([f"{page.url}: {width} px wide"] if width > PHONE["width"] else [])]


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_fiche_to_a_closed_address(served: str, open_page: OpenPage, scripts: bool) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=scripts, bypass_csp=True, reduced_motion="reduce")
    project = begin(page, served)
    found = []
    page.goto(f"{project}/fiche")
    page.get_by_role("link", name="Remettre ma fiche").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Remettre ma fiche")
    link = page.get_by_role("link", name="Ouvrir dans ma messagerie").get_attribute("href") or ""
    assert link.startswith("mailto:?subject=%5BEXERCICE%5D")
    assert RICH["intitule"] in unquote(link)
    assert len(link) < 2000
    expect(page.get_by_role("link", name="03 20 00 00 00")).to_be_visible()
    found += faults(page, scripts=scripts)

    page.get_by_role("link", name="La fiche", exact=True).click()
    page.get_by_role("link", name="Remplir un formulaire en ligne").click()
    page.get_by_role("link", name="Cerfa 12156").click()
    expect(page.locator("#bloc-1")).to_have_text(RICH["intitule"])
    expect(page.get_by_role("button", name="Copier : Intitulé")).to_be_visible(visible=scripts)
    found += faults(page, scripts=scripts)

    page.get_by_role("link", name="La fiche", exact=True).click()
    page.get_by_role("link", name="La présenter en deux minutes").click()
    expect(page.locator(".discours")).to_contain_text(RICH["intitule"])
    found += faults(page, scripts=scripts)

    page.get_by_role("link", name="La fiche", exact=True).click()
    page.get_by_role("link", name="La montrer à quelqu'un").click()
    page.get_by_label("Pour qui ?").fill("La mairie")
    page.get_by_role("button", name="Faire une adresse").click()
    address = page.locator("#adresse").inner_text()
    assert address.startswith(f"{served}/lecture/")
    found += faults(page, scripts=scripts)

    reader = open_page(viewport=PHONE, java_script_enabled=scripts, bypass_csp=True)
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text(RICH["intitule"])
    expect(reader.get_by_text("Fatima")).to_have_count(0)
    assert reader.locator("form, button:visible").count() == 0
    assert "/projet/" not in reader.content()
    found += faults(reader, scripts=scripts)

    page.get_by_role("button", name="Retirer : La mairie").click()
    expect(page.get_by_text("Aucune pour l'instant")).to_be_visible()
    assert (reader.reload() or pytest.fail("no answer")).status == 410
    expect(reader.get_by_role("heading", level=1)).to_have_text("Cette adresse a été retirée")
    found += faults(reader, scripts=scripts)
    assert not found


def test_the_button_copies_even_without_the_clipboard_of_https(served: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    project = begin(page, served)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{project}/copier")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(getSelection()) })")
    button = page.get_by_role("button", name="Copier : Nom du projet")
    button.click()
    assert page.evaluate("window.copied") == RICH["intitule"]
    expect(page.get_by_role("button", name="Copié : Nom du projet")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Copié")


def test_axe_finds_nothing_on_the_papers(served: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, bypass_csp=True)
    project = begin(page, served)
    found = []
    for path in (f"{served}/questionnaire", f"{project}/bilan.html", f"{project}/presentation.html"):
        page.goto(path)
        found += faults(page, scripts=True)
    assert not found


def test_what_is_printed_leaves_the_buttons_out(served: str, open_page: OpenPage) -> None:
    page = open_page()
    project = begin(page, served)
    page.emulate_media(media="print")
    page.goto(f"{project}/presentation")
    expect(page.locator(".discours")).to_be_visible()
    expect(page.get_by_role("link", name="Télécharger le PDF")).to_be_hidden()
    page.goto(f"{project}/copier")
    expect(page.locator("#bloc-1")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Copier"))).to_have_count(0)
