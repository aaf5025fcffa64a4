from __future__ import annotations

import pytest
from listening import heard


@pytest.mark.parametrize(
    ("said", "commune", "quarter"),
    [
        ("Lens, la grande résidence je crois", "Lens", "la grande résidence"),
        ("a roubaix alma gare", "Roubaix", "alma gare"),
        ("Bruay la Buissière cité 16", "Bruay-la-Buissière", "cité 16"),
        ("Calais Beau Marais", "Calais", "Beau Marais"),
        ("à Tourcoing, la Bourgogne", "Tourcoing", "la Bourgogne"),
        ("Lille, Moulins", "Lille", "Moulins"),
    ],
)
def test_the_neighbourhood_said_with_the_commune_is_kept(said: str, commune: str, quarter: str) -> None:
    assert heard(said, "commune") == {"commune": commune, "slots": {"quartier": quarter}}


@pytest.mark.parametrize(
    "said",
    [
        "Roubaix merci", "roubaix bien sûr", "Roubaix (59)", "Roubaix, Nord", "Roubaix centre",
        "roubaix chez nous quoi",
        "Roubaix, rue de Lille", "à Roubaix avec les voisins", "roubaix comme d'hab",
        "Roubaix, au centre social Nautilus",
    ],
)  # fmt: skip
def test_what_goes_on_after_a_commune_is_no_neighbourhood(said: str) -> None:
    assert "quartier" not in heard(said, "commune").get("slots", {})  # type: ignore[union-attr, operator]


@pytest.mark.parametrize(
    "said", ["mon cousin habite Calais", "ma copine elle est de Lens", "je travaille à Lens", "j'ai grandi à Béthune"]
)
def test_where_somebody_else_is_or_one_was_is_asked_about(said: str) -> None:
    assert heard(said, "commune") == "clarify"


def test_our_town_told_besides_that_of_somebody_is_the_answer() -> None:
    assert heard("mon frère habite à Lille et nous on est à Douai", "commune") == {"commune": "Douai"}
    assert heard("j'habitais Lens, maintenant c'est Avion", "commune") == {"commune": "Avion"}
