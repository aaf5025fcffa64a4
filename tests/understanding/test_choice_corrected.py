"""What is put right while an option is asked for, and words of an option told about something else."""

from __future__ import annotations

import pytest
from listening import heard

from aide_projet.draft.value import Value

TOLD: dict[str, Value] = {
    "nombre_participants": 40,
    "intitule": "Le jardin",
    "date_debut": "2015-05",
    "date_fin": "2015-07",
    "commune": "Lens",
    "budget_total": 5000,
}


@pytest.mark.parametrize("asked", ["porteur_type", "montant_demande", "autofinancement"])
@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Pas 40 personnes, plutôt 60", {"nombre_participants": 60}),
        ("au fait on est 45", {"nombre_participants": 45}),
        ("non, plutôt 25 personnes", {"nombre_participants": 25}),
        ("non on est plutôt une trentaine", {"nombre_participants": 30}),
        ("j'ai dit 40 mais c'est 45", {"nombre_participants": 45}),
        ("au fait le titre c'est Café du soir", {"intitule": "Café du soir"}),
        ("fin août plutôt", {"date_fin": "2015-08"}),
        ("finalement c'est à Liévin", {"commune": "Liévin"}),
        ("en fait le budget c'est 6000", {"budget_total": 6000}),
    ],
)
def test_a_correction_goes_to_its_own_slot_whatever_is_asked(text: str, slots: dict[str, Value], asked: str) -> None:
    assert heard(text, asked, known=TOLD, last="contact_nom") == {"correction": True, "slots": slots}


def test_the_date_told_last_is_the_one_put_right() -> None:
    assert heard("fin août plutôt", "porteur_type", known=TOLD, last="date_debut") == {
        "correction": True,
        "slots": {"date_debut": "2015-08"},
    }


def test_only_the_number_said_again_is_taken_back() -> None:
    found = heard("20 mamans et 15 enfants non 25 enfants", "porteur_type")
    assert not isinstance(found, dict) or "slots" not in found


@pytest.mark.parametrize(
    "text",
    [
        "la mairie nous aide",
        "on demande à l'association ?",
        "le centre social est d'accord",
        "grâce à l'école",
        "on va voir avec l'asso",
    ],
)
def test_whoever_helps_or_is_asked_is_not_taken_for_the_bearer(text: str) -> None:
    assert heard(text, "porteur_type") == "clarify"


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("l'école non, le centre social oui", "centre_social"),
        ("l'asso oui, le centre social non", "association"),
        ("non, une association", "association"),
        ("une association non déclarée", "association"),
        ("l'association organise tout", "association"),
    ],
)
def test_a_bearer_told_yes_of_is_chosen(text: str, bearer: str) -> None:
    found = heard(text, "porteur_type")
    assert isinstance(found, dict)
    assert found["slots"] == {"porteur_type": bearer}
