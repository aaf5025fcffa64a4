"""From the first sentence to the downloaded PDF in a real browser: with scripts, without, and by keyboard alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parents[1] / "journeys"))

from resident import ANSWERS, CHOICES, IDEA, TITLE

OpenPage = Callable[..., Page]
PHONE = {"width": 360, "height": 740}


def asked(page: Page) -> str:
    """The slot of the open question, by the API; empty at the end."""
    key = page.url.split("/projet/")[1].partition("#")[0]
    question = page.request.get(f"{page.url.split('/projet/')[0]}/api/v1/conversations/{key}").json()["question"]
    return question["champ"] if question else ""


def turn(page: Page) -> int:
    """The number that the page would answer."""
    return int(page.locator("input[name=tour]").input_value())


def after(page: Page, act: Callable[[], object]) -> None:
    """Do something and wait until the page shows the turn that it made."""
    number = turn(page)
    act()
    expect(page.locator("input[name=tour]")).not_to_have_value(str(number))


def answer(page: Page, slot: str) -> None:
    """What the resident says or presses."""
    if slot in ANSWERS:
        page.locator("#texte").fill(ANSWERS[slot])
        page.get_by_role("button", name="Envoyer").click()
    else:
        page.locator(f'#suite button[value="{CHOICES.get(slot, "passer")}"]').click()


def walk(page: Page, address: str) -> None:
    """From the first page to the last question."""
    page.goto(address)
    page.get_by_label("Votre idée, avec vos mots").fill(IDEA)
    page.get_by_role("button", name="C'est parti").click()
    page.wait_for_url(re.compile("/projet/"))
    for _ in range(30):
        slot = asked(page)
        if not slot:
            return
        after(page, lambda: answer(page, slot))  # noqa: B023 (called at once)
    raise AssertionError("the path does not end")


def read_pdf(page: Page, tmp_path: Path) -> str:
    """Press the download and read the document back."""
    with page.expect_download() as started:
        page.get_by_role("link", name="Télécharger le PDF").click()
    assert re.fullmatch(r"fiche-synthetique-[a-z-]*jardin-de-la-tour\.pdf", started.value.suggested_filename)
    file = tmp_path / "fiche.pdf"
    started.value.save_as(file)
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed here")
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_first_sentence_to_the_pdf(served: str, open_page: OpenPage, tmp_path: Path, scripts: bool) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=scripts, accept_downloads=True)
    walk(page, served)
    page.get_by_role("link", name="Voir ma fiche").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    text = read_pdf(page, tmp_path)
    assert TITLE in text
    assert "Roubaix" in text
    assert re.search(r"10\s000\s€", text)


def test_by_keyboard_alone_at_320_pixels(served: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(served)

    def reach(name: str) -> None:
        """Press Tab until what has that name has the focus, which must be visible."""
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.evaluate(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                "return [e === document.body ? '' : [e.id, e.value, e.textContent].join('|'), s.outlineStyle] })()"
            )
            if name in focused[0]:
                assert focused[1] != "none", f"the focus on {name} cannot be seen"
                return
        raise AssertionError(f"{name} is never reached")

    reach("Aller au contenu")
    reach("idee")
    page.keyboard.type(IDEA)
    reach("C'est parti")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/projet/"))
    slot = asked(page)
    page.locator("#contenu").focus()
    reach("texte|")
    after(page, lambda: (page.keyboard.type(ANSWERS[slot]), page.keyboard.press("Enter")))
    assert page.evaluate("document.activeElement.id") == "texte", "the box keeps the focus"
    for _ in range(30):
        slot = asked(page)
        if slot in ANSWERS:
            after(page, lambda: (page.keyboard.type(ANSWERS[slot]), page.keyboard.press("Enter")))  # noqa: B023
        elif slot == "":
            break
        else:
            page.locator("#contenu").focus()
            reach(f"|{CHOICES.get(slot, 'passer')}|")
            after(page, lambda: page.keyboard.press("Enter"))
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        if page.evaluate("document.activeElement.id") != "texte":
            page.locator("#contenu").focus()
            reach("texte|")
    page.get_by_role("link", name="Voir ma fiche").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_dossier_is_one_touch_away_and_leads_to_a_change(served: str, open_page: OpenPage, scripts: bool) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=scripts, has_touch=True)
    start(page, served)
    dossier = page.locator("#dossier")
    expect(dossier).not_to_be_visible()
    page.get_by_role("link", name="Mon dossier").click()
    expect(dossier).to_be_visible()
    expect(dossier.get_by_text("Roubaix").first).to_be_visible()
    after(page, lambda: dossier.get_by_role("button", name="Commune").click())
    expect(dossier).not_to_be_visible()
    assert asked(page) == "commune"


def test_erasing_in_the_browser_leaves_nothing(served: str, open_page: OpenPage) -> None:
    page = open_page()
    start(page, served)
    project = page.url.partition("#")[0]
    page.goto(f"{project}/fiche")
    page.get_by_role("link", name="Effacer mon projet").click()
    page.get_by_role("button", name="Oui, tout effacer").click()
    expect(page.get_by_role("heading", name="C'est effacé")).to_be_visible()
    answered = page.goto(project)
    assert answered is not None
    assert answered.status == 404


def test_finishing_leaves_no_draft_in_the_browser(served: str, open_page: OpenPage) -> None:
    page = open_page()
    start(page, served)
    page.locator("#texte").fill("pas encore envoyé")
    page.goto(f"{page.url.partition('#')[0]}/terminer")
    page.get_by_role("button", name="C'est noté, terminer").click()
    expect(page.get_by_role("heading", name="Vous pouvez partir")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def start(page: Page, address: str) -> None:
    """A project with its first sentence."""
    page.goto(address)
    page.get_by_label("Votre idée, avec vos mots").fill(IDEA)
    page.get_by_role("button", name="C'est parti").click()
    page.wait_for_url(re.compile("/projet/"))
