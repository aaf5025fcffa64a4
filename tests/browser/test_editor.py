"""The editor of the content room: what is typed is checked, helped, kept and sent, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
FLOW = "/dialogues/dsdt/parcours.yaml"
RULE = "/rules/dsdt-2015/controles/plancher.yaml"
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}
OpenPage = Callable[..., Page]


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("[data-salle][data-pret]")).to_be_visible()
    expect(page.locator("[data-bilan]")).to_have_text("Aucune faute dans ce fichier.")
    page.wait_for_load_state("networkidle")
    return page


def spoilt(page: Page) -> None:
    """A second colon at the end of the line where the page was opened."""
    page.keyboard.press("End")
    page.keyboard.type(" : encore")


def line_of(name: str, beginning: str) -> int:
    """The first line of a shipped file that begins so."""
    lines = (Path(__file__).parents[2] / "dialogues" / "dsdt" / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(beginning))


def test_a_mistake_at_line_42_is_told_in_french_and_gone_once_mended(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{editor}{FLOW}?ligne=42")
    spoilt(page)
    expect(page.locator("[data-bilan]")).to_have_text("Une faute.")
    problem = page.locator("[data-problemes] li")
    expect(problem).to_contain_text("« : » de trop sur cette ligne.")
    expect(problem).to_contain_text("Mettez tout le texte entre guillemets")
    expect(page.locator(".cm-lintRange-error")).to_be_visible()
    expect(page.locator(".cm-gutter-lint .cm-lint-marker-error")).to_be_visible()
    page.keyboard.press("Control+Home")
    problem.get_by_role("button", name="Ligne 42").click()
    expect(page.locator(".cm-activeLine")).to_contain_text("encore")
    for _ in " : encore":
        page.keyboard.press("End")
        page.keyboard.press("Backspace")
    expect(page.locator("[data-bilan]")).to_have_text("Aucune faute dans ce fichier.")
    expect(problem).to_have_count(0)


def test_keys_and_names_are_offered_with_what_they_mean(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(viewport=SIZES["desk"]), f"{editor}{FLOW}?ligne=41")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("exp")
    offered = page.get_by_role("listbox", name="Ce qui peut s'écrire ici")
    expect(offered).to_contain_text("express")
    expect(page.locator(".cm-completionInfo")).to_contain_text("Posée aussi en parcours express")
    page.wait_for_timeout(200)  # CodeMirror takes no key for a list that only just came
    page.keyboard.press("Enter")
    expect(page.locator(".cm-activeLine")).to_have_text("        express: ")
    page.keyboard.press("Control+Space")
    expect(offered).to_contain_text("true")
    page.keyboard.press("Escape")
    page.keyboard.type("true")
    page.keyboard.press("Enter")
    page.keyboard.type("si: budget_t")
    expect(offered).to_contain_text("Budget total")


@pytest.mark.long
def test_what_may_stand_between_braces_is_offered(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(viewport=SIZES["desk"]), f"{editor}{RULE}?ligne=12")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(" {plafo")
    offered = page.get_by_role("listbox", name="Ce qui peut s'écrire ici")
    expect(offered).to_contain_text("plafond")
    page.goto(f"{editor}/dialogues/dsdt/reponses.yaml?ligne={line_of('reponses.yaml', 'lu:')}")
    expect(page.locator("[data-salle][data-pret]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(" {li")
    expect(offered).to_contain_text("libelle")


@pytest.mark.long
def test_a_key_that_is_pointed_at_says_what_it_is_for(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(viewport=SIZES["desk"]), f"{editor}{RULE}")
    page.locator(".cm-line", has_text="mesure:").locator("span").first.hover()
    expect(page.locator(".cm-bulle")).to_contain_text("De combien on en est loin")


@pytest.mark.long
def test_what_a_text_breaks_elsewhere_is_listed_with_its_file(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{editor}/dialogues/dsdt/champs.yaml?ligne={line_of('champs.yaml', 'indicateurs:')}")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("_x")
    expect(page.locator("[data-problemes]")).to_contain_text("parcours.yaml, ligne")
    expect(page.locator("[data-problemes]")).to_contain_text("indicateurs_x")


@pytest.mark.long
def test_what_is_typed_survives_a_reload_and_is_forgotten_once_saved(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{editor}{RULE}?ligne=1")
    page.evaluate("document.querySelector('[name=vu]').value = 'ce que la page savait'")
    page.keyboard.press("Home")
    page.keyboard.type("# une remarque à moi\n")
    expect(page.locator("[data-etat]")).to_have_text("Modifié, pas encore enregistré.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("# une remarque à moi")
    expect(page.get_by_text("Voici ce que vous aviez écrit sans l'enregistrer.")).to_be_visible()
    page.locator(".cm-line", has_text="mesure:").click()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url("**vu=*")
    assert "vu=ce+que+la+page+savait" in page.url.replace("%20", "+")
    expect(page.locator(".cm-content")).to_contain_text("# une remarque à moi")
    expect(page.locator("[data-etat]")).to_have_text("")
    assert page.evaluate("Object.keys(sessionStorage)") == [f"editeur-place:/verifier{RULE}"]
    expect(page.locator(".cm-activeLine")).to_contain_text("mesure: plancher - montant_demande")
    expect(page.locator("[data-reprise]")).to_be_hidden()


@pytest.mark.long
def test_leaving_with_changes_asks_first(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{editor}{FLOW}?ligne=3")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.keyboard.type("# ")
    expect(page.locator("[data-etat]")).not_to_be_empty()
    page.get_by_role("link", name="Aide-projet").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


@pytest.mark.long
def test_the_keyboard_alone_goes_in_and_out(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{editor}{FLOW}?ligne=3")
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-activeLine")).to_have_text("  # Pour chaque étape :")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Enregistrer")).to_be_focused()


@pytest.mark.long
def test_a_lost_connection_is_said_and_asked_again(editor: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{editor}{FLOW}?ligne=42")
    page.route("**/verifier/**", lambda route: route.abort())
    spoilt(page)
    expect(page.locator("[data-bilan]")).to_contain_text("La vérification ne répond pas.")
    page.unroute("**/verifier/**")
    expect(page.locator("[data-bilan]")).to_have_text("Une faute.", timeout=8000)


def test_without_scripts_a_button_checks_and_gives_the_text_back(editor: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False, viewport=SIZES["phone"])
    page.goto(editor + FLOW)
    page.get_by_label("Le texte du fichier").fill("parcours: dsdt\nappel: dsdt-2015\netapes: [\n")
    page.get_by_role("button", name="Vérifier").click()
    expect(page.get_by_label("Le texte du fichier")).to_have_value("parcours: dsdt\nappel: dsdt-2015\netapes: [\n")
    expect(page.locator("[data-problemes] li")).to_contain_text("jamais refermé")


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        ("light", "phone"),
        pytest.param("dark", "phone", marks=pytest.mark.long),
        pytest.param("light", "desk", marks=pytest.mark.long),
        pytest.param("dark", "desk", marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    editor: str, open_page: OpenPage, theme: str, size: str
) -> None:
    page = open_page(viewport=SIZES[size], color_scheme=theme, reduced_motion="reduce")
    opened(page, f"{editor}{FLOW}?ligne=42")
    spoilt(page)
    expect(page.locator("[data-bilan]")).to_have_text("Une faute.")
    page.keyboard.press("Control+Space")
    found = violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+f")
    expect(page.locator(".cm-search")).to_be_visible()
    found += violations(page)
    assert not found
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


def violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['help']}: {[node['html'][:200] for node in one['nodes']]}" for one in result["violations"]]
