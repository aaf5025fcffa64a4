"""The fiche, one field of it, and leaving."""

from __future__ import annotations

from fake_use_cases import Heard
from starlette.testclient import TestClient
from view_fixture import DOSSIER, FINDINGS, WORDS


def test_every_field_is_there_with_a_way_to_change_it(client: TestClient) -> None:
    page = client.get("/projet/view/fiche").text
    for part in DOSSIER:
        for entry in part.entries:
            assert f'href="/projet/view/fiche/{entry.slot}"' in page


def test_what_is_missing_the_findings_and_the_documents_are_there(client: TestClient) -> None:
    page = client.get("/projet/view/fiche").text
    assert "Pas encore prête" in page
    assert "Structure porteuse" in page
    for finding in FINDINGS:
        assert finding.source.part in page
    for kind in ("pdf", "html", "md", "json"):
        assert f'href="/projet/view/fiche.{kind}"' in page
    assert WORDS in page


def test_a_complete_fiche_is_called_compatible_and_never_eligible(client: TestClient) -> None:
    page = client.get("/projet/ready/fiche").text
    assert "Prête à déposer" in page
    assert "compatible avec le texte" in page
    assert "éligible" not in page.lower()


def test_each_kind_of_field_has_its_boxes(client: TestClient) -> None:
    assert 'type="radio" name="choix" value="option:habitant"' in client.get("/projet/view/fiche/porteur_type").text
    assert 'type="checkbox" name="coche"' in client.get("/projet/view/fiche/place_habitants").text
    assert 'value="ne-sait-pas"' in client.get("/projet/view/fiche/deja_finance_region").text
    assert 'inputmode="decimal"' in client.get("/projet/view/fiche/budget_total").text
    table = client.get("/projet/view/fiche/cofinancements").text
    assert "(Financeur\u00a0: Montant)" in table
    assert "\nVilogia : 1 100 €</textarea>" in table


def test_a_field_that_is_computed_or_unknown_is_not_edited(client: TestClient) -> None:
    assert client.get("/projet/view/fiche/territoire").status_code == 404
    assert client.get("/projet/view/fiche/rien").status_code == 404


def test_a_change_is_a_turn_on_that_field_and_leads_back_to_it(client: TestClient, heard: Heard) -> None:
    answer = client.post("/projet/view/fiche/budget_total", data={"tour": "3", "texte": "9000"})
    assert answer.headers["location"] == "/projet/view/fiche#champ-budget_total"
    assert heard.turns[0]["slot"] == "budget_total"
    assert heard.turns[0]["text"] == "9000"


def test_a_change_from_an_old_page_gives_the_text_back(client: TestClient) -> None:
    answer = client.post("/projet/view/fiche/budget_total", data={"tour": "1", "texte": "9000"})
    assert answer.status_code == 409
    assert 'value="9000"' in answer.text


def test_a_change_that_needs_a_precision_stays_on_the_field(client: TestClient) -> None:
    answer = client.post("/projet/held/fiche/budget_total", data={"tour": "4", "texte": "2.000"})
    assert answer.status_code == 422
    assert "Je vois un numéro" in answer.text
    assert 'value="notre compte FR76' in answer.text, "what was typed is given back"


def test_a_remedy_pressed_on_the_fiche_comes_back_to_it(client: TestClient) -> None:
    answer = client.post("/projet/view", data={"tour": "3", "choix": "pose:plancher-gup:0", "vers": "fiche"})
    assert answer.headers["location"] == "/projet/view/fiche"


def test_erasing_asks_first_then_erases_and_cleans(client: TestClient, heard: Heard) -> None:
    assert "Effacer ce projet" in client.get("/projet/view/effacer").text
    assert client.post("/projet/view/effacer", data={}).status_code == 200
    assert heard.erased == []
    answer = client.post("/projet/view/effacer", data={"confirme": "oui"})
    assert answer.headers["location"] == "/efface"
    assert "storage" in answer.headers["clear-site-data"]
    assert heard.erased == ["view"]
    assert client.get("/efface").status_code == 200


def test_finishing_shows_the_words_then_cleans_a_shared_computer(client: TestClient) -> None:
    assert WORDS in client.get("/projet/view/terminer").text
    answer = client.post("/projet/view/terminer")
    assert answer.headers["location"] == "/termine"
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert "historique" in client.get("/termine").text
