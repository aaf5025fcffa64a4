"""Rows of tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import told

from aide_projet.draft.slot import Amount, Choice, Column, Date, Option, ShortText, Table
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.row import find_funders, read_rows
from aide_projet.understanding.said import say

TEXT, SUM = ShortText(), Amount()
FUNDERS = Table(
    (
        Column("financeur", "", TEXT),
        Column("type", "", Choice(())),
        Column("montant", "", SUM),
        Column("statut", "", Choice(())),
    )
)
EXPENSES = Table((Column("poste", "", TEXT), Column("compte", "", Choice(())), Column("montant", "", SUM)))
STEPS = Table((Column("quoi", "", TEXT), Column("quand", "", Date())))
GIFTS = Table((Column("nature", "", TEXT), Column("valeur", "", SUM)))
PARTNERS = Table(
    (
        Column("nom", "", TEXT),
        Column("role", "", TEXT),
        Column("accord", "", Choice((Option("oui", "Oui"), Option("a_demander", "À demander")))),
    )
)

NAMED = {
    "la mairie 3000, la CAF 500 et nous 200": [
        ("mairie", "commune", 3000),
        ("CAF", "caf", 500),
        ("nous", "autre", 200),
    ],
    "2000 de la mairie et 1000 du bailleur": [("mairie", "commune", 2000), ("bailleur", "bailleur", 1000)],
    "mairie 3000 caf 500": [("mairie", "commune", 3000), ("caf", "caf", 500)],
    "mairie : 2000\nCAF : 500": [("mairie", "commune", 2000), ("CAF", "caf", 500)],
    "1 500 € de l'agglo, 600,50 du département": [
        ("agglo", "intercommunalite", 1500),
        ("département", "departement", 600.5),
    ],
    "500 par la ville": [("ville", "commune", 500)],
}


@pytest.mark.parametrize(("text", "rows"), NAMED.items())
def test_each_funder_and_its_sum_make_a_row(
    text: str, rows: list[tuple[str, str, float]], context: ReadingContext
) -> None:
    expected = [{"financeur": name, "type": kind, "montant": euros} for name, kind, euros in rows]
    assert told(read_rows(say(text), context, FUNDERS)) == expected
    assert told(find_funders(say(text), context)) == expected


def test_asked_and_granted_are_told_apart(context: ReadingContext) -> None:
    found = told(read_rows(say("le département 1 500 € (accordé), l'agglo 2000 demandé"), context, FUNDERS))
    assert [row["statut"] for row in found] == ["accorde", "demande"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "2000 € pour la fête de la ville",
        "200 personnes de la ville",
        "3000 euros",
        "la mairie nous prête une salle",
        "il nous faut 8000 euros",
    ],
)
def test_a_sum_that_no_funder_gives_is_no_cofunding(text: str, context: ReadingContext) -> None:
    assert find_funders(say(text), context) is None


def test_of_a_whole_only_the_part_that_is_given_is_cofunding(context: ReadingContext) -> None:
    found = told(find_funders(say("Fête le 13 juin à Lens, 200 personnes, 2 500 € dont 800 de la mairie"), context))
    assert found == [{"financeur": "mairie", "type": "commune", "montant": 800}]


def test_a_share_waits_for_the_total(context: ReadingContext) -> None:
    said = say("la ville met 30 %")
    assert told(read_rows(said, context, FUNDERS)) == ("?part",)
    known = replace(context, known={"budget_total": 10000})
    assert told(read_rows(said, known, FUNDERS)) == [{"financeur": "ville", "type": "commune", "montant": 3000}]


def test_nobody_is_an_empty_table(context: ReadingContext) -> None:
    assert told(read_rows(say("rien"), context, FUNDERS)) == []


def test_expenses_get_their_account_and_free_things_cost_nothing(context: ReadingContext) -> None:
    assert told(read_rows(say("repas 600, salle gratuite, animateur 2 fois 150"), context, EXPENSES)) == [
        {"poste": "repas", "compte": "60", "montant": 600},
        {"poste": "salle", "compte": "61", "montant": 0},
        {"poste": "animateur", "compte": "64", "montant": 300},
    ]


def test_the_sum_may_come_first(context: ReadingContext) -> None:
    assert told(read_rows(say("600 € pour les repas, 100 pour les affiches"), context, EXPENSES)) == [
        {"poste": "repas", "compte": "60", "montant": 600},
        {"poste": "affiches", "compte": "62", "montant": 100},
    ]


def test_an_unclear_sum_in_a_row_is_asked_about(context: ReadingContext) -> None:
    assert told(read_rows(say("matériel entre 200 et 300"), context, EXPENSES))[0] == "?fourchette"  # type: ignore[index]


def test_other_tables_are_read_line_by_line(context: ReadingContext) -> None:
    assert told(read_rows(say("réunion en mars, plantation en avril, fête le 13 juin"), context, STEPS)) == [
        {"quoi": "réunion", "quand": "2015-03"},
        {"quoi": "plantation", "quand": "2015-04"},
        {"quoi": "fête", "quand": "2015-06-13"},
    ]
    assert told(read_rows(say("bénévolat 500, prêt de salle 300 €"), context, GIFTS)) == [
        {"nature": "bénévolat", "valeur": 500},
        {"nature": "prêt de salle", "valeur": 300},
    ]
    assert told(
        read_rows(say("Centre social - prêt de salle - oui\nÉcole : ateliers : à demander"), context, PARTNERS)
    ) == [
        {"nom": "Centre social", "role": "prêt de salle", "accord": "oui"},
        {"nom": "École", "role": "ateliers", "accord": "a_demander"},
    ]


def test_the_last_name_before_a_sum_is_the_nearest(context: ReadingContext) -> None:
    found = find_funders(say("le bailleur Pas-de-Calais Habitat prend en charge 2 000 euros"), context)
    assert told(found) == [{"financeur": "bailleur Pas-de-Calais Habitat", "type": "bailleur", "montant": 2000}]
