"""Rows of tables of words: nothing typed is dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import shipped_context, told

from aide_projet.draft.slot import Choice, Column, Date, Option, ShortText, Table
from aide_projet.understanding.line import read_lines
from aide_projet.understanding.row import read_rows
from aide_projet.understanding.said import say

TEXT = ShortText()
PARTNERS = Table(
    (
        Column("nom", "", TEXT, required=True),
        Column("role", "", TEXT),
        Column("accord", "", Choice((Option("oui", "Oui", ("d'accord",)), Option("a_demander", "À demander")))),
    )
)
STEPS = Table((Column("quoi", "", TEXT), Column("quand", "", Date())))
SIGNS = Table((Column("nom", "", TEXT), Column("cible", "", TEXT), Column("moyen", "", TEXT)))
FUNDERS = Table((Column("financeur", "", TEXT), Column("type", "", Choice(())), Column("statut", "", Choice(()))))


@pytest.mark.parametrize(
    "said",
    ["L'école : prête la cour, d'accord", "L'école, prête la cour, d'accord", "L'école (prête la cour), d'accord"],
)
def test_what_follows_a_comma_may_still_be_of_the_same_row(said: str) -> None:
    expected = [{"nom": "L'école", "role": "prête la cour", "accord": "oui"}]
    assert told(read_lines(say(said), shipped_context(), PARTNERS)) == expected


def test_names_in_a_row_are_rows() -> None:
    for said in ("la mairie, la CAF, l'école", "la mairie, la CAF et l'école"):
        rows = told(read_lines(say(said), shipped_context(), PARTNERS))
        assert rows == [{"nom": "la mairie"}, {"nom": "la CAF"}, {"nom": "l'école"}]


def test_a_date_after_a_comma_is_that_of_the_step() -> None:
    rows = told(read_lines(say("réunion, mars 2015, plantation, avril 2015"), shipped_context(), STEPS))
    assert rows == [{"quoi": "réunion", "quand": "2015-03"}, {"quoi": "plantation", "quand": "2015-04"}]
    rows = told(read_lines(say("réunion le 3 mars 2015, avec les habitants"), shipped_context(), STEPS))
    assert rows == [{"quoi": "réunion, avec les habitants", "quand": "2015-03-03"}]


def test_a_figure_after_a_comma_is_the_aim() -> None:
    rows = told(read_lines(say("nombre de participants, 30, feuille de présence"), shipped_context(), SIGNS))
    assert rows == [{"nom": "nombre de participants", "cible": "30", "moyen": "feuille de présence"}]


@pytest.mark.parametrize("said", ["on a rien demandé", "que la région", "personne d'autre", "aucun financeur"])
def test_nobody_else_is_an_empty_table(said: str) -> None:
    assert told(read_rows(say(said), shipped_context(), FUNDERS)) == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("2 000 de la ville, pas encore accordés", "demande"),
        ("2 000 de la ville demandés", "demande"),
        ("la ville 2000, on attend la réponse", "demande"),
        ("la ville 2000, c'est accordé", "accorde"),
        ("la ville a promis 2000", "accorde"),
    ],
)
def test_the_answer_given_by_a_funder_is_kept(said: str, status: str) -> None:
    expected = [{"financeur": "ville", "type": "commune", "montant": 2000, "statut": status}]
    assert told(read_rows(say(said), shipped_context(), FUNDERS)) == expected


def test_a_share_of_the_total_is_a_row() -> None:
    context = replace(shipped_context(), known={"budget_total": 8000})
    rows = told(read_rows(say("la moitié par la ville"), context, FUNDERS))
    assert rows == [{"financeur": "ville", "type": "commune", "montant": 4000}]
