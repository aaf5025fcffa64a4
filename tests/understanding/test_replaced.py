"""Corrections that say which value is wrong go to whoever holds it."""

from __future__ import annotations

import pytest
from listening import heard, understood

from aide_projet.draft.value import Value
from aide_projet.understanding.reading import Reading

TOLD: dict[str, Value] = {"budget_total": 8000, "montant_demande": 5600, "commune": "Lille"}


@pytest.mark.parametrize("asked", ["cofinancements", "partenaires", "intitule", "date_debut", "autofinancement"])
@pytest.mark.parametrize(
    "said", ["pas 5600 mais 5000", "5000 et pas 5600", "remplace 5600 par 5000", "5000 au lieu de 5600"]
)
def test_the_slot_that_holds_the_rejected_sum_takes_the_new_one(said: str, asked: str) -> None:
    found = heard(said, asked, known=TOLD, last="montant_demande")
    assert found == {"correction": True, "slots": {"montant_demande": 5000}}


def test_a_commune_is_replaced_by_name() -> None:
    found = heard("remplace Lille par Lens", "budget_total", known=TOLD)
    assert found == {"correction": True, "slots": {"commune": "Lens"}}


def test_a_sum_in_a_row_is_replaced_there() -> None:
    first: dict[str, Value] = {"financeur": "mairie", "type": "commune", "montant": 2000}
    rows: list[Value] = [first, {"financeur": "CAF", "montant": 500}]
    found = understood("pas 2000 mais 2500", "autofinancement", known={"cofinancements": rows})
    (reading,) = found.others
    assert isinstance(reading, Reading)
    assert reading.value == [{**first, "montant": 2500}, rows[1]]


def test_a_contrast_that_nothing_holds_is_no_row() -> None:
    assert heard("pas 4000 mais 5000", "cofinancements", known=TOLD, last="montant_demande") == {"correction": True}


@pytest.mark.parametrize("title", ["Non c'est non", "Remplacer les voitures par des arbres", "En fait, on danse"])
def test_a_title_that_sounds_like_a_correction_stays_one(title: str) -> None:
    found = understood(title, "intitule", known=TOLD)
    assert isinstance(found.answer, Reading)


@pytest.mark.parametrize("said", ["en fait c'est à Lens", "non c'est à Lens"])
def test_a_place_said_where_a_title_is_asked_corrects_the_commune(said: str) -> None:
    assert heard(said, "intitule", known=TOLD) == {"correction": True, "slots": {"commune": "Lens"}}


def test_the_field_named_at_the_end_is_the_one_meant() -> None:
    found = heard("je voulais dire 9000 pour le budget", "montant_demande", known={"budget_total": 8000})
    assert found == {"correction": True, "slots": {"budget_total": 9000}}
