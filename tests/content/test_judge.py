"""Judging a reading as the project's scorer does."""

from __future__ import annotations

import pytest

from aide_projet.content.judge import agrees, same_value


@pytest.mark.parametrize(
    ("expected", "context", "result"),
    [
        ({"amount": 2500}, "budget_total", {"amount": 2500.004}),
        ({"amount": 2500}, "budget_total", {"slots": {"budget_total": 2500}}),
        ({"amount": 5000}, "budget_total", {"amount": 5000, "slots": {"cofinancement_local": 1000}}),
        ({"percent": 30}, "cofinancement_local_taux", {"percent": 30.4}),
        ({"date": "2015-06", "precision": "month"}, "date_debut", {"date": "2015-06-01", "precision": "month"}),
        ({"date": "2015-06-13"}, "date_debut", {"date": "2015-06"}),
        ({"phone": "0611223344"}, "contact_telephone", {"phone": "+33 6 11 22 33 44"}),
        ({"commune": "Saint-Pol-sur-Mer"}, "commune", {"commune": "saint pol sur mer"}),
        ({"slots": {"cofinancement_local": 500}}, "cofinancements",
         {"slots": {"cofinancements": [{"type": "commune", "montant": 500}, {"type": "caf", "montant": 90}]}}),
        ({"intent": "skip"}, "siret", {"intent": "unknown"}),
        ({"intent": "faq"}, "siret", {"intent": "definition", "topic": "siret"}),
        ({"yes": None}, "oui_non", {"yes": None}),
        ({"correction": True, "amount": 3000}, "budget_total", {"correction": True, "amount": 3000}),
        ({"correction": True, "slot": "intitule"}, "libre", {"correction": True, "slot": "intitule"}),
        ("clarify", "budget_total", "clarify"),
        ("clarify", "budget_total", {}),
        ("clarify", "budget_total", None),
    ],
)  # fmt: skip
def test_the_same_thing_said_another_way_agrees(expected, context, result) -> None:
    assert agrees(expected, context, result)


@pytest.mark.parametrize(
    ("expected", "context", "result"),
    [
        ({"amount": 2500}, "budget_total", {"amount": 2500.01}),
        ({"amount": 2500}, "budget_total", "clarify"),
        ("clarify", "budget_total", {"amount": 2000}),
        ({"yes": True}, "oui_non", {"yes": False}),
        ({"yes": True}, "oui_non", {"yes": 1}),
        ({"count": 30}, "nombre_participants", {"count_min": 30}),
        ({"commune": "Lens"}, "commune", {"commune": "Lille"}),
        ({"slots": {"commune": "Lens"}}, "libre", {"slots": {"commune": "Lens", "budget_total": 10}}),
        ({"amount": 2500}, "budget_total", {"amount": 2500, "intent": "stop"}),
        ({"intent": "skip"}, "siret", {"intent": "skip", "text": "passe"}),
        ({"intent": "why"}, "siret", {"intent": "skip"}),
        ({"correction": True, "slot": "intitule"}, "libre", {"correction": True, "slot": "intitule", "text": "x"}),
    ],
)
def test_another_thing_does_not_agree(expected, context, result) -> None:
    assert not agrees(expected, context, result)


def test_values_are_the_same_within_half_a_cent_and_whatever_the_case() -> None:
    assert same_value("budget_total", 100, 100.004)
    assert same_value("quartier", "Les Épis", "les epis")
    assert same_value("nombre_participants", {"min": 20, "max": 30}, {"min": 20, "max": 30})
    assert same_value("depenses", [{"poste": "Goûter", "montant": 60}], [{"poste": "goûter", "montant": 60.0}])
    assert not same_value("depenses", [{"poste": "goûter"}], [{"poste": "goûter"}, {"poste": "salle"}])
    assert not same_value("budget_total", 100, None)
