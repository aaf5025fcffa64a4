"""A resident gets the money wrong, takes a way out in one tap on the fiche, and changes her mind: forms only."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from starlette.testclient import TestClient

MONEY: dict[str, Any] = {
    "fiche": "mobiliser",
    "budget_total": 10000,
    "montant_demande": 6000,
    "cofinancements": [{"financeur": "Ville de Lens", "type": "commune", "montant": 2360, "statut": "demande"}],
    "autofinancement": 1640,
}


def imported(client: TestClient) -> str:
    """A project that holds these figures; its key."""
    files = {"fichier": ("draft.json", json.dumps({"appel": "dsdt-2015", "champs": MONEY}))}
    answer = client.post("/importer", files=files)
    return re.match(r"/projet/([^/#]+)", answer.headers["location"])[1]  # type: ignore[index]


def press(client: TestClient, key: str, choice: str) -> str:
    """Press a button of the fiche page; the page that comes back, spaces made plain."""
    page = client.get(f"/projet/{key}/fiche").text
    assert f'value="{choice}"' in page
    turn = re.search(r'name="tour" value="(\d+)"', page)
    assert turn
    answer = client.post(f"/projet/{key}", data={"tour": turn[1], "vers": "fiche", "choix": choice})
    assert answer.status_code == 303
    return plain(client, answer.headers["location"])


def plain(client: TestClient, address: str) -> str:
    """A page's text with plain spaces."""
    return re.sub("[\u202f\xa0]", " ", html.unescape(client.get(address).text))


def blocking(client: TestClient, key: str) -> list[dict[str, Any]]:
    """The blocking findings, by the API."""
    return [one for one in client.get(f"/api/v1/conversations/{key}/constats").json() if one["gravite"] == "bloquant"]


def test_a_way_out_is_taken_and_taken_back(client: TestClient) -> None:
    key = imported(client)
    fiche = plain(client, f"/projet/{key}/fiche")
    assert "Il manque 640 € des collectivités locales" in fiche
    (found,) = blocking(client, key)
    way = found["reparer"][0]
    assert way["effets"][0]["quoi"] == "Montant demandé"
    after = press(client, key, f"pose:{found['controle']}:0")
    assert "C'est changé" in after
    assert "5 360 €, au lieu de 6 000 €" in after
    assert blocking(client, key) == []
    draft = client.get(f"/api/v1/conversations/{key}").json()["brouillon"]["champs"]
    assert {slot: draft[slot] for slot in way["pose"]} == way["pose"]
    press(client, key, "annuler")
    assert [one["controle"] for one in blocking(client, key)] == [found["controle"]]


def test_the_page_says_that_a_way_out_was_taken_back(client: TestClient) -> None:
    key = imported(client)
    (found,) = blocking(client, key)
    press(client, key, f"pose:{found['controle']}:0")
    assert "C'est annulé" in press(client, key, "annuler")
