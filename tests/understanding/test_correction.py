from __future__ import annotations

import pytest
from listening import heard, understood


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("non, 3 000", 3000),
        ("non je voulais dire 3000", 3000),
        ("pas 3000 mais 2500", 2500),
        ("3000... euh non 3500", 3500),
        ("je me suis trompé c'est 2 800", 2800),
        ("oups 4000", 4000),
        ("c'est pas 3000 c'est 3500", 3500),
        ("2500 et pas 3000", 2500),
        ("finalement 2000", 2000),
        ("erreur, 4000 €", 4000),
    ],
)
def test_a_sum_is_corrected(said: str, amount: int) -> None:
    assert heard(said, "budget_total") == {"correction": True, "amount": amount}


@pytest.mark.parametrize(
    ("said", "slot", "value"),
    [
        ("en fait c'est à Lens", "commune", "Lens"),
        ("non pas Lille, Lens", "commune", "Lens"),
        ("change le titre : Les jardins", "intitule", "Les jardins"),
        ("modifie la commune, c'est Liévin", "commune", "Liévin"),
        ("corrige le téléphone : 06 11 22 33 44", "contact_telephone", "0611223344"),
        ("non c'est 30 personnes", "nombre_participants", 30),
        ("je me suis trompée de date c'est le 14 juin", "date_debut", "2015-06-14"),
    ],
)
def test_the_slot_that_is_meant_is_corrected(said: str, slot: str, value: object) -> None:
    assert heard(said) == {"correction": True, "slots": {slot: value}}


@pytest.mark.parametrize(
    ("said", "slot"),
    [
        ("vous avez mal noté le téléphone", "contact_telephone"),
        ("la date n'est pas bonne", "date_debut"),
        ("je veux changer le budget", "budget_total"),
        ("il y a une erreur dans le mail", "contact_courriel"),
        ("je me suis trompé de ville", "commune"),
    ],
)
def test_a_correction_may_come_without_its_value(said: str, slot: str) -> None:
    assert heard(said, "budget_total") == {"correction": True, "slot": slot}


def test_a_correction_that_names_nothing_is_about_the_rejected_value() -> None:
    known = {"budget_total": 5600, "nombre_participants": 30}
    assert heard("pas 5600 mais 5000", "cofinancements", known=known, last="nombre_participants") == {
        "correction": True,
        "slots": {"budget_total": 5000},
    }


@pytest.mark.parametrize("asked", ["intitule", "date_debut", "partenaires"])
def test_a_correction_that_the_open_question_cannot_take_is_about_the_last_answer(asked: str) -> None:
    assert heard("non, 3000", asked, known={"budget_total": 2000}, last="budget_total") == {
        "correction": True,
        "slots": {"budget_total": 3000},
    }


def test_no_is_an_answer_where_yes_or_no_is_asked() -> None:
    assert heard("non", "contact_prealable") == {"yes": False}
    assert understood("non, pas encore", "contact_prealable").correction is None


@pytest.mark.parametrize("said", ["pas plus de 15", "pas loin de 30", "pas mal de monde, 50"])
def test_a_limit_is_no_correction(said: str) -> None:
    assert understood(said, "nombre_participants").correction is None


def test_a_title_that_says_no_is_a_title() -> None:
    assert heard("Non à la haine", "intitule") == {"text": "Non à la haine"}
    assert heard("non, Les voisins en fête", "intitule") == {"text": "Les voisins en fête", "correction": True}


def test_a_story_that_begins_with_finally_is_no_correction() -> None:
    found = understood("Finalement on veut faire un jardin avec les voisins de la tour", "idee")
    assert found.answer is not None
    assert found.correction is None
