"""A phone, money told badly: it is mended by a way out that the page proposes, and the documents agree."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
PHONE = {"width": 360, "height": 740}
TOLD = {
    "intitule": "Les ateliers de la tour",
    "cofinancements": "la ville met 1000 euros",
    "autofinancement": "500",
    "depenses": "animateur 20 fois 300, repas 2400, affiches 100, terre et plants 1500",
}
PRESSED = {"fiche": "fiche:mobiliser", "porteur_type": "option:association", "quartier_statut": "option:prioritaire"}


def test_money_told_badly_is_mended_and_taken_away(served: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(viewport=PHONE, has_touch=True, accept_downloads=True)
    page.goto(served)
    page.get_by_label("Votre idée, avec vos mots").fill("des ateliers pour les familles à Roubaix, 10 000 € en tout")
    page.get_by_role("button", name="C'est parti").click()
    page.wait_for_url(re.compile("/projet/"))
    _told(page, "montant_demande", "8500")
    _told(page, "depenses", TOLD["depenses"])
    expect(page.locator("#fil")).to_contain_text("animateur : 20 × 300 = 6 000 €")
    _until(page, "")
    last = page.locator("#fil > li").last
    expect(last).to_contain_text("Il manque 2 000 €")
    expect(page.get_by_role("link", name="Remettre ma fiche")).to_be_in_viewport(ratio=1)

    page.get_by_role("link", name="Voir ma fiche").click()
    money = page.get_by_role("region", name="Qui paie ?")
    expect(money).to_contain_text("Il manque 2 000 € des collectivités locales")
    page.get_by_role("link", name="Voir comment régler ce qui bloque").click()
    findings = page.get_by_role("region", name="À regarder")
    way = findings.get_by_role("button").first
    expect(way).to_be_in_viewport()
    expect(way).to_contain_text("6 500 €")
    way.click()
    expect(page.get_by_role("region", name="Ce qui vient de changer")).to_contain_text("6 500 €, au lieu de 8 500 €")
    expect(money).to_contain_text("30 %, soit 3 000 €")
    expect(page.get_by_text("Bloquant")).to_have_count(0)

    assert _fetched(page, "Télécharger le PDF", tmp_path).read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(_fetched(page, "Document à finir dans Word", tmp_path)) as word:
        text = _plain(re.sub("<[^>]+>", " ", unescape(word.read("word/document.xml").decode())))
    assert "6 500 €" in text
    assert "8 500 €" not in text
    calendar = _fetched(page, "Mettre ces dates dans mon téléphone", tmp_path).read_bytes()
    assert Calendar.from_ical(calendar).walk("VEVENT")


def test_a_wrong_cell_is_told_without_leaving_the_screen(served: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    page.goto(served)
    page.get_by_label("Votre idée, avec vos mots").fill("un jardin à Roubaix")
    page.get_by_role("button", name="C'est parti").click()
    page.wait_for_url(re.compile("/projet/"))
    page.goto(f"{page.url.split('#')[0]}/fiche/depenses")
    page.locator("[name='l0.poste']").fill("Friteuse")
    page.locator("[name='l0.montant']").fill("3 fois rien")
    page.get_by_role("button", name="Enregistrer le tableau").click()
    expect(page.get_by_text("« 3 fois rien » n'est pas un montant")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def _asked(page: Page) -> str:
    return page.locator("#suite").get_attribute("data-champ") or ""


def _turn(page: Page, act: Callable[[], None]) -> None:
    number = page.locator("input[name=tour]").input_value()
    act()
    expect(page.locator("input[name=tour]")).not_to_have_value(number)


def _say(page: Page, words: str) -> None:
    page.locator("#texte").fill(words)
    _turn(page, page.get_by_role("button", name="Envoyer").click)


def _until(page: Page, slot: str) -> None:
    """Answer as told, or pass, until that slot is asked; the open question is on the screen each time."""
    for _ in range(50):
        asked = _asked(page)
        if asked == slot:
            return
        if asked:
            expect(page.locator("#fil .question").last).to_be_in_viewport(ratio=1)
        if asked in TOLD:
            _say(page, TOLD[asked])
        elif asked:
            _turn(page, page.locator(f'#suite button[value="{PRESSED.get(asked, "passer")}"]').click)
        else:
            _turn(page, page.locator('button[value="parcours:complet"]:visible').last.click)
    raise AssertionError(f"{slot} is never asked")


def _told(page: Page, slot: str, words: str) -> None:
    _until(page, slot)
    _say(page, words)


def _plain(text: str) -> str:
    return re.sub("[\u202f\xa0]", " ", text)


def _fetched(page: Page, link: str, folder: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    file = folder / started.value.suggested_filename
    started.value.save_as(file)
    return file
