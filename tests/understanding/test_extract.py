from __future__ import annotations

from itertools import pairwise

import pytest
from listening import heard, understood

from aide_projet.understanding.reading import Reading


def told(said: str) -> dict[str, object]:
    """The slots told in a free sentence, the public left aside."""
    result = heard(said)
    slots = result.get("slots", {}) if isinstance(result, dict) else {}
    assert isinstance(slots, dict)
    return {name: value for name, value in slots.items() if name != "public"}


def test_a_whole_project_in_one_sentence() -> None:
    slots = told("Fête de quartier le 13 juin 2015 à Lens, 200 personnes, 2 500 € dont 800 de la mairie")
    rows = slots.pop("cofinancements")
    assert slots == {"date_debut": "2015-06-13", "commune": "Lens", "nombre_participants": 200, "budget_total": 2500}
    assert rows == [{"financeur": "mairie", "type": "commune", "montant": 800}]


def test_staff_is_counted_apart_from_participants() -> None:
    assert told("du 6 au 10 juillet, 25 gamins, 3 animateurs, 4 500 €, à Wattrelos") == {
        "date_debut": "2015-07-06",
        "date_fin": "2015-07-10",
        "nombre_participants": 25,
        "encadrants": 3,
        "budget_total": 4500,
        "commune": "Wattrelos",
    }


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("on demande 3000 € à la région", {"montant_demande": 3000}),
        ("2 500 € demandés sur un budget de 8 000 €", {"montant_demande": 2500, "budget_total": 8000}),
        ("nous on met 500", {"autofinancement": 500}),
        ("on met 500 de notre poche", {"autofinancement": 500}),
        ("ça coûte 6 000 euros", {"budget_total": 6000}),
        ("on a un budget de 3000 €", {"budget_total": 3000}),
        ("la ville met 30 %", {"cofinancement_local_taux": 30}),
    ],
)
def test_a_sum_has_the_role_that_its_words_give_it(said: str, slots: dict[str, object]) -> None:
    assert told(said) == slots


def test_several_sums_without_a_role_are_not_guessed() -> None:
    assert "budget_total" not in told("il y a 300 € et puis 450 € et encore 80 €")


def test_who_carries_the_project_is_not_who_takes_part() -> None:
    assert "nombre_participants" not in told("nous sommes un groupe de 5 habitants et on veut planter des arbres")


def test_who_speaks_and_how_to_reach_them() -> None:
    assert told("je m'appelle Fatima Benali, association Les Voisines, 06 11 22 33 44") == {
        "contact_nom": "Fatima Benali",
        "structure_nom": "Les Voisines",
        "porteur_type": "association",
        "contact_telephone": "0611223344",
    }


@pytest.mark.parametrize(
    "said", ["association créée en 2010", "le collectif existe depuis 2005", "je suis née en 1980"]
)
def test_another_date_is_not_the_start(said: str) -> None:
    assert "date_debut" not in told(said)


def test_until_gives_the_end() -> None:
    assert told("jusqu'au 30 juin 2015") == {"date_fin": "2015-06-30"}


def test_nothing_is_read_twice() -> None:
    found = understood("59100 Roubaix, 06 11 22 33 44, 30 familles, 8 000 €")
    readings = [
        other for other in found.others if isinstance(other, Reading) and other.slot not in ("public", "commune")
    ]
    spans = sorted((reading.start, reading.end) for reading in readings)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_each_reading_points_at_its_words() -> None:
    text = "À Roubaix, l’été : 30 familles… et 8 000 €"
    for other in understood(text).others:
        assert isinstance(other, Reading)
        assert text[other.start : other.end] == other.said or other.slot == "public"


def test_only_what_a_step_listens_for_is_taken() -> None:
    found = understood("un jardin à Lens avec 30 familles", "idee", listens=("commune",))
    assert [other.slot for other in found.others] == ["commune"]
