"""The fiche page: a field opened and saved unchanged stays as it is, whatever its kind."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from starlette.testclient import TestClient

RICH: dict[str, Any] = {
    "idee": "Un jardin derrière la tour, avec les familles du quartier et le centre social.",
    "intitule": "Le jardin de la tour",
    "fiche": "mobiliser",
    "porteur_type": "association",
    "structure_nom": "Les Voisines",
    "siret": "73282932000074",
    "commune": "Roubaix",
    "code_postal": "59100",
    "quartier": "L'Alma",
    "quartier_statut": "prioritaire",
    "constat": "Le terrain est à l'abandon depuis trois ans.",
    "objectifs": ["Créer un jardin partagé", "Réunir les familles"],
    "public": {"texte": "les familles", "etiquettes": ["familles"]},
    "nombre_participants": {"min": 20, "max": 30},
    "place_habitants": ["idee", "decision"],
    "partenaires": [{"nom": "Vilogia", "role": "prête le terrain", "accord": "oui"}],
    "date_debut": "2015-04",
    "date_fin": "2015-09-30",
    "budget_total": 8000,
    "montant_demande": 4900.5,
    "cofinancements": [
        {"financeur": "Ville de Roubaix", "type": "commune", "montant": 2000, "statut": "demande"},
        {"financeur": "Vilogia", "type": "bailleur", "montant": 1100, "statut": "accorde"},
    ],
    "depenses": [{"poste": "plantes", "compte": "60", "montant": 600}],
    "autofinancement": 0,
    "deja_finance_region": False,
    "indicateurs": [{"nom": "familles présentes", "cible": "20", "moyen": "feuille de présence"}],
    "contact_nom": "Fatima Benali",
    "contact_telephone": "0611223344",
    "contact_courriel": "fatima@voisines.org",
    "contact_prealable": True,
}


class _Form(HTMLParser):
    """The fields of the page's field form, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.area: str | None = None
        self.fields: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.inside = "champ-form" in (found.get("class") or "")
        if not self.inside or not found.get("name"):
            return
        name = found["name"] or ""
        if tag == "textarea":
            self.area = name
            self.fields[name] = [""]
        elif tag == "input" and (found.get("type") not in ("radio", "checkbox") or "checked" in found):
            self.fields.setdefault(name, []).append(found.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = None
        if tag == "form":
            self.inside = False


@pytest.fixture(scope="module")
def key(client: TestClient) -> str:
    """A project with a value of every kind."""
    payload = {"appel": "dsdt-2015", "champs": RICH, "version": 1}
    file = ("fiche.json", json.dumps(payload).encode(), "application/json")
    answer = client.post("/importer", files={"fichier": file})
    assert answer.status_code == 303, html.unescape(re.sub(r"<[^>]+>", " ", answer.text))
    return str(answer.headers["location"].split("/")[2].partition("#")[0])


@pytest.mark.parametrize("slot", RICH)
def test_a_field_saved_unchanged_stays_as_it_is(client: TestClient, key: str, slot: str) -> None:
    page = client.get(f"/projet/{key}/fiche/{slot}")
    assert page.status_code == 200
    form = _Form()
    form.feed(page.text)
    answer = client.post(f"/projet/{key}/fiche/{slot}", data=form.fields)
    assert answer.status_code == 303, (form.fields, html.unescape(re.sub(r"<[^>]+>", " ", answer.text)))
    fields = client.get(f"/api/v1/conversations/{key}").json()["brouillon"]["champs"]
    assert fields[slot] == RICH[slot]


def test_every_field_of_the_fiche_opens(client: TestClient, key: str) -> None:
    page = client.get(f"/projet/{key}/fiche").text
    addresses = set(re.findall(rf'href="(/projet/{key}/fiche/[^"]+)"', page))
    assert len(addresses) > 30
    for address in addresses:
        assert client.get(address).status_code == 200, address
