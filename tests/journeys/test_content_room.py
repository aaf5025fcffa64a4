"""The content room without scripts, over the real store: what each state of a revision says, and offers next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from starlette.testclient import TestClient

from aide_projet.use_cases.invite import first_address
from aide_projet.web.app import create_app
from aide_projet.wiring import build_service

ROOM = "/administration/contenu"
RULE = "rules/dsdt-2015/controles/plancher.yaml"
FLOW = "dialogues/dsdt/parcours.yaml"
PASSWORD = "quatre mots sans lien 9"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The first administrator, signed in."""
    service = build_service(database=tmp_path_factory.mktemp("base") / "projets.db", today=date(2014, 11, 10))
    with TestClient(create_app(service), headers={"Origin": "http://testserver"}) as found:
        assert found.portal is not None
        token = found.portal.call(partial(first_address, service.office, now=service.now()))
        form = {"identifiant": "samira", "nom": "Samira", "mot_de_passe": PASSWORD, "mot_de_passe_encore": PASSWORD}
        assert found.post(f"/administration/invitation/{token}", data=form).status_code == 200
        yield found
    service.close()


@pytest.fixture
def revision(client: TestClient) -> str:
    """The address of a revision that changes nothing yet."""
    return client.post(ROOM, data={"nom": "Une version"}).url.path


def save(client: TestClient, revision: str, path: str, text: str) -> str:
    page = client.get(f"{revision}/fichier/{path}").text
    kept = {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in ("vu", "base")}
    return client.post(f"{revision}/fichier/{path}", data={"texte": text, **kept}).text


def test_a_revision_says_what_comes_next(client: TestClient, revision: str) -> None:
    assert "Ouvrir les formulaires" in client.get(revision).text
    saved = save(client, revision, RULE, "controle: plancher\n")
    assert "Il reste quelque chose à voir" in saved
    page = client.get(revision).text
    assert "1 fichier changé" in page
    assert "Aller à la preuve" in page
    assert "Rien ne change pour les habitants avant la publication." in page


def test_a_revision_that_was_thrown_away_is_said_gone_and_one_that_never_was_unknown(
    client: TestClient, revision: str
) -> None:
    client.post(f"{revision}/jeter")
    gone = client.get(revision)
    assert gone.status_code == 410
    assert "est plus en préparation" in gone.text
    assert f'href="{ROOM}"' in gone.text
    assert client.get(f"{ROOM}/99999").status_code == 404


def test_what_is_typed_for_a_revision_that_is_gone_is_given_back(client: TestClient, revision: str) -> None:
    client.post(f"{revision}/jeter")
    answer = client.post(f"{revision}/fichier/{RULE}", data={"texte": "tout mon travail", "vu": "", "base": ""})
    assert answer.status_code == 409
    assert "tout mon travail" in answer.text


def test_only_a_file_that_the_content_can_do_without_is_offered_to_be_taken_out(
    client: TestClient, revision: str
) -> None:
    assert "Retirer ce fichier" in client.get(f"{revision}/fichier/{RULE}").text
    assert "Retirer ce fichier" not in client.get(f"{revision}/fichier/{FLOW}").text


def test_a_try_out_that_a_restart_ended_says_so(client: TestClient, revision: str) -> None:
    back = client.get(f"{revision}/essai/une-cle-inconnue")
    assert back.url.path == f"{revision}/essai"
    assert "Cet essai est terminé" in back.text


def test_the_name_of_a_file_that_cannot_be_is_asked_again_where_it_was_typed(client: TestClient, revision: str) -> None:
    answer = client.post(f"{revision}/ajouter", data={"fichier": "ailleurs/x.yaml"})
    assert answer.status_code == 422
    assert re.search(r'<details class="sujet" open>\s*<summary><span>Ajouter', answer.text)
    assert 'value="ailleurs/x.yaml"' in answer.text


def test_a_revision_that_changes_nothing_has_nothing_to_publish(client: TestClient, revision: str) -> None:
    page = client.get(f"{revision}/preuve").text
    assert "rien à publier" in page
    assert "Publier cette version" not in page


def test_without_scripts_a_page_refreshes_while_its_proof_is_made_and_never_with_them(
    client: TestClient, revision: str
) -> None:
    save(client, revision, RULE, "controle: plancher\n")
    under_way = client.post(f"{revision}/preuve")
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d"></noscript>', under_way.text)
    assert "refresh" not in under_way.headers


def test_once_a_project_is_erased_no_tryout_holds_its_answers(client: TestClient, revision: str) -> None:
    project = client.post("/projet", data={"idee": "Un verger partagé"}, follow_redirects=False).headers["location"]
    address = project.split("#")[0]
    number = re.search(r"2\d{3}-0*(\d+)", client.get(f"{address}/fiche").text)
    assert number is not None
    tried = client.post(f"{revision}/essai", data={"projet": number[1]})
    assert "Un verger partagé" in tried.text
    client.post(f"{address}/effacer", data={"confirme": "oui"})
    after = client.get(tried.url.path)
    assert after.url.path == f"{revision}/essai"
    assert "verger" not in after.text
