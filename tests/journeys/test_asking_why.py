"""Anyone can see why: each line of the chat opens on the words, the rule and what was set aside."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient
from test_by_form import begin, say, state

FRAGMENT = {"HX-Request": "true"}


def lines(page: str) -> list[str]:
    """The addresses that the lines of a page open."""
    return [html.unescape(found) for found in re.findall(r'<a href="(/projet/[^"]+/pourquoi\?champ=[^"]+)"', page)]


def plain(page: str) -> str:
    """The text of a page, without its marks and with ordinary spaces."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\xa0", " ").replace("\u202f", " ")
    return " ".join(text.split())


def ask(client: TestClient, key: str, slot: str) -> None:
    """Make the page ask a question."""
    say(client, key, choix=f"champ:{slot}")
    assert state(client, key)["question"]["champ"] == slot


def told(client: TestClient, key: str, slot: str, words: str) -> str:
    """What the line of a value opens, once it was said in answer to its question."""
    ask(client, key, slot)
    say(client, key, texte=words)
    opened = [line for line in lines(client.get(f"/projet/{key}").text) if line.endswith(f"champ={slot}")]
    return plain(client.get(opened[-1], headers=FRAGMENT).raise_for_status().text)


def test_a_line_opens_on_the_words_the_rule_and_what_was_set_aside(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    shown = told(client, key, "budget_total", "3000 €, pas 2500, pour 30 familles")
    assert "3000 € , pas 2500, pour 30 familles" in shown
    assert "« 3000 € » est lu comme un montant parce que « € » accompagne le nombre." in shown
    assert "« pas 2500 » est dit pour être écarté, à cause de « pas »." in shown
    assert "« 30 familles » n'est pas pris pour « Budget total » : « familles » accompagne le nombre." in shown
    assert "change Budget total" in shown


def test_without_scripts_the_same_is_a_page(client: TestClient) -> None:
    key = begin(client, "Un jardin à Roubaix avec 30 familles du quartier")
    found = lines(client.get(f"/projet/{key}").text)
    assert found
    page = client.get(found[0].partition("?")[0]).raise_for_status().text
    assert "<h1>" in page
    assert "<mark>Roubaix</mark>" in page
    assert f'href="/projet/{key}#suite"' in page


def test_a_value_changed_since_says_so(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    told(client, key, "budget_total", "3000 €")
    first = [line for line in lines(client.get(f"/projet/{key}").text) if line.endswith("budget_total")][-1]
    told(client, key, "budget_total", "4000 €")
    assert "Depuis, c'est devenu : 4 000 €" in plain(client.get(first).text)


def test_a_button_says_that_it_was_pressed(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    ask(client, key, "porteur_type")
    say(client, key, choix="option:association")
    line = [line for line in lines(client.get(f"/projet/{key}").text) if line.endswith("porteur_type")][-1]
    assert "Vous avez appuyé sur un bouton." in plain(client.get(line).text)


def test_a_reading_chosen_says_what_was_in_doubt(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    ask(client, key, "budget_total")
    say(client, key, texte="2.000")
    say(client, key, choix="lecture:0")
    line = [line for line in lines(client.get(f"/projet/{key}").text) if line.endswith("budget_total")][-1]
    assert "Dans « 2.000 », le point ou la virgule peut séparer" in plain(client.get(line).text)


def test_what_was_masked_is_never_shown_again(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    ask(client, key, "budget_total")
    secret = "FR76 3000 4000 0312 3456 7890 143"
    words = f"3000 euros, notre compte {secret}"
    say(client, key, texte=words)
    say(client, key, choix="masquer", texte=words)
    line = [line for line in lines(client.get(f"/projet/{key}").text) if line.endswith("budget_total")][-1]
    for headers in ({}, FRAGMENT):
        shown = client.get(line, headers=headers).raise_for_status().text
        assert "<mark>3000 euros</mark>" in shown
        assert "7890" not in shown
        assert "0312" not in shown


def test_dates_are_read_again_as_on_their_day(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    assert "L'année n'est pas dite : elle est cherchée à partir du 10 novembre 2014." in told(
        client, key, "date_debut", "le 1er avril"
    )


def test_every_word_that_counted_for_a_fiche_is_shown(client: TestClient) -> None:
    key = begin(client, "Créer un jardin partagé, avec une fête dans la cour")
    page = client.get(f"/projet/{key}")
    assert f"/projet/{key}/pourquoi" in page.text
    shown = plain(client.get(f"/projet/{key}/pourquoi").raise_for_status().text)
    assert "jardin partagé" in shown
    assert "c'est ce que l'on fait : compte à 125 %" in shown


def test_what_is_shown_of_a_fiche_adds_up_to_its_score(client: TestClient) -> None:
    key = begin(client, "on veut faire un jardin derrière la tour avec les mamans")
    page = client.get(f"/projet/{key}/pourquoi").raise_for_status().text
    first = page[page.index("<section") : page.index("</section>")]
    weights = [float(figure) for figure in re.findall(r">([+-]\d+\.\d+)<", first.replace("−", "-").replace(",", "."))]
    total = re.search(r"En tout : (\d+),(\d+)", plain(first))
    assert total is not None
    assert len(weights) >= 2
    assert "phrases d'exemple" in plain(first)
    assert sum(weights) == pytest.approx(float(f"{total[1]}.{total[2]}"), abs=0.02)


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    key = begin(client, "Un jardin partagé derrière la tour")
    for address in ("tours/99/pourquoi", "tours/0/pourquoi", "tours/1/pourquoi?champ=budget_total", "tours/x/pourquoi"):
        assert client.get(f"/projet/{key}/{address}").status_code == 404, address
    assert client.get("/projet/inconnu/pourquoi").status_code == 404
    assert client.get("/projet/inconnu/tours/1/pourquoi").status_code == 404
