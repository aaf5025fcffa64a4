"""What the examples visit, and a resident's conversation that becomes an example: by HTTP, on the real store."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from aide_projet.content.conversation_text import read_conversation
from aide_projet.use_cases.invite import first_address
from aide_projet.web.app import create_app
from aide_projet.wiring import Service, build_service

ROOM = "/administration/contenu"
REFRESHED = '<meta http-equiv="refresh"'
PASSWORD = "quatre mots sans lien 9"
NAME, PHONE, PLACE = "Zorica Vandenbrouckx", "06 12 34 56 78", "Roubaix"
SAID = (
    f"Je suis {NAME}, on veut faire un jardin à {PLACE} avec 30 familles, mon numéro est le {PHONE}",
    "12 000 euros",
    f"{NAME} ({PHONE})",
)
SECRETS = ("Zorica", "Vandenbrouckx", "zorica", "vandenbrouckx", PHONE, PHONE.replace(" ", ""))


@dataclass(frozen=True)
class Team:
    """Somebody signed in, and where the database stands."""

    client: TestClient
    service: Service
    base: Path

    def revision(self) -> str:
        """The address of a new version in preparation."""
        made: str = self.client.post(ROOM, data={"nom": "Une version"}).url.path
        return made

    def project(self) -> str:
        """The number of a resident's project, a few turns in."""
        state = self.client.post("/api/v1/conversations", json={}).json()
        for text in SAID:
            body = {"tour": state["tour"], "texte": text}
            state = self.client.post(f"/api/v1/conversations/{state['cle']}/tours", json=body).json()
        numbers = (number for number in range(1, 50) if self.service.project_of(number) == state["cle"])
        return str(next(numbers))

    def covered(self, address: str) -> str:
        """The page, once it is worked out."""
        for _ in range(600):
            answer = self.client.get(address)
            if REFRESHED not in answer.text:
                return unescape(answer.text).replace("\u00a0", " ")
            assert "page se met à jour" in answer.text
            time.sleep(0.1)
        raise AssertionError("never worked out")


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    base = tmp_path_factory.mktemp("base")
    service = build_service(database=base / "projets.db", today=date(2014, 11, 10))
    with TestClient(create_app(service), headers={"Origin": "http://testserver"}) as client:
        assert client.portal is not None
        token = client.portal.call(partial(first_address, service.office, now=service.now()))
        form = {"identifiant": "samira", "nom": "Samira", "mot_de_passe": PASSWORD, "mot_de_passe_encore": PASSWORD}
        assert client.post(f"/administration/invitation/{token}", data=form).status_code == 200
        yield Team(client, service, base)
    service.close()


def text_in(page: str) -> str:
    found = re.search(r'<textarea id="texte"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_what_the_examples_visit_is_shown_of_what_is_in_force_then_at_once_of_the_same_content(team: Team) -> None:
    page = team.covered(f"{ROOM}/couverture")
    assert "conversations à rejouer" in page
    assert not re.search(r'href="[^"]*\?ligne=', page), "nothing is edited in what is in force"
    begun = time.monotonic()
    again = team.client.get(f"{team.revision()}/couverture")
    assert REFRESHED not in again.text, "a revision without changes is the same content"
    assert time.monotonic() - begun < 1
    assert re.search(r'href="/administration/contenu/\d+/fichier/dialogues/[^"]*\?ligne=\d+"', again.text)


@pytest.mark.long
def test_a_version_with_mistakes_says_what_to_mend_before_its_coverage(team: Team) -> None:
    revision = team.revision()
    path = f"{revision}/fichier/dialogues/dsdt/conversations/casse.yaml"
    team.client.post(path, data={"texte": "conversation: x\n", "vu": "", "base": ""})
    page = team.covered(f"{revision}/couverture")
    assert "ne se lit pas encore" in page
    assert "casse.yaml" in page
    answer = team.client.post(f"{revision}/conversation", data={"projet": team.project()})
    assert answer.status_code == 422
    assert "casse.yaml" in answer.text


def test_a_conversation_becomes_an_example_that_tells_of_nobody(team: Team) -> None:
    number, revision = team.project(), team.revision()
    assert f'value="{number}"' in team.client.get(f"{revision}/conversation?projet={number}").text
    page = team.client.post(f"{revision}/conversation", data={"projet": number}).text
    assert "va comme il est écrit" in unescape(page)
    assert "Numéros de téléphone" in page
    text = text_in(page)
    assert PLACE in text
    assert len(read_conversation(text).echanges) == len(SAID)
    form = {"projet": number, "parcours": "dsdt", "nom": "Jardin à relire", "texte": text, "geste": "enregistrer"}
    saved = team.client.post(f"{revision}/conversation", data=form)
    assert saved.url.path == f"{revision}/fichier/dialogues/dsdt/conversations/jardin-a-relire.yaml"
    shown = [page, saved.text, team.client.get("/administration/journal").text, team.client.get(revision).text]
    for secret in SECRETS:
        assert not any(secret in one for one in shown)
    states = [file.read_text("utf-8") for file in team.base.rglob("*.yaml")]
    assert not any("Vandenbrouckx" in one for one in states)


def test_nothing_is_saved_over_a_file_without_a_name_or_with_a_mistake(team: Team) -> None:
    number, revision = team.project(), team.revision()
    text = text_in(team.client.post(f"{revision}/conversation", data={"projet": number}).text)
    form = {"projet": number, "parcours": "dsdt", "texte": text, "geste": "enregistrer"}
    for name, changed, said in (
        ("commandes", text, "a déjà ce nom"),
        (" ... ", text, "Donnez un nom"),
        ("juste", text.replace("question:", "kestion:"), "kestion"),
    ):
        answer = team.client.post(f"{revision}/conversation", data={**form, "nom": name, "texte": changed})
        assert answer.status_code == 422
        assert said in answer.text
        assert text_in(answer.text).strip() == changed.strip(), "what was typed is given back"
    assert "fichier changé" not in unescape(team.client.get(revision).text)
    elsewhere = {**form, "nom": "juste", "parcours": "../rules"}
    assert team.client.post(f"{revision}/conversation", data=elsewhere).status_code == 400


@pytest.mark.long
def test_a_text_that_does_not_go_as_written_is_told_when_it_is_checked(team: Team) -> None:
    number, revision = team.project(), team.revision()
    text = text_in(team.client.post(f"{revision}/conversation", data={"projet": number}).text)
    wrong = text.replace("commune: Roubaix", "commune: Lens")
    form = {"projet": number, "parcours": "dsdt", "nom": "", "texte": wrong, "geste": "verifier"}
    assert "ne va pas comme il est écrit" in unescape(team.client.post(f"{revision}/conversation", data=form).text)


def test_a_number_that_no_project_has_and_a_stranger_are_refused(team: Team) -> None:
    revision = team.revision()
    for number in ("999999", "", "douze", "-1"):
        answer = team.client.post(f"{revision}/conversation", data={"projet": number})
        assert answer.status_code == 422
        assert "Aucun projet" in unescape(answer.text)
    stranger = TestClient(team.client.app, headers={"Origin": "http://testserver"}, follow_redirects=False)
    assert stranger.get(f"{ROOM}/couverture").status_code == 303
    assert stranger.post(f"{revision}/conversation", data={"projet": "1"}).status_code == 401
