"""The forms of the content room, by HTTP and with scripts off: what is shown, kept, refused and saved."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, cast

import pytest
from fake_bench import PREFIX, FakeBench, app_with_forms, bench_over_shipped
from fake_service import FakeService, deps
from starlette.testclient import TestClient

from aide_projet.content.edit.form import Subject
from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_folder
from aide_projet.understanding.language import Language
from fake_accounts import TOKEN, office, team

CALL = "dsdt-2015"
EDITIONS = f"rules/{CALL}/editions.yaml"


@pytest.fixture(scope="module")
def language() -> Language:
    shipped = shipped_folder()
    return read_library(shipped / "dialogues", shipped / "rules").calls[CALL].content.language


@pytest.fixture(scope="module")
def shipped_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contenu") / "revision"
    folder.mkdir()
    bench_over_shipped(folder)
    return folder


@pytest.fixture
def bench(shipped_copy: Path, tmp_path: Path) -> FakeBench:
    shutil.copytree(shipped_copy, tmp_path / "revision", copy_function=shutil.os.link)  # type: ignore[attr-defined]
    return FakeBench(tmp_path / "revision")


@pytest.fixture
def client(bench: FakeBench, language: Language) -> TestClient:
    given = deps()
    content = cast("Any", replace(given.library[CALL], language=language))
    service = FakeService(office=office(team()), deps=replace(given, library={CALL: content}))
    client = TestClient(app_with_forms(service, bench), follow_redirects=False)
    client.headers.update({"Origin": "http://testserver"})
    client.cookies.set("aide_equipe", TOKEN, domain="testserver.local", path="/administration")
    return client


def seen(page: str) -> list[str]:
    """What the form sends back of the files as they were shown."""
    return re.findall(r'name="vu" value="([^"]*)"', page)


def words(page: str) -> str:
    """The page as read, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page))).replace("\xa0", " ")


def test_who_is_not_signed_in_sees_no_form(client: TestClient) -> None:
    client.cookies.clear()
    assert client.get(PREFIX).status_code == 303
    assert client.post(f"{PREFIX}/dates/{CALL}/2015", data={"titre": "x"}).status_code == 401


def test_every_subject_lists_its_forms_and_they_open(client: TestClient) -> None:
    index = client.get(PREFIX).text
    for subject in Subject:
        assert f'href="{PREFIX}/{subject}"' in index
        listed = client.get(f"{PREFIX}/{subject}")
        assert listed.status_code == 200
        keys = re.findall(rf'href="({PREFIX}/{subject}/[^"]+)"', listed.text)
        assert keys
        for key in (keys[0], keys[-1]):
            assert client.get(key).status_code == 200, key


def test_a_date_is_changed_and_what_changed_is_said_with_its_line(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/dates/{CALL}/2015"
    page = client.get(address).text
    assert 'value="23 janvier 2015"' in page
    answer = client.post(address, data={"vu": seen(page), "dossier_complet": "30/01/2015"})
    assert answer.status_code == 200
    assert "Dossier complet : avant 23 janvier 2015 → maintenant 30 janvier 2015" in words(answer.text)
    assert f'href="/administration/contenu/fichiers/{EDITIONS}?ligne=8"' in answer.text
    assert bench.saved == [(EDITIONS,)]
    assert "dossier_complet: 2015-01-30" in bench.text(EDITIONS)


def test_what_cannot_be_read_is_said_beside_its_box_and_kept(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/montants/{CALL}/fiches/gup"
    page = client.get(address).text
    answer = client.post(address, data={"vu": seen(page), "parametre_plancher": "2.000"})
    assert answer.status_code == 422
    box = answer.text.partition('id="m-parametre_plancher"')[2]
    assert "se lit de plusieurs façons" in box.partition("</p>")[0]
    assert 'value="2.000"' in box
    assert bench.saved == []


def test_dates_in_disorder_are_a_mistake_beside_the_date(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/dates/{CALL}/2015"
    page = client.get(address).text
    answer = client.post(address, data={"vu": seen(page), "dossier_complet": "1/1/2014"})
    assert answer.status_code == 422
    assert "dates dans le désordre" in answer.text.partition('id="m-dossier_complet"')[2].partition("</p>")[0].lower()
    assert 'value="1/1/2014"' in answer.text
    assert bench.saved == []


def test_a_brace_that_nothing_fills_is_a_mistake_beside_the_sentence(client: TestClient) -> None:
    address = f"{PREFIX}/reponses/dsdt/reponses/bienvenue"
    page = client.get(address).text
    assert "{titre_appel}" in words(page)
    answer = client.post(address, data={"vu": seen(page), "texte": "Bonjour {titre_apel}"})
    assert answer.status_code == 422
    assert "titre_apel" in answer.text.partition('id="m-texte"')[2].partition("</p>")[0]


def test_the_second_of_two_people_sees_what_changed_and_loses_nothing(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/dates/{CALL}/2015"
    page = client.get(address).text
    client.post(address, data={"vu": seen(page), "dossier_complet": "30/01/2015"})
    second = client.post(address, data={"vu": seen(page), "dossier_complet": "6/2/2015", "titre": "Année 2015"})
    assert second.status_code == 409
    assert 'value="6/2/2015"' in second.text
    assert "Le fichier dit maintenant : « 30 janvier 2015 »" in words(second.text)
    again = client.post(address, data={"vu": seen(second.text), "dossier_complet": "6/2/2015", "titre": "Année 2015"})
    assert again.status_code == 200
    assert "dossier_complet: 2015-02-06" in bench.text(EDITIONS)
    assert "titre: Année 2015" in bench.text(EDITIONS)


def test_a_form_sent_without_what_it_was_shown_on_is_a_conflict(client: TestClient, bench: FakeBench) -> None:
    answer = client.post(f"{PREFIX}/dates/{CALL}/2015", data={"titre": "Année 2015"})
    assert answer.status_code == 409
    assert bench.saved == []


def test_what_says_the_same_saves_nothing(client: TestClient, bench: FakeBench) -> None:
    answer = client.post(f"{PREFIX}/dates/{CALL}/2015", data={"dossier_complet": "23/01/2015"})
    assert "il n'y avait rien à enregistrer" in words(answer.text)
    assert bench.saved == []


def test_words_are_ticked_to_go_and_typed_to_come(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/vocabulaire/langue/fr/oui_non"
    page = client.get(address).text
    number = re.findall(r'<option value="(\d+)">oui</option>', page)[0]
    page = client.get(f"{address}?liste={number}").text
    gone = re.findall(rf'name="retirer" value="({number}:[^"]+)"', page)[-1]
    data = {"vu": seen(page), "ajout": "ça baigne\r\nça gaze", "liste": number, "retirer": [unescape(gone)]}
    answer = client.post(address, data=data)
    said = words(answer.text)
    assert "oui : ajouté ça baigne" in said
    assert "oui : ajouté ça gaze" in said
    assert f"oui : retiré {unescape(gone).partition(':')[2]}" in said
    assert bench.saved == [("dialogues/langue/fr/oui_non.yaml",)]


def test_a_word_is_looked_for_in_every_list(client: TestClient) -> None:
    page = client.get(f"{PREFIX}/mots-cles/{CALL}/mobiliser?cherche=Barbecue").text
    assert 'value="1:barbecues"' in page
    assert "poids 3,5" in words(page)
    assert "n'est dans aucune liste" in words(client.get(f"{PREFIX}/mots-cles/{CALL}/mobiliser?cherche=zzzz").text)
    assert "Rien ici ne contient « zzzz »" in words(client.get(f"{PREFIX}/glossaire?cherche=zzzz").text)


def test_a_question_more_is_saved_in_two_files_at_once(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/nouvelle-question/dsdt"
    page = client.get(address).text
    typed = {
        "place": "2.lieu", "question": "Y aura-t-il à manger ?", "simple": "On mange ?", "pourquoi": "Pour les achats.",
        "libelle": "Un repas", "genre": "oui_non", "niveau": "extra", "fiche": "", "options": "",
    }  # fmt: skip
    answer = client.post(address, data={"vu": seen(page), **typed})
    assert answer.status_code == 200
    assert bench.saved == [("dialogues/dsdt/champs.yaml", "dialogues/dsdt/parcours.yaml")]
    refused = client.post(address, data={"vu": seen(client.get(address).text), **typed, "genre": "choix"})
    assert refused.status_code == 422
    assert '<option value="2.lieu" selected>' in refused.text
    assert "Y aura-t-il à manger ?</textarea>" in refused.text


def test_questions_are_listed_in_their_order_and_one_is_added_after_another(client: TestClient) -> None:
    page = client.get(f"{PREFIX}/questions").text
    parts = re.findall(r'<h2 class="partie-formulaires">([^<]*)</h2>', page)
    assert parts[:3] == ["Votre idée", "Qui porte le projet", "Où et pour qui"]
    after = re.findall(r'href="([^"]*nouvelle-question[^"]*)"', client.get(f"{PREFIX}/questions/dsdt/lieu").text)[0]
    assert after == f"{PREFIX}/nouvelle-question/dsdt?place=2.lieu"
    assert '<option value="2.lieu" selected>' in client.get(after).text


def test_a_term_is_taken_out(client: TestClient, bench: FakeBench) -> None:
    address = f"{PREFIX}/glossaire/dsdt/cofinancement"
    page = client.get(address).text
    assert client.post(address, data={"vu": seen(page), "retirer": "oui"}).status_code == 200
    assert "- cle: cofinancement\n" not in bench.text("dialogues/dsdt/glossaire.yaml")
    assert client.get(address).status_code == 404


def test_a_broken_file_is_named_with_its_line_and_the_others_still_open(client: TestClient, bench: FakeBench) -> None:
    bench.write(EDITIONS, bench.text(EDITIONS).replace("    titre: Édition 2015", "   titre: Édition 2015"))
    for answer in (client.get(f"{PREFIX}/dates"), client.get(f"{PREFIX}/dates/{CALL}/2015")):
        assert answer.status_code == 422
        assert f"{EDITIONS}, ligne" in words(answer.text)
    assert client.get(f"{PREFIX}/contacts/{CALL}").status_code == 200


@pytest.mark.parametrize("end", ["zut", "dates/rien/2015", "dates/", f"mots-cles/{CALL}/../../x", "glossaire/dsdt/%00"])
def test_a_form_that_is_not_is_not_found(client: TestClient, end: str) -> None:
    assert client.get(f"{PREFIX}/{end}").status_code in (404, 307)


def test_what_is_typed_is_never_taken_for_html(client: TestClient) -> None:
    address = f"{PREFIX}/questions/dsdt/idee"
    typed = '"><script>alert(1)</script>{{ 7*7 }}\x07'
    answer = client.post(address, data={"vu": seen(client.get(address).text), "question": typed})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert "{{ 7*7 }}" in unescape(answer.text)
