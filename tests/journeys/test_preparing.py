"""Before handing in, through the real application: the calendar of a draft, its file, the criteria, what to ask."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from resident import IDEA, reply
from starlette.testclient import TestClient

FIELDS = {
    "idee": IDEA,
    "intitule": "Le jardin de la tour",
    "fiche": "mobiliser",
    "porteur_type": "association",
    "structure_nom": "Les Voisines",
    "commune": "Roubaix",
    "code_postal": "59100",
    "objectifs": ["Réunir les familles"],
    "date_debut": "2015-02",
    "cofinancements": [{"financeur": "Ville de Roubaix", "type": "commune", "montant": 2000, "statut": "demande"}],
    "depenses": [{"poste": "plantes", "compte": "60", "montant": 600}],
    "contact_prealable": False,
}
DRAFT = {"appel": "dsdt-2015", "champs": FIELDS, "sources": {"objectifs": "qu'on se connaisse"}, "gares": ["siret"]}


@pytest.fixture(scope="module")
def key(client: TestClient) -> str:
    file = ("fiche.json", json.dumps(DRAFT).encode(), "application/json")
    answer = client.post("/importer", files={"fichier": file})
    return str(answer.headers["location"].split("/")[2].partition("#")[0])


def test_the_calendar_follows_from_the_draft(client: TestClient, key: str) -> None:
    page = client.get(f"/projet/{key}/calendrier").text
    steps = re.findall(r'id="etape-(\w+)"', page)
    assert steps == [
        "contact_prealable",
        "fiche_synthetique",
        "lettres",
        "devis",
        "instance",
        "dossier_complet",
        "decision",
        "debut",
    ]
    assert "Ville de Roubaix" in page
    assert "février 2015" in page, "the project starts before the answer"


def test_the_file_for_a_phone_has_no_key_and_says_that_it_is_an_exercise(client: TestClient, key: str) -> None:
    answer = client.get(f"/projet/{key}/calendrier.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events[0].decoded("dtstart") == date(2014, 11, 10)
    assert len(events) == 8
    assert key not in answer.text.replace("\r\n ", "")
    assert all("exercice" in str(event["summary"]) for event in events)


def test_the_contact_taken_is_ticked_and_leaves_the_file(client: TestClient, key: str) -> None:
    turn = client.get(f"/api/v1/conversations/{key}").json()["tour"]
    client.post(f"/projet/{key}/fiche/contact_prealable", data={"tour": turn, "choix": "oui"})
    page = client.get(f"/projet/{key}/calendrier").text
    assert re.search(r'class="etape fait" id="etape-contact_prealable"', page)
    assert len(Calendar.from_ical(client.get(f"/projet/{key}/calendrier.ics").content).walk("VEVENT")) == 7


def test_the_criteria_quote_the_person_and_ask_for_the_rest(client: TestClient, key: str) -> None:
    page = client.get(f"/projet/{key}/fiche").text
    section = page[page.index('id="titre-criteres"') :]
    assert '<q dir="auto">qu&#39;on se connaisse</q>' in section
    assert f'href="/projet/{key}/fiche/mise_en_reseau"' in section


def test_what_was_set_aside_in_the_chat_is_on_the_list_with_who_could_know(client: TestClient) -> None:
    answer = client.post("/projet", data={"texte": IDEA})
    key = answer.headers["location"].split("/")[2].partition("#")[0]
    for _ in range(40):
        state = client.get(f"/api/v1/conversations/{key}").json()
        if state["question"] is None:
            break
        slot = state["question"]["champ"]
        sent = {"choix": "ne-sait-pas"} if slot == "constat" else reply(slot)
        client.post(f"/projet/{key}", data={"tour": state["tour"], **sent})
    assert state["question"] is None
    assert "constat" in state["brouillon"]["gares"], "asked once more at the end, and still not known"
    page = client.get(f"/projet/{key}/fiche").text
    section = page[page.index('id="a-demander"') :]
    assert "Le jardin de la tour" in section
    assert "Pouvons-nous écrire que vous le dites avec nous" in section
    assert "le conseil citoyen" in section


def test_the_terminal_writes_the_calendar_of_a_draft(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(json.dumps(DRAFT), encoding="utf-8")
    command = [sys.executable, "-m", "aide_projet", "export", "d.json", "-o", "x.ics", "--today", "2014-11-12"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    events = Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")
    assert [event.decoded("dtstamp").date() for event in events] == [date(2014, 11, 12)] * 8
