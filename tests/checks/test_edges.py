"""Whole drafts at the edges of the rules of champs.md §2: exactly the findings that follow, with the fields they name.

The drafts are checked as `aide-projet check --json` does. What is only advice is left out where it is not the subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from desk import REHEARSED, with_

from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.ways import findings_with_ways
from aide_projet.draft.draft import Draft
from aide_projet.draft.draft_json import read_draft
from aide_projet.draft.value import Value
from aide_projet.use_cases.reply_json import finding_json

Found = dict[str, tuple[str, set[str]]]

INCOME = {"montant_demande", "cofinancements", "autofinancement", "budget_total"}
RATE = {"budget_total", "cofinancements", "fiche"}
FLOOR = {"montant_demande", "fiche"}
GUP: dict[str, Value] = {
    "fiche": "gup",
    "thematique_gup": "jardin",
    "nature_depense": "fonctionnement",
    "constat": "Une visite avec le bailleur, la ville et vingt habitants a montré l'abandon.",
}


def found(content: Content, values: Mapping[str, Value], today: date = REHEARSED) -> Found:
    """The findings of the draft: severity and fields, by check.

    Without advice, nor what the words of the idea make think of: neither is a matter of edges.
    """
    draft = read_draft({"appel": "dsdt-2015", "champs": dict(values)}, content.slots)
    assert isinstance(draft, Draft)
    listed = [finding_json(one) for one in findings_with_ways(content, assess(content, draft, today))]
    return {
        str(one["controle"]): (str(one["gravite"]), set(map(str, one["champs"])))  # type: ignore[arg-type]
        for one in listed
        if one["gravite"] != "conseil" and one["controle"] != "fiche-autre"
    }


def paid(asked: float, local: float, own: float = 0, *, kind: str = "commune", **more: Value) -> dict[str, Value]:
    """A ready draft paid so, whose budget and expense lines are the sum."""
    total = round(asked + local + own, 2)
    rows: list[Value] = [{"financeur": "Qui paie", "type": kind, "montant": local, "statut": "acquis"}]
    lines: list[Value] = [{"poste": "Outils", "compte": "60", "montant": total}]
    return with_(
        montant_demande=asked, cofinancements=rows, autofinancement=own, budget_total=total, depenses=lines, **more
    )


def gup(nature: str, asked: float, **more: Value) -> dict[str, Value]:
    return paid(asked, 0, 1000, **{**GUP, "nature_depense": nature, **more})


BLOCKED = "bloquant"
CEILING = {"fiche", "nature_depense", "montant_demande"}
EDGES: list[tuple[str, dict[str, Value], Found]] = [
    ("1 999 € pour mobiliser", paid(1999, 1000), {"plancher": (BLOCKED, FLOOR)}),
    ("2 000 € pour mobiliser", paid(2000, 1000), {}),
    ("1 999,99 € pour innover", paid(1999.99, 1000, fiche="innover", originalite="Neuf"),
     {"plancher": (BLOCKED, FLOOR)}),
    ("2 000 € pour innover", paid(2000, 1000, fiche="innover", originalite="Neuf"), {}),
    ("4 999 € pour structurer", paid(4999, 3000, fiche="structurer", suites="Durer"), {"plancher": (BLOCKED, FLOOR)}),
    ("5 000 € pour structurer", paid(5000, 3000, fiche="structurer", suites="Durer"), {}),
    ("4 999 € pour gup", gup("fonctionnement", 4999), {"plancher": (BLOCKED, FLOOR)}),
    ("5 000 € pour gup", gup("fonctionnement", 5000), {}),
    ("29,9 %", paid(6010, 2990, 1000), {"cofinancement-local": (BLOCKED, RATE)}),
    ("30 % moins un centime", paid(6000.01, 2999.99, 1000), {"cofinancement-local": (BLOCKED, RATE)}),
    ("30 %", paid(6000, 3000, 1000), {}),
    ("30 % pour structurer", paid(6000, 3000, 1000, fiche="structurer", suites="Durer"), {}),
    (
        "29,9 % pour innover",
        paid(6010, 2990, 1000, fiche="innover", originalite="Neuf"),
        {"cofinancement-local": (BLOCKED, RATE)},
    ),
    ("aucun taux pour gup", gup("investissement", 9000), {}),
    ("20 000 € de fonctionnement", gup("fonctionnement", 20000), {}),
    ("20 001 € de fonctionnement", gup("fonctionnement", 20001), {"plafond-fonctionnement": (BLOCKED, CEILING)}),
    ("20 000,01 € de fonctionnement", gup("fonctionnement", 20000.01), {"plafond-fonctionnement": (BLOCKED, CEILING)}),
    ("20 001 € d'investissement", gup("investissement", 20001), {}),
    ("149 999 € d'investissement", gup("investissement", 149999), {}),
    ("150 000 € d'investissement", gup("investissement", 150000), {}),
    ("150 001 € d'investissement", gup("investissement", 150001), {"plafond-investissement": (BLOCKED, CEILING)}),
    ("les deux plafonds", gup("les_deux", 170000, montant_investissement=150000, montant_fonctionnement=20000), {}),
    (
        "un euro de trop en fonctionnement",
        gup("les_deux", 170000, montant_investissement=149999, montant_fonctionnement=20001),
        {"plafond-fonctionnement": (BLOCKED, {"fiche", "nature_depense", "montant_fonctionnement"})},
    ),
    (
        "des parts qui ne font pas la demande, à un centime",
        gup("les_deux", 30000, montant_investissement=20000, montant_fonctionnement=9999.99),
        {
            "parts-de-la-demande": (
                BLOCKED,
                {"fiche", "nature_depense", "montant_demande", "montant_investissement", "montant_fonctionnement"},
            )
        },
    ),
    ("quartier en veille", gup("fonctionnement", 9000, quartier_statut="veille"),
     {"quartier-prioritaire": (BLOCKED, {"quartier_statut", "fiche"})}),
    ("quartier hors", gup("fonctionnement", 9000, quartier_statut="hors"),
     {"quartier-prioritaire": (BLOCKED, {"quartier_statut", "fiche"})}),
    ("quartier hors, fiche 1", with_(quartier_statut="hors"), {}),
    ("recettes trop courtes d'un centime", with_(autofinancement=999.99),
     {"recettes-insuffisantes": (BLOCKED, INCOME)}),
    ("recettes trop longues d'un centime", with_(autofinancement=1000.01),
     {"recettes-superieures": (BLOCKED, INCOME)}),
    (
        "dépenses à un centime du budget",
        with_(depenses=[{"poste": "Outils", "compte": "60", "montant": 9999.99}]),
        {"depenses-egales-budget": (BLOCKED, {"depenses", "budget_total"})},
    ),
    (
        "un dixième et deux dixièmes",
        with_(
            budget_total=10000.3,
            autofinancement=1000.1,
            cofinancements=[{"financeur": "Ville", "type": "commune", "montant": 3000.2, "statut": "acquis"}],
            depenses=[
                {"poste": "A", "compte": "60", "montant": 9000.1}, {"poste": "B", "compte": "60", "montant": 1000.2},
            ],
        ),
        {},
    ),
    (
        "demander plus que le budget",
        with_(montant_demande=10000.01, cofinancements=[], autofinancement=0),
        {
            "demande-superieure-budget": (BLOCKED, {"montant_demande", "budget_total"}),
            "recettes-superieures": (BLOCKED, INCOME),
            "cofinancement-local": (BLOCKED, RATE),
        },
    ),
    ("aucun cofinancement", with_(cofinancements=[], autofinancement=4000), {"cofinancement-local": (BLOCKED, RATE)}),
    (
        "cofinancements pas dits",
        with_(cofinancements=None),
        {"manque-essentiel": ("attention", {"cofinancements"})},
    ),
    (
        "aucune ligne de dépenses",
        with_(depenses=[]),
        {"manque-complet": ("attention", {"depenses"})},
    ),
    (
        "la part en pourcentage seule, juste en dessous",
        with_(cofinancements=None, cofinancement_local_taux=29.9),
        {"manque-essentiel": ("attention", {"cofinancements"}), "cofinancement-local": (BLOCKED, RATE)},
    ),
    (
        "la part en pourcentage seule, juste ce qu'il faut",
        with_(cofinancements=None, cofinancement_local_taux=30),
        {"manque-essentiel": ("attention", {"cofinancements"})},
    ),
    (
        "demandé n'est pas accordé",
        with_(cofinancements=[{"financeur": "Ville", "type": "commune", "montant": 3000, "statut": "demande"}]),
        {"cofinancement-a-confirmer": ("attention", {"cofinancements"})},
    ),
    ("finir avant de commencer", with_(date_debut="2015-06-13", date_fin="2015-06-12"),
     {"fin-avant-debut": (BLOCKED, {"date_debut", "date_fin"})}),
    ("finir le jour même", with_(date_debut="2015-06-13", date_fin="2015-06-13"), {}),
    ("commencer la veille de la clôture", with_(date_debut="2015-01-22"),
     {"debut-avant-cloture": ("attention", {"date_debut"})}),
    ("commencer le jour de la clôture", with_(date_debut="2015-01-23"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), [edge[1:] for edge in EDGES], ids=[edge[0] for edge in EDGES])
def test_a_draft_at_the_edge_gets_exactly_what_the_call_implies(
    content: Content, values: dict[str, Value], expected: Found
) -> None:
    assert found(content, values) == expected


@pytest.mark.parametrize("kind", ["region", "etat", "caf", "europe", "bailleur", "fondation", "autre"])
def test_thirty_percent_of_anybody_else_is_no_local_share(content: Content, kind: str) -> None:
    assert found(content, paid(6000, 3000, 1000, kind=kind)) == {"cofinancement-local": (BLOCKED, RATE)}


@pytest.mark.parametrize("kind", ["commune", "intercommunalite", "departement"])
def test_each_local_authority_makes_the_share(content: Content, kind: str) -> None:
    assert found(content, paid(6000, 3000, 1000, kind=kind)) == {}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2014, 12, 1), {}),
        (date(2014, 12, 2), {"fiche-synthetique-depassee": ("attention", set())}),
        (date(2015, 1, 23), {"fiche-synthetique-depassee": ("attention", set())}),
        (date(2015, 1, 24), {"edition-close": (BLOCKED, set())}),
    ],
)
def test_the_call_closes_by_the_day_alone(content: Content, day: date, expected: Found) -> None:
    assert found(content, with_(), day) == expected


@pytest.mark.parametrize(
    ("start", "end", "advice"),
    [
        ("2015-02-01", "2015-12-31", set()),
        ("2015-02-01", "2016-01-31", {"deux-annees-civiles"}),
        ("2015-02-01", "2016-02-01", {"deux-annees-civiles"}),
        ("2015-02-01", "2016-02-02", {"deux-annees-civiles", "duree-longue"}),
        ("2015-12-31", "2016-01-01", {"deux-annees-civiles"}),
    ],
)
def test_long_projects_and_those_over_two_years_get_advice(
    content: Content, start: str, end: str, advice: set[str]
) -> None:
    draft = read_draft({"appel": "dsdt-2015", "champs": with_(date_debut=start, date_fin=end)}, content.slots)
    assert isinstance(draft, Draft)
    about_dates = {"deux-annees-civiles", "duree-longue", "fin-avant-debut"}
    assert {one.check for one in assess(content, draft, REHEARSED).findings} & about_dates == advice
