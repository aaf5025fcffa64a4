"""Every screen in every state: axe finds nothing, and nothing needs a sideways scroll."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from fake_accounts import INVITATION, TOKEN

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
STATES = (
    "/",
    "/projet/start",
    "/projet/view",
    "/projet/view#dossier",
    "/projet/choosing",
    "/projet/ticking",
    "/projet/held",
    "/projet/ready",
    "/projet/hostile",
    "/projet/view/fiche",
    "/projet/ready/fiche",
    "/projet/view/calendrier",
    "/projet/ready/calendrier",
    "/projet/view/a-demander",
    "/projet/ready/a-demander",
    "/projet/view/fiche/porteur_type",
    "/projet/view/fiche/place_habitants",
    "/projet/view/fiche/cofinancements",
    "/projet/view/fiche/idee",
    "/projet/view/tours/2/pourquoi",
    "/projet/view/pourquoi",
    "/projet/view/remettre",
    "/projet/view/copier",
    "/projet/view/presentation",
    "/projet/view/partager",
    "/lecture/1-view",
    "/projet/view/effacer",
    "/projet/view/terminer",
    "/efface",
    "/termine",
    "/rien",
    "/api/docs",
    "/administration",
    "/administration/personnes",
    "/administration/journal",
    "/administration/compte",
    "/administration/connexion",
    "/administration/rien",
    f"/administration/invitation/{INVITATION}",
    "/administration/invitation/1-rien",
)
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        ("phone", "light"),
        ("desk", "dark"),
        pytest.param("phone", "dark", marks=pytest.mark.long),  # colours go by theme, places by size
        pytest.param("desk", "light", marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing(shown: str, open_page: Callable[..., Page], theme: str, size: str) -> None:
    page = open_page(viewport=SIZES[size], color_scheme=theme, reduced_motion="reduce", bypass_csp=True)
    page.context.add_cookies([{"name": "aide_equipe", "value": TOKEN, "url": shown}])
    found: list[str] = []
    for state in STATES:
        page.goto(shown + state)
        page.evaluate("document.querySelectorAll('details:not([name])').forEach((one) => { one.open = true })")
        page.evaluate(AXE)
        result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            found.append(f"{state}: {violation['help']}: {violation['nodes'][0]['html']}")
    assert not found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_at_320_pixels_nothing_scrolls_sideways(shown: str, open_page: Callable[..., Page], theme: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme=theme)
    page.context.add_cookies([{"name": "aide_equipe", "value": TOKEN, "url": shown}])
    wide = []
    for state in STATES:
        page.goto(shown + state)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((state, width))
    assert not wide


def test_nothing_moves_when_reduced_motion_is_asked(shown: str, open_page: Callable[..., Page]) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(f"{shown}/projet/view")
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0


def test_what_is_printed_of_the_fiche_leaves_the_buttons_out(shown: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{shown}/projet/view/fiche")
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Effacer mon projet").is_visible()
    assert page.get_by_text("Le jardin de la tour").first.is_visible()
