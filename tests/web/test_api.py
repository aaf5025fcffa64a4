"""The JSON interface over hand-made conversations (contract: design §8)."""

from __future__ import annotations

from fake_service import Build
from fake_use_cases import Heard
from starlette.testclient import TestClient

BASE = "/api/v1/conversations"


def test_beginning_gives_201_and_a_state(client: TestClient) -> None:
    for body in ({}, None, {"appel": "dsdt-2015", "langue": "fr", "aujourdhui": "2014-11-10"}):
        answer = client.post(BASE, json=body) if body is not None else client.post(BASE)
        assert answer.status_code == 201, answer.text
        state = answer.json()
        assert {"cle", "tour", "reponses", "question", "brouillon"} <= state.keys()
        assert answer.headers["location"] == f"{BASE}/{state['cle']}"


def test_a_turn_sends_words_or_a_choice(client: TestClient, heard: Heard) -> None:
    assert client.post(f"{BASE}/view/tours", json={"tour": 3, "texte": "300"}).json()["tour"] == 4
    assert client.post(f"{BASE}/view/tours", json={"tour": 3, "choix": "passer"}).status_code == 200
    assert [(turn["text"], turn["choice"]) for turn in heard.turns] == [("300", ""), ("", "passer")]


def test_a_late_turn_gives_409_with_the_state_and_the_text_back(client: TestClient) -> None:
    answer = client.post(f"{BASE}/view/tours", json={"tour": 1, "texte": "300"})
    assert answer.status_code == 409
    assert (answer.json()["tour"], answer.json()["texte"]) == (3, "300")


def test_the_state_the_findings_and_the_erasing(client: TestClient, heard: Heard) -> None:
    assert client.get(f"{BASE}/view").json()["tour"] == 3
    findings = client.get(f"{BASE}/view/constats").json()
    assert findings[0]["gravite"] == "bloquant"
    assert findings[0]["reparer"][0]["pose"] == {"montant_demande": 5000}
    assert findings[0]["reparer"][1]["pose"] is None
    assert client.delete(f"{BASE}/view").status_code == 204
    assert heard.erased == ["view"]
    assert client.delete(f"{BASE}/inconnu").status_code == 404


def test_errors_are_json_in_french(client: TestClient) -> None:
    for answer, status in (
        (client.get(f"{BASE}/inconnu"), 404),
        (client.post(f"{BASE}/view/tours", json={"tour": "x"}), 422),
        (client.post(f"{BASE}/view/tours", json={"tour": 3, "phrase": "?"}), 422),
        (client.post(f"{BASE}/view/tours", content=b"{"), 422),
        (client.put(BASE), 405),
        (client.get("/api/v1/rien"), 404),
    ):
        assert answer.status_code == status
        assert answer.json()["erreur"]["code"] == status
        assert answer.json()["erreur"]["message"]


def test_a_day_is_chosen_only_where_practising_is_allowed(build: Build) -> None:
    client = build(may_practise=False)
    assert client.post(BASE, json={"aujourdhui": "2014-11-10"}).status_code == 403
    assert client.post(BASE, json={}).status_code == 201


def test_a_full_disk_is_a_503_with_the_text_back(client: TestClient) -> None:
    answer = client.post(f"{BASE}/view/tours", json={"tour": 3, "texte": "plein"})
    assert answer.status_code == 503
    assert answer.json()["texte"] == "plein"
    assert answer.json()["erreur"]["code"] == "disque_plein"


def test_the_description_names_every_address_and_loads_nothing_from_elsewhere(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    page = client.get("/api/docs").text
    assert f"{BASE}/{{cle}}/tours" in description["paths"]
    for path in description["paths"]:
        assert path.replace("{", "&#123;") in page or path in page
    assert "cdn" not in page
    assert "obligatoire" in page
