"""The JSON interface over hand-made conversations (contract: design §8)."""

from __future__ import annotations

import pytest
from fake_service import Build
from fake_use_cases import VIEWS, Heard
from starlette.testclient import TestClient

from aide_projet.use_cases.ports import Full
from aide_projet.use_cases.state import finding_json, state_json
from aide_projet.web import api
from aide_projet.web.api_models import FindingState, State

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


def test_errors_are_json_in_french_with_a_name_that_stays(client: TestClient) -> None:
    for answer, status, code in (
        (client.get(f"{BASE}/inconnu"), 404, "introuvable"),
        (client.post(f"{BASE}/view/tours", json={"tour": 3, "phrase": "?"}), 422, "mal_forme"),
        (client.post(f"{BASE}/view/tours", content=b"{"), 422, "mal_forme"),
        (client.put(BASE), 405, "methode"),
        (client.get("/api/v1/rien"), 404, "introuvable"),
        (client.post(f"{BASE}/view/tours", json={"tour": 1, "texte": "x"}), 409, "autre_tour"),
        (client.post(BASE, headers={"Sec-Fetch-Site": "cross-site"}), 403, "refuse"),
        (client.post(BASE, content=b"x" * 1_200_000), 413, "trop_long"),
    ):
        assert answer.status_code == status
        assert answer.json()["erreur"].keys() == {"code", "message"}
        assert answer.json()["erreur"]["code"] == code
        assert answer.json()["erreur"]["message"]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"texte": "x"}, "« tour » manque"),
        ({"tour": "3"}, "« tour » doit être un nombre entier"),
        ({"tour": 3.0}, "« tour » doit être un nombre entier"),
        ({"tour": True}, "« tour » doit être un nombre entier"),
        ({"tour": None}, "« tour » doit être un nombre entier"),
        ({"tour": -1}, "« tour » doit être zéro ou plus"),
        ({"tour": 3, "texte": 5}, "« texte » doit être un texte"),
        ({"tour": 3, "l'idée <b>": 5}, "« l'idée <b> » n'est pas un champ connu"),
        ([], "doit être un objet JSON"),
    ],
)
def test_a_body_without_the_form_is_refused_by_the_name_of_its_field(
    client: TestClient, body: object, named: str
) -> None:
    answer = client.post(f"{BASE}/view/tours", json=body)
    assert answer.status_code == 422
    assert named in answer.json()["erreur"]["message"].replace("\u00a0", " ")


def test_a_field_s_name_that_is_no_text_is_refused_without_a_crash(client: TestClient) -> None:
    answer = client.post(f"{BASE}/view/tours", content=b'{"tour": 3, "\\ud800": 1, "texte": "\\ud800"}')
    assert answer.status_code == 422


def test_a_day_that_is_none_is_said(client: TestClient) -> None:
    answer = client.post(BASE, json={"aujourdhui": "demain"})
    assert answer.status_code == 422
    assert "aujourdhui" in answer.json()["erreur"]["message"]


def test_an_unknown_call_or_language_is_refused_with_those_that_are_served(client: TestClient) -> None:
    for body, code, possible in (
        ({"appel": "dsdt-2099"}, "appel_inconnu", "dsdt-2015"),
        ({"appel": ""}, "appel_inconnu", "dsdt-2015"),
        ({"langue": "en"}, "langue_inconnue", "fr"),
    ):
        answer = client.post(BASE, json=body)
        assert answer.status_code == 422
        assert answer.json()["erreur"]["code"] == code
        assert answer.json()["erreur"]["message"].endswith(f"{possible}.")


def test_a_turn_to_a_project_that_is_gone_gives_the_text_back(client: TestClient) -> None:
    answer = client.post(f"{BASE}/inconnu/tours", json={"tour": 0, "texte": "un long récit"})
    assert answer.status_code == 404
    assert answer.json()["texte"] == "un long récit"
    assert answer.json()["erreur"]["code"] == "introuvable"


def test_too_many_turns_say_how_long_to_wait_and_give_the_text_back(build: Build) -> None:
    client = build(turn_rate="1/minute")
    answers = [client.post(f"{BASE}/view/tours", json={"tour": 3, "texte": "encore"}) for _ in range(2)]
    assert answers[1].status_code == 429
    assert answers[1].json()["texte"] == "encore"
    assert answers[1].headers["retry-after"] == "60"
    assert "une minute" in answers[1].json()["erreur"]["message"]


def test_a_project_that_cannot_be_erased_is_said_as_such_and_to_the_operator(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(*_: object) -> bool:
        raise Full("database or disk is full")

    monkeypatch.setattr(api, "erase", full)
    answer = client.delete(f"{BASE}/view")
    assert answer.status_code == 503
    assert answer.json()["erreur"]["code"] == "pas_efface"
    assert "n'a pas pu être effacé" in answer.json()["erreur"]["message"]
    assert len(caplog.records) == 1
    assert "view" not in caplog.text.replace("view_fixture", "")


def test_a_day_is_chosen_only_where_practising_is_allowed(build: Build) -> None:
    client = build(may_practise=False)
    refused = client.post(BASE, json={"aujourdhui": "2014-11-10"})
    assert refused.status_code == 403
    assert "aujourdhui" in refused.json()["erreur"]["message"]
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


def test_the_description_declares_what_is_really_answered(client: TestClient) -> None:
    """Every view of the fixtures fits the declared models, with no field that they do not name."""
    for view in VIEWS.values():
        said = state_json(view)
        assert State.model_validate(said).model_dump(mode="json", exclude_unset=True) == said
        for finding in view.findings:
            found = finding_json(finding)
            assert FindingState.model_validate(found).model_dump(mode="json") == found
    description = client.get("/api/openapi.json").json()
    turn = description["paths"][f"{BASE}/{{cle}}/tours"]["post"]["responses"]
    assert set(turn) == {"200", "403", "404", "409", "413", "422", "429", "503", "default"}
    for answers in (operation["responses"] for path in description["paths"].values() for operation in path.values()):
        for status, answer in answers.items():
            if status != "204":
                assert answer["content"]["application/json"]["schema"] != {}, status
    assert "HTTPValidationError" not in description["components"]["schemas"]
    assert "retry-after" in client.get("/api/docs").text.lower()
