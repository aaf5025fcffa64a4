from __future__ import annotations

import pytest
from listening import heard


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("notre projet s'appelle Rue en fête, on est à Lens", {"intitule": "Rue en fête", "commune": "Lens"}),
        ("projet intitulé « Les Fenêtres parlent », à Lens", {"intitule": "Les Fenêtres parlent", "commune": "Lens"}),
        ("Calais, 3000 euros", {"commune": "Calais", "budget_total": 3000}),
        ("Marie, 06 12 13 14 15", {"contact_nom": "Marie", "contact_telephone": "0612131415"}),
        ("0612131415 Nadia Belkacem", {"contact_nom": "Nadia Belkacem", "contact_telephone": "0612131415"}),
        ("Paul Durand 12 rue du Moulin 59000 Lille", {"contact_nom": "Paul Durand"}),
    ],
)
def test_a_name_is_taken_where_it_is_announced_or_stands_alone(said: str, slots: dict[str, object]) -> None:
    found = heard(said)
    assert isinstance(found, dict)
    told = found["slots"]
    assert isinstance(told, dict)
    assert {name: told.get(name) for name in slots} == slots


@pytest.mark.parametrize("said", ["Jardin partagé, Paix, Liberté", "argent, public", "une rue, des voisins"])
def test_words_between_commas_are_no_names(said: str) -> None:
    assert heard(said) == "clarify"


def test_what_is_told_around_a_title_goes_to_its_slots() -> None:
    found = heard("Le titre c'est Les Voix du Terril et ça se passe à Lens", "intitule")
    assert found == {"text": "Les Voix du Terril", "slots": {"commune": "Lens"}}
    assert heard("avant le titre, j'avais oublié de dire qu'on est à Lens", "intitule") == {
        "slots": {"commune": "Lens"}
    }


@pytest.mark.parametrize("title", ["Un jardin à Lens pour 30 familles", "C'est à nous de jouer", "Lens 2015"])
def test_a_title_that_names_a_place_is_whole(title: str) -> None:
    assert heard(title, "intitule") == {"text": title}
