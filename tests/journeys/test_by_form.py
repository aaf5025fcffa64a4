"""Whole journeys through the pages' own forms, without scripts, on the real application."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from resident import IDEA, TITLE, reply
from starlette.testclient import TestClient


def begin(client: TestClient, idea: str = IDEA) -> str:
    """A new project; its key."""
    answer = client.post("/projet", data={"idee": idea})
    assert answer.status_code == 303, answer.text
    return re.fullmatch(r"/projet/([^/#]+)#suite", answer.headers["location"])[1]  # type: ignore[index]


def state(client: TestClient, key: str) -> dict[str, Any]:
    """Where a project stands, by the API."""
    return dict(client.get(f"/api/v1/conversations/{key}").raise_for_status().json())


def turn_of(page: str) -> str:
    """The hidden number of the page's form."""
    found = re.search(r'name="tour" value="(\d+)"', page)
    assert found
    return found[1]


def say(client: TestClient, key: str, **form: str) -> Any:
    """Fill the chat's form as the page shows it, and send it."""
    page = client.get(f"/projet/{key}").text
    return client.post(f"/projet/{key}", data={"tour": turn_of(page), "texte": "", **form})


def whole_express_path(client: TestClient) -> str:
    """The resident answers until there is nothing more to ask; the key of her project."""
    key = begin(client)
    for _ in range(30):
        question = state(client, key)["question"]
        if question is None:
            return key
        assert say(client, key, **reply(question["champ"])).status_code == 303
    raise AssertionError("the express path does not end")


def words_of(client: TestClient, key: str) -> str:
    """The four words shown."""
    found = re.search(r'class="quatre-mots">([^<]+)<', client.get(f"/projet/{key}").text)
    assert found
    return html.unescape(found[1])


def test_from_the_first_sentence_to_the_fiche_in_hand(client: TestClient, tmp_path: Path) -> None:
    key = whole_express_path(client)
    page = client.get(f"/projet/{key}/fiche")
    assert TITLE in page.text
    for kind, start in (("pdf", b"%PDF"), ("html", b"<"), ("md", b"#"), ("json", b"{")):
        answer = client.get(f"/projet/{key}/fiche.{kind}")
        assert answer.status_code == 200, kind
        assert answer.content.lstrip().startswith(start), kind
        assert "jardin-de-la-tour" in answer.headers["content-disposition"]
        assert answer.headers["cache-control"] == "no-store"
    if shutil.which("pdftotext"):
        file = tmp_path / "fiche.pdf"
        file.write_bytes(client.get(f"/projet/{key}/fiche.pdf").content)
        text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
        assert TITLE in text
        assert "Roubaix" in text
        assert re.search(r"10\s000\s€", text)


def test_the_printed_page_may_use_its_own_style_and_nothing_else(client: TestClient) -> None:
    policy = client.get(f"/projet/{begin(client)}/fiche.html").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_same_form_sent_twice_counts_once(client: TestClient) -> None:
    key = begin(client)
    form = {"tour": turn_of(client.get(f"/projet/{key}").text), "texte": TITLE}
    first = client.post(f"/projet/{key}", data=form)
    second = client.post(f"/projet/{key}", data=form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert client.get(f"/projet/{key}").text.count(f">{TITLE}</p>") == 1


def test_two_windows_never_lose_what_is_typed(client: TestClient) -> None:
    key = begin(client)
    number = turn_of(client.get(f"/projet/{key}").text)
    client.post(f"/projet/{key}", data={"tour": number, "texte": TITLE})
    late = client.post(f"/projet/{key}", data={"tour": number, "texte": "Le potager"})
    assert late.status_code == 409
    assert ">Le potager</textarea>" in late.text
    assert TITLE in late.text


def test_four_words_bring_back_the_project_however_they_are_written(client: TestClient) -> None:
    key = begin(client)
    words = words_of(client, key)
    assert len(words.split()) == 4
    for written in (words, words.upper(), f"  {words.replace(' ', ', ')} "):
        assert client.post("/reprendre", data={"mots": written}).headers["location"] == f"/projet/{key}#suite"


def test_an_erased_project_is_gone_from_every_address(client: TestClient) -> None:
    key = begin(client)
    words = words_of(client, key)
    client.post(f"/projet/{key}/effacer", data={"confirme": "oui"})
    for path in ("", "/fiche", "/fiche.pdf", "/fiche/budget_total", "/effacer", "/terminer"):
        assert client.get(f"/projet/{key}{path}").status_code == 404, path
    assert client.post(f"/projet/{key}", data={"tour": "1", "texte": "encore là ?"}).status_code == 404
    assert client.get(f"/api/v1/conversations/{key}").status_code == 404
    assert client.post("/reprendre", data={"mots": words}).status_code == 404


def test_a_draft_comes_back_from_its_file_without_loss(client: TestClient) -> None:
    key = whole_express_path(client)
    draft = client.get(f"/projet/{key}/fiche.json").content
    answer = client.post("/importer", files={"fichier": ("fiche.json", draft, "application/json")})
    assert answer.status_code == 303, answer.text
    copy = answer.headers["location"].split("/")[2].partition("#")[0]
    assert copy != key
    assert json.loads(client.get(f"/projet/{copy}/fiche.json").content)["champs"] == json.loads(draft)["champs"]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        [],
        {"appel": "dsdt-2015"},
        {"appel": "dsdt-2015", "champs": {}, "version": 99},
        {"appel": "nulle-part", "champs": {}},
        {"appel": "dsdt-2015", "champs": []},
    ],
)
def test_a_file_that_cannot_be_taken_up_is_explained(client: TestClient, payload: object) -> None:
    file = ("fiche.json", json.dumps(payload).encode(), "application/json")
    answer = client.post("/importer", files={"fichier": file})
    assert answer.status_code in (303, 422)
    if answer.status_code == 422:
        assert 'id="fichier-message"' in answer.text


def test_unknown_fields_of_a_file_are_kept(client: TestClient) -> None:
    payload = {"appel": "dsdt-2015", "champs": {"intitule": TITLE, "couleur_preferee": "vert"}, "version": 1}
    answer = client.post("/importer", files={"fichier": ("a.json", json.dumps(payload).encode(), "application/json")})
    key = answer.headers["location"].split("/")[2].partition("#")[0]
    fields = json.loads(client.get(f"/projet/{key}/fiche.json").content)["champs"]
    assert fields == {"intitule": TITLE, "couleur_preferee": "vert"}


STRANGE = {
    "empty": "",
    "blank": "   \n\t ",
    "emoji": "🌻🌻🌻",
    "control": "\x00\x01\x07",
    "bidi": "\u202e\u2066 Roubaix \u2069",
    "script": "<script>alert(1)</script>",
    "template": "{{7*7}} {% include 'x' %} ${7*7}",
    "formula": '=HYPERLINK("http://x";"y")',
    "twenty pages": "Le jardin de la tour. " * 3000,
    "negative": "-5000 €",
    "astronomic": "9" * 400 + " euros",
    "no such day": "le 31 février",
    "lone surrogate": "caf\udce9",
}


@pytest.mark.parametrize("slot", ["intitule", "budget_total", "date_debut"])
@pytest.mark.parametrize("name", STRANGE)
def test_strange_input_gets_an_answer_and_loses_nothing(client: TestClient, slot: str, name: str) -> None:
    key = begin(client)
    assert say(client, key, choix=f"champ:{slot}").status_code == 303
    text = STRANGE[name].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    answer = say(client, key, texte=text)
    assert answer.status_code in (200, 303)
    if name == "twenty pages":
        assert text.strip()[:200] in html.unescape(answer.text), "the text stays in the box"
    page = client.get(f"/projet/{key}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert client.get(f"/projet/{key}/fiche").status_code == 200
    value = state(client, key)["brouillon"]["champs"].get(slot)
    if slot == "budget_total":
        assert value is None or (isinstance(value, int | float) and 0 <= value < 1e12), value


@pytest.mark.parametrize("text", ["IBAN FR76 3000 4000 0312 3456 7890 143", "mon numéro de sécu 2 84 05 88 123 456 77"])
def test_what_must_not_be_kept_waits_in_the_form_until_it_is_masked(client: TestClient, text: str) -> None:
    key = begin(client)
    held = say(client, key, texte=text)
    assert held.status_code == 200
    assert text in html.unescape(held.text), "the text is given back"
    assert 'value="masquer"' in held.text
    assert text not in html.unescape(client.get(f"/projet/{key}").text), "and nothing of it is stored"
    masked = client.post(f"/projet/{key}", data={"tour": turn_of(held.text), "texte": text, "choix": "masquer"})
    assert masked.status_code == 303
    assert "•" in client.get(f"/projet/{key}").text


def test_a_turn_to_an_erased_project_is_taken_up_in_a_new_one(client: TestClient) -> None:
    key = begin(client)
    assert client.post(f"/projet/{key}/effacer", data={"confirme": "oui"}).status_code == 303
    text = "Un four à pain pour toute la cité"
    page = client.post(f"/projet/{key}", data={"tour": "1", "texte": text})
    assert page.status_code == 404
    kept = re.search(r'<form[^>]*action="/projet">.*?name="idee"[^>]*>([^<]*)</textarea>', page.text, re.DOTALL)
    assert kept
    again = begin(client, html.unescape(kept[1]))
    assert text in html.unescape(client.get(f"/projet/{again}").text)
    late = client.post(f"/api/v1/conversations/{key}/tours", json={"tour": 1, "texte": text})
    assert (late.status_code, late.json()["texte"]) == (404, text)


def test_the_same_turn_sent_twice_gets_the_same_bytes(client: TestClient) -> None:
    begun = client.post("/api/v1/conversations", json={"appel": None, "langue": "fr"})
    tours = f"{begun.headers['location']}/tours"
    for body in ({"tour": 0, "texte": IDEA}, {"tour": 1, "texte": TITLE}):
        first, second = (client.post(tours, json=body) for _ in range(2))
        assert first.status_code == 200
        assert first.content == second.content
