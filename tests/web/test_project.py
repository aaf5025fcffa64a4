"""The chat screen: as a page, as fragments, and when a turn is not taken."""

from __future__ import annotations

from fake_service import Build
from fake_use_cases import Heard
from starlette.testclient import TestClient
from view_fixture import VIEW

HX = {"HX-Request": "true"}


def test_the_page_shows_the_thread_the_open_question_the_dossier_and_the_findings(client: TestClient) -> None:
    page = client.get("/projet/view").text
    assert "on veut faire un jardin derrière la tour" in page
    assert "Combien mettez-vous vous-mêmes" in page
    assert "Il manque 100\u00a0€" in page
    assert 'value="pose:plancher-gup:0"' in page, "a remedy that sets a value"
    assert 'value="champ:structure_nom"' in page, "a remedy that opens a question"
    assert "Exercice" in page
    assert "10 novembre 2014" in page
    assert VIEW.words in page


def test_a_dossier_entry_opens_its_question(client: TestClient) -> None:
    assert 'form="saisie" name="choix" value="champ:budget_total"' in client.get("/projet/view").text


def test_an_unknown_project_is_a_404_page_with_a_way_on(client: TestClient) -> None:
    answer = client.get("/projet/inconnu")
    assert answer.status_code == 404
    assert 'action="/reprendre"' in answer.text


def test_without_scripts_a_turn_redirects_to_the_page(client: TestClient, heard: Heard) -> None:
    answer = client.post("/projet/view", data={"tour": "3", "texte": "300 euros"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/projet/view#suite")
    assert heard.turns[0]["text"] == "300 euros"
    assert heard.turns[0]["number"] == 3


def test_with_htmx_a_turn_answers_only_the_parts_that_change(client: TestClient) -> None:
    answer = client.post("/projet/view", data={"tour": "3", "texte": "300 euros"}, headers=HX)
    assert answer.status_code == 200
    assert "HX-Request" in answer.headers["vary"]
    assert "<html" not in answer.text
    assert '<hx-partial hx-target="#fil" hx-swap="beforeend">' in answer.text
    assert 'id="tour-4"' in answer.text
    assert 'id="tour-3"' not in answer.text, "what the page already has is not sent again"
    assert 'name="tour" value="4"' in answer.text


def test_a_late_turn_shows_where_things_stand_with_the_text_back_in_the_box(client: TestClient) -> None:
    answer = client.post("/projet/view", data={"tour": "1", "texte": "ma réponse"})
    assert answer.status_code == 409
    assert ">ma réponse</textarea>" in answer.text
    fragment = client.post("/projet/view", data={"tour": "1", "texte": "ma réponse"}, headers=HX)
    assert fragment.status_code == 409
    assert 'id="tour-2"' in fragment.text
    assert 'id="tour-3"' in fragment.text
    assert 'data-garde="oui"' in fragment.text, "the script leaves the box as it is"


def test_a_full_disk_is_said_and_the_text_stays(client: TestClient) -> None:
    answer = client.post("/projet/view", data={"tour": "3", "texte": "plein"})
    assert answer.status_code == 503
    assert "Le disque est plein" in answer.text
    assert ">plein</textarea>" in answer.text
    fragment = client.post("/projet/view", data={"tour": "3", "texte": "plein"}, headers=HX)
    assert fragment.headers["hx-retarget"] == "#etat"
    assert "Le disque est plein" in fragment.text


def test_a_turn_for_an_erased_project_is_a_404(client: TestClient) -> None:
    assert client.post("/projet/inconnu", data={"tour": "0", "texte": "oui"}).status_code == 404


def test_pressing_a_button_leaves_what_is_being_typed_in_the_box(client: TestClient, heard: Heard) -> None:
    answer = client.post("/projet/view", data={"tour": "3", "texte": "pas fini", "choix": "champ:commune"})
    assert answer.status_code == 200
    assert ">pas fini</textarea>" in answer.text
    assert (heard.turns[0]["choice"], heard.turns[0]["text"]) == ("champ:commune", "")


def test_masking_sends_the_text_with_the_choice(client: TestClient, heard: Heard) -> None:
    client.post("/projet/held", data={"tour": "4", "texte": "FR76 3000", "choix": "masquer"})
    assert (heard.turns[0]["choice"], heard.turns[0]["text"]) == ("masquer", "FR76 3000")


def test_ticked_boxes_alone_are_a_choice_and_with_words_they_join_them(client: TestClient, heard: Heard) -> None:
    boxes = ["idee=L'idée", "decision=Les décisions"]
    client.post("/projet/ticking", data={"tour": "3", "texte": "", "coche": boxes})
    client.post("/projet/ticking", data={"tour": "3", "texte": "et le repas", "coche": boxes})
    assert (heard.turns[0]["choice"], heard.turns[0]["text"]) == ("options:idee,decision", "")
    assert (heard.turns[1]["choice"], heard.turns[1]["text"]) == ("", "L'idée, Les décisions, et le repas")


def test_what_people_type_is_shown_as_text(client: TestClient) -> None:
    page = client.get("/projet/hostile").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{7*7}}" in page
    assert "<b>gras" not in page
    assert "onerror=1>" not in page


def test_a_form_with_nonsense_in_it_loses_nothing(client: TestClient) -> None:
    answer = client.post("/projet/view", data={"tour": "abc", "texte": "ma réponse"})
    assert answer.status_code == 409
    assert ">ma réponse</textarea>" in answer.text


def test_bytes_that_are_no_text_are_read_without_a_crash(client: TestClient, heard: Heard) -> None:
    answer = client.post(
        "/projet/view",
        content=b"tour=3&texte=%ff%fe%00caf%e9",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 303
    assert "caf" in str(heard.turns[0]["text"])


def test_more_fields_than_any_form_of_ours_is_a_400(client: TestClient) -> None:
    assert client.post("/projet/view", content="&".join(f"a{n}=1" for n in range(200))).status_code == 400


def test_project_pages_are_never_kept_by_a_cache(client: TestClient) -> None:
    for path in ("/projet/view", "/projet/view/fiche", "/projet/view/fiche/budget_total", "/projet/inconnu"):
        assert client.get(path).headers["cache-control"] == "no-store"


def test_a_turn_to_a_project_that_is_gone_gives_the_text_back_to_begin_again_with(client: TestClient) -> None:
    for address in ("/projet/inconnu", "/projet/inconnu/fiche/idee"):
        answer = client.post(address, data={"tour": "3", "texte": "une <longue> idée"})
        assert answer.status_code == 404
        assert 'action="/projet"' in answer.text
        assert 'name="idee" rows="5">une &lt;longue&gt; idée</textarea>' in answer.text
        assert "Votre texte" in answer.text


def test_with_htmx_a_project_that_is_gone_leaves_the_text_in_the_box(client: TestClient) -> None:
    answer = client.post("/projet/inconnu", data={"tour": "3", "texte": "une idée"}, headers=HX)
    assert answer.status_code == 404
    assert answer.headers["hx-retarget"] == "#etat"
    assert "toujours dans la case" in answer.text
    assert 'href="/"' in answer.text


def test_too_many_turns_of_a_project_that_is_gone_give_the_text_back_too(build: Build) -> None:
    client = build(turn_rate="1/minute")
    answers = [client.post("/projet/inconnu", data={"tour": "3", "texte": "une idée"}) for _ in range(2)]
    assert answers[1].status_code in (404, 429)
    assert ">une idée</textarea>" in answers[1].text
