"""The team on a phone: an invitation, a sign-in, what a form carried when its session had ended. Scripts on and off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_handing_in import PHONE, faults

OpenPage = Callable[..., Page]
User = Callable[..., str]
PASSWORD = "tournesol-pluie-velo"


def choose(page: Page, address: str, password: str = PASSWORD) -> None:
    """Use a one-time address."""
    page.goto(address)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_label("Le même, une deuxième fois").fill(password)
    page.get_by_role("button", name="Enregistrer et entrer").click()


@pytest.mark.parametrize("scripts", [True, pytest.param(False, marks=pytest.mark.long)])
def test_from_an_invitation_to_a_session_that_ends_under_a_form(
    served: str, user: User, open_page: OpenPage, scripts: bool
) -> None:
    login = f"lea{int(scripts)}"
    page = open_page(viewport=PHONE, java_script_enabled=scripts, bypass_csp=True, reduced_motion="reduce")
    found = []
    choose(page, served + user("add", login, "--role", "administrateur", "--nom", "Léa"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bonjour Léa")
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto(f"{served}/administration/personnes")
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
    page.get_by_label("Identifiant").fill(login)
    page.get_by_label("Mot de passe", exact=True).fill("une faute de frappe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("ne vont pas ensemble")
    found += faults(page, scripts=scripts)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}/administration/personnes")

    page.get_by_label("Son nom, tel que les autres le verront").fill("Tom et son équipe")
    page.get_by_label("Son identifiant, pour se connecter").fill(f"tom{int(scripts)}")
    page.get_by_role("button", name="Inviter").click()
    address = page.locator("#adresse").inner_text()
    expect(page.get_by_role("button", name="Copier : l'adresse")).to_be_visible(visible=scripts)
    found += faults(page, scripts=scripts)
    guest = open_page(viewport=PHONE, java_script_enabled=scripts)
    choose(guest, address)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Bonjour Tom et son équipe")
    expect(guest.get_by_role("link", name="Les personnes")).to_have_count(0)

    page.get_by_label("Son nom, tel que les autres le verront").fill("Une phrase à ne pas perdre")
    page.get_by_label("Son identifiant, pour se connecter").fill("zoe")
    again = user("reset", login)
    page.get_by_role("button", name="Inviter").click()
    expect(page.get_by_role("alert")).to_contain_text("Votre connexion est terminée")
    expect(page.get_by_text("Une phrase à ne pas perdre")).to_be_visible()
    found += faults(page, scripts=scripts)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Se connecter").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Se connecter")
    choose(opened.value, served + again, "un autre jour de pluie")
    opened.value.goto(f"{served}/administration/personnes")
    expect(page.get_by_text("Une phrase à ne pas perdre")).to_be_visible()
    assert not found
