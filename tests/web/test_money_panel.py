"""« Qui paie ? » on the fiche and in the dossier."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import fake_use_cases
import pytest
from starlette.testclient import TestClient

from aide_projet.checks.financing import Financing, Part
from aide_projet.checks.gauges import Bound, Gauges, LocalShare
from aide_projet.draft.exact import exact
from aide_projet.use_cases.view import Money
from aide_projet.web.share_bar import LENGTH, filled, share_bar

PARTS = (
    Part("region", "Région", 5000, "", "demande", "Demandé"),
    Part("local", "Ville <de> Lens", 2360, "Commune", "accorde", "Accordé"),
    Part("autre", "CAF", 1000, "CAF", "acquis", "Acquis"),
)
PAID = Financing(PARTS, 8360, 9000, complete=True)
RATE = LocalShare(2360, exact(0.236) or 0, exact(0.3) or 0, 640, "le coût total")
MONEY = Money(PAID, Gauges(RATE, Bound(5000, 2000), (Bound(20001, 20000, "fonctionnement"),), Bound(8360, 9000)))


@pytest.fixture
def page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> str:
    views: dict[str, Any] = {"view": replace(fake_use_cases.VIEWS["view"], money=MONEY)}
    monkeypatch.setattr(fake_use_cases, "VIEWS", {**fake_use_cases.VIEWS, **views})
    assert 'class="argent"' in client.get("/projet/view").text
    return client.get("/projet/view/fiche").text


def test_what_the_bar_shows_is_in_the_table_too(page: str) -> None:
    for said in ("Ville &lt;de&gt; Lens", "Demandé", "Accordé", "Acquis", "Reste à trouver"):
        assert said in page
    assert 'class="barre"' in page


def test_gauges_speak(page: str) -> None:
    text = page.replace("\u202f", " ").replace("\xa0", " ")
    assert "Il manque 640 € des collectivités locales" in text
    assert "Il manque 640 € de recettes" in text
    assert "1 € au-dessus du plafond de 20 000 €" in text
    assert "Part calculée sur le coût total" in text


def test_without_money_there_is_no_panel(client: TestClient) -> None:
    assert 'class="argent' not in client.get("/projet/view/fiche").text


def test_the_bar_is_as_long_as_the_budget_and_what_is_missing_ends_it() -> None:
    bar = share_bar(PAID)
    assert [segment.who for segment in bar.segments] == ["region", "local", "autre", "manque"]
    assert bar.segments[-1].start + bar.segments[-1].width == pytest.approx(LENGTH, abs=0.2)
    assert bar.budget is None


def test_beyond_the_budget_the_bar_says_where_it_ends() -> None:
    bar = share_bar(Financing(PARTS, 8360, 4180, complete=True))
    assert bar.budget == LENGTH / 2


def test_a_gauge_is_as_long_as_the_larger_of_both() -> None:
    assert (filled(1, 4), filled(8, 4), filled(0, 0), filled(-1, 4)) == (250, 1000, 0, 0)
