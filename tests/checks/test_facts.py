"""Facts of a draft: exact money, dates, place, what cannot be read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from desk import Desk

from aide_projet.checks.fact_names import FACTS
from aide_projet.checks.location import Location
from aide_projet.draft.value import Value


def test_every_fact_is_in_the_table_of_names(desk: Desk) -> None:
    values: dict[str, Value] = {
        "fiche": "gup", "nature_depense": "les_deux", "montant_investissement": 1, "montant_fonctionnement": 2,
        "budget_total": 10, "montant_demande": 3, "autofinancement": 4,
        "cofinancements": [{"type": "commune", "montant": 3}], "depenses": [{"montant": 3}],
        "contributions_volontaires": [{"valeur": 1}], "date_debut": "2015", "date_fin": "2015",
        "etapes_calendrier": [{"quoi": "a", "quand": "2016"}], "objectifs": ["Faire"], "indicateurs": [],
        "partenaires": [],
        "siret": "1", "rna": "1", "intitule": "a", "idee": "b", "nombre_participants": 3, "place_habitants": [],
        "code_postal": "59100",
    }  # fmt: skip
    location = Location("59", "595", known=True, postcodes=("59100",))
    known = desk.facts(values, proposed="mobiliser", location=location)
    parameters = set(desk.call.parameters_by_fiche["gup"])
    assert set(known) - parameters - set(desk.slots) <= set(FACTS)
    unseen = set(FACTS) - set(known)
    assert unseen == {"date_ouverture", "cofinancement_a_confirmer", "financeurs_a_confirmer", "manque_local"}


def test_the_parameters_are_those_of_the_chosen_fiche_never_of_the_proposed(desk: Desk) -> None:
    assert desk.facts({"fiche": "gup"}, proposed="mobiliser")["plancher"] == 5000
    only_proposed = desk.facts({}, proposed="mobiliser")
    assert not {"plancher", "taux_local_exige", "fiche_retenue", "titre_fiche", "service"} & set(only_proposed)
    assert only_proposed["fiche_proposee"] == "mobiliser"
    assert only_proposed["plancher_mobiliser"] == 2000
    assert "taux_local_exige" not in desk.facts({"fiche": "gup"})
    assert desk.facts({})["taux_local_exige_mobiliser"] == Fraction(3, 10)


def test_shares_are_exact(desk: Desk) -> None:
    rows: Value = [{"type": "commune", "montant": 0.1}, {"type": "departement", "montant": 0.2}]
    known = desk.facts({"budget_total": 1, "cofinancements": rows})
    assert known["part_locale"] == Fraction(3, 10)
    assert known["cofinancement_local"] == Fraction(3, 10)


def test_a_row_without_amount_leaves_its_total_unknown(desk: Desk) -> None:
    known = desk.facts({"cofinancements": [{"type": "commune", "montant": 5}, {"type": "caf"}]})
    assert "cofinancement_total" not in known
    assert known["cofinancement_local"] == 5


def test_a_row_without_type_leaves_the_local_share_unknown(desk: Desk) -> None:
    known = desk.facts({"cofinancements": [{"financeur": "?", "montant": 5}]})
    assert known["cofinancement_total"] == 5
    assert "cofinancement_local" not in known


def test_a_row_of_an_unknown_type_or_answer_is_not_one_of_the_others(desk: Desk) -> None:
    known = desk.facts({"cofinancements": [{"financeur": "Ville", "type": "mairie", "montant": 5, "statut": "promis"}]})
    assert known["cofinancement_total"] == 5
    assert not {"cofinancement_local", "cofinancement_region", "cofinancement_a_confirmer"} & set(known)


def test_a_row_that_is_no_object_leaves_the_total_unknown(desk: Desk) -> None:
    known = desk.facts({"depenses": [{"poste": "Repas", "montant": 5}, "Bus 20"]})
    assert "total_depenses" not in known


def test_a_told_share_becomes_euros_once_the_total_is_known(desk: Desk) -> None:
    assert desk.facts({"cofinancement_local_taux": 30, "budget_total": 10000})["cofinancement_local"] == 3000
    assert desk.facts({"cofinancement_local_taux": 30, "budget_total": 10000})["part_locale"] == Fraction(3, 10)
    assert "cofinancement_local" not in desk.facts({"cofinancement_local_taux": 30})
    assert desk.facts({"cofinancement_local": 2500, "budget_total": 10000})["part_locale"] == Fraction(1, 4)


def test_an_empty_table_is_zero_and_an_absent_one_unknown(desk: Desk) -> None:
    assert desk.facts({"cofinancements": []})["cofinancement_total"] == 0
    assert "cofinancement_total" not in desk.facts({})


@pytest.mark.parametrize(
    ("code", "arrondissement", "territory"),
    [
        ("59", "595", "Métropole lilloise"),
        ("59", "593", "Hainaut Cambrésis et Douaisis"),
        ("62", "627", "Artois et Bassin Minier du Pas de Calais"),
        ("59", "594", "Littoral"),
        ("80", "801", None),
    ],
)
def test_the_territory_follows_the_arrondissement(
    desk: Desk, code: str, arrondissement: str, territory: str | None
) -> None:
    assert desk.facts({}, location=Location(code, arrondissement)).get("territoire") == territory


def test_without_the_official_list_the_postcode_tells_the_departement(desk: Desk) -> None:
    assert desk.facts({"code_postal": "62300"})["departement"] == "62"
    assert desk.facts({"code_postal": "97411"})["departement"] == "974"
    assert "departement" not in desk.facts({"code_postal": "623"})


def test_the_official_list_says_whether_it_has_the_commune_and_the_postcode(desk: Desk) -> None:
    roubaix = Location("59", "595", known=True, postcodes=("59100",))
    values: dict[str, Value] = {"commune": "Roubaix", "code_postal": "59100"}
    assert desk.facts(values, location=roubaix)["code_postal_de_la_commune"] is True
    assert desk.facts(values | {"code_postal": "62300"}, location=roubaix)["code_postal_de_la_commune"] is False
    assert "code_postal_de_la_commune" not in desk.facts({"commune": "Roubaix"}, location=roubaix)
    assert desk.facts({"commune": "Trifouillis"}, location=Location(known=False))["commune_connue"] is False
    assert not {"commune_connue", "code_postal_de_la_commune"} & set(desk.facts(values))


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2015-03-01", "2016-02-29", "du 1er mars 2015 au 29 février 2016"),
        ("2015-10", "2016-04", "d'octobre 2015 à avril 2016"),
        ("2015-21", "2015-22", "du printemps 2015 à l'été 2015"),
        ("2015-24", "2016", "de l'hiver 2015 à 2016"),
        ("2015", "2016-21", "de 2015 au printemps 2016"),
    ],
)
def test_a_period_is_said_as_people_say_it(desk: Desk, start: str, end: str, period: str) -> None:
    assert desk.facts({"date_debut": start, "date_fin": end})["periode"] == period


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2015-01-01", "2016-01-01", 12),
        ("2015-01-01", "2015-12-31", 12),
        ("2015-01-01", "2016-01-02", 13),
        ("2015-06-13", "2015-06-13", 1),
        ("0001-01-01", "0001-01-01", 1),
    ],
)
def test_from_a_day_to_the_same_day_of_the_next_year_is_twelve_months(
    desk: Desk, start: str, end: str, months: int
) -> None:
    assert desk.facts({"date_debut": start, "date_fin": end})["duree_mois"] == months


def test_not_yet_is_an_answer_where_a_number_is_asked(desk: Desk) -> None:
    known = desk.facts({"siret": "Pas encore", "rna": "en cours"})
    assert not {"siret", "rna", "siret_valide", "rna_valide", "rna_ancien"} & set(known)


def test_dates_of_any_precision_have_a_first_and_a_last_day(desk: Desk) -> None:
    known = desk.facts({"date_debut": "2015-03", "date_fin": "2015-22"})
    assert (known["debut_premier_jour"], known["debut_dernier_jour"]) == ("2015-03-01", "2015-03-31")
    assert (known["fin_premier_jour"], known["fin_dernier_jour"]) == ("2015-06-01", "2015-08-31")
    assert known["duree_mois"] == 6


def test_i_do_not_know_is_unknown_and_zero_is_zero(desk: Desk) -> None:
    known = desk.facts(
        {"deja_finance_region": "inconnu", "quartier_statut": "inconnu", "autofinancement": 0, "intitule": "  "}
    )
    assert not {"deja_finance_region", "quartier_statut", "intitule"} & set(known)
    assert known["autofinancement"] == 0


def test_the_edition_of_the_day_gives_the_deadlines(desk: Desk) -> None:
    known = desk.facts({}, date(2014, 11, 10))
    assert (known["edition"], known["edition_ouverte"]) == ("2015", True)
    assert (known["date_limite_fiche"], known["date_limite_dossier"]) == ("2014-12-01", "2015-01-23")
    assert desk.facts({}, date(2026, 1, 1))["edition_ouverte"] is False
