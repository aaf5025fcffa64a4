"""The forms of the content room on a phone: a rate and a word are changed with scripts off, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from fake_accounts import TOKEN

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"width": 360, "height": 740}
SCREENS = (
    "",
    "/dates",
    "/dates/dsdt-2015/2015",
    "/dates/dsdt-2015/nouvelle",
    "/montants",
    "/montants/dsdt-2015/appel",
    "/montants/dsdt-2015/retroplanning",
    "/questions/dsdt/thematique_gup",
    "/nouvelle-question/dsdt",
    "/reponses?cherche=bonjour",
    "/reponses/dsdt/questions/minimum",
    "/mots-cles/dsdt-2015/mobiliser?liste=1",
    "/glossaire/dsdt/cofinancement",
    "/vocabulaire/langue/fr/oui_non",
    "/contacts/dsdt-2015",
)


@pytest.fixture
def signed_in(shown_forms: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    def make(**options: object) -> Page:
        page = open_page(viewport=PHONE, **options)
        page.context.add_cookies([{"name": "aide_equipe", "value": TOKEN, "url": shown_forms}])
        return page

    return make


def test_a_floor_is_raised_after_a_slip_without_scripts(shown_forms: str, signed_in: Callable[..., Page]) -> None:
    page = signed_in(java_script_enabled=False)
    page.goto(shown_forms)
    page.get_by_role("link", name="Les montants, les taux et les délais").click()
    page.get_by_role("link", name="Mobiliser tous les publics").click()
    page.get_by_label("Le plancher").fill("2.500")
    page.get_by_role("button", name="Enregistrer").click()
    assert (
        "se lit de plusieurs façons" in page.get_by_label("Le plancher").locator("xpath=ancestor::div[2]").inner_text()
    )
    assert page.get_by_label("Le plancher").input_value() == "2.500"
    page.get_by_label("Le plancher").fill("2 500")
    page.get_by_role("button", name="Enregistrer").click()
    assert "2 500 €" in page.get_by_role("main").inner_text().replace("\u202f", " ").replace("\xa0", " ")
    assert page.get_by_role("link", name="rules/dsdt-2015/fiches/mobiliser.yaml, ligne").is_visible()
    page.get_by_role("link", name="Revenir à ce formulaire").click()
    assert page.get_by_label("Le plancher").input_value() == "2 500"


def test_a_keyword_is_added_and_another_taken_out_without_scripts(
    shown_forms: str, signed_in: Callable[..., Page]
) -> None:
    page = signed_in(java_script_enabled=False)
    page.goto(f"{shown_forms}/mots-cles/dsdt-2015/innover")
    page.get_by_label("Ce mot est-il déjà là ?").fill("bidouille")
    page.get_by_role("button", name="Chercher").click()
    page.goto(f"{shown_forms}/mots-cles/dsdt-2015/innover?liste=0")
    page.get_by_label("Ajouter des mots").fill("bidouillothèque")
    page.get_by_label("Dans quelle liste ?").select_option("0")
    word = page.locator("#l-0 label").first
    gone = word.inner_text().strip()
    word.click()
    page.get_by_role("button", name="Enregistrer").click()
    told = page.get_by_role("main").inner_text()
    assert "ajouté bidouillothèque" in told
    assert f"retiré {gone}" in told


@pytest.mark.parametrize(
    ("theme", "screens"),
    [
        ("light", SCREENS[2::5]),
        pytest.param("dark", SCREENS[1::5], marks=pytest.mark.long),
        pytest.param("light", SCREENS, marks=pytest.mark.long),
        pytest.param("dark", SCREENS, marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    shown_forms: str, signed_in: Callable[..., Page], theme: str, screens: tuple[str, ...]
) -> None:
    page = signed_in(color_scheme=theme, reduced_motion="reduce", bypass_csp=True)
    found: list[str] = []
    for screen in screens:
        page.goto(shown_forms + screen)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        page.evaluate(AXE)
        result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [f"{screen}: {one['help']}: {one['nodes'][0]['html']}" for one in result["violations"]]
        page.set_viewport_size({"width": 320, "height": 640})
        width = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{screen}: {width} px wide"] if width > 320 else []
        page.set_viewport_size(PHONE)
    assert not found
