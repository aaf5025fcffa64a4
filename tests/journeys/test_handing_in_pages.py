"""To hand in, copy and say on the real application: what a project really gives, from an empty one to a full one."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient
from test_fields import RICH

GUP = {"fiche": "gup", "nature_depense": "les_deux", "montant_investissement": 4000, "montant_fonctionnement": 2000}


def project(client: TestClient, **slots: Any) -> str:
    """A project with these answers; its address."""
    draft = json.dumps({"appel": "dsdt-2015", "champs": slots})
    answer = client.post("/importer", files={"fichier": ("b.json", draft, "application/json")})
    return answer.headers["location"].partition("#")[0]


def read(client: TestClient, path: str) -> str:
    return html.unescape(client.get(path).raise_for_status().text)


def message(page: str) -> dict[str, list[str]]:
    found = re.search(r'href="(mailto:[^"]*)"', page)
    assert found
    assert len(found[1]) <= 1900
    return parse_qs(urlsplit(found[1]).query)


def test_a_full_project_says_where_when_and_with_which_message(client: TestClient) -> None:
    page = read(client, project(client, **RICH, intercommunalite="Métropole européenne de Lille") + "/remettre")
    assert "Métropole européenne de Lille" in page
    assert "Direction de Partenariats Internationaux et Régionaux" in page
    assert "Métropole lilloise" in page
    assert "contact de 2015, à vérifier" in page
    assert "1er décembre 2014" in page
    sent = message(page)
    assert sent["subject"] == ["[EXERCICE] Fiche synthétique : Le jardin de la tour (Roubaix)"]
    assert "Fatima Benali, pour Les Voisines" in sent["body"][0]
    assert "{" not in sent["body"][0]


def test_an_empty_project_asks_for_the_commune_and_gives_a_message_all_the_same(client: TestClient) -> None:
    address = project(client)
    page = read(client, f"{address}/remettre")
    assert f'href="{address}/fiche/commune"' in page
    assert "…" not in message(page)["body"][0]


def test_a_very_long_project_still_has_a_link_that_opens(client: TestClient) -> None:
    address = project(client, **{**RICH, "idee": "é" * 3900, "intitule": "très " * 20, "structure_nom": "ü" * 140})
    page = read(client, f"{address}/remettre")
    assert message(page)["body"]
    assert "plus court que celui-ci" in page or "é" * 20 in page


@pytest.mark.parametrize(("slots", "warned"), [(GUP, True), ({**GUP, "nature_depense": "fonctionnement"}, False)])
def test_the_cerfa_warns_of_investment(client: TestClient, slots: dict[str, Any], warned: bool) -> None:
    address = project(client, **{**RICH, **slots})
    assert ("ne couvre pas l'investissement" in read(client, f"{address}/copier?ordre=cerfa")) is warned
    assert "ne couvre pas l'investissement" not in read(client, f"{address}/copier?ordre=en_ligne")


def test_boxes_follow_the_form_and_skip_what_does_not_apply(client: TestClient) -> None:
    page = read(client, project(client, **RICH) + "/copier?ordre=cerfa")
    titles = re.findall(r"<h2>\d+\. ([^<]+)</h2>", page)
    wanted = ["Intitulé", "Objectifs", "Description", "Bénéficiaires", "Territoire", "Moyens matériels et humains"]
    assert titles[:6] == wanted
    assert titles[6].startswith("Date ou période")
    assert "Ce qui est nouveau" not in read(client, project(client, **RICH) + "/copier")
    assert "Créer un jardin partagé\nRéunir les familles" in page


def test_nothing_is_ever_promised(client: TestClient) -> None:
    address = project(client, **RICH)
    for page in ("remettre", "copier", "presentation", "partager", "bilan.md", "presentation.md"):
        assert "éligible" not in read(client, f"{address}/{page}").lower()
