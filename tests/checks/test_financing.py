"""Who pays, and what the call holds against it."""

from __future__ import annotations

from fractions import Fraction

from desk import Desk, with_

from aide_projet.checks.financing import Financing, financing
from aide_projet.checks.gauges import Gauges, gauges
from aide_projet.draft.value import Value


def paid(desk: Desk, **values: Value) -> Financing | None:
    return financing(desk.call, desk.slots, desk.facts(values))


def held(desk: Desk, **values: Value) -> Gauges:
    return gauges(desk.facts(values))


def test_nothing_told_is_no_financing(desk: Desk) -> None:
    assert paid(desk) is None
    assert paid(desk, budget_total=0) is None


def test_the_region_comes_first_then_local_authorities_others_and_own_funds(desk: Desk) -> None:
    rows: Value = [
        {"financeur": "CAF", "type": "caf", "montant": 500, "statut": "acquis"},
        {"financeur": "Ville", "type": "commune", "montant": 3000, "statut": "accorde"},
        {"type": "departement", "montant": 0},
    ]
    found = paid(desk, **with_(cofinancements=rows, autofinancement=500))
    assert found is not None
    assert [(part.who, part.name, part.answer_shown) for part in found.parts] == [
        ("region", desk.call.funder, "Demandé"),
        ("local", "Ville", "Accordé"),
        ("autre", "CAF", "Acquis"),
        ("propre", desk.slots["autofinancement"].label, ""),
    ]
    assert (found.told, found.missing, found.excess, found.complete) == (10000, 0, 0, True)


def test_what_is_not_told_yet_is_not_said_to_be_missing_for_good(desk: Desk) -> None:
    found = paid(desk, budget_total=10000, montant_demande=6000.5)
    assert found is not None
    assert (found.missing, found.complete) == (Fraction(7999, 2), False)


def test_a_share_told_alone_is_a_part(desk: Desk) -> None:
    found = paid(desk, budget_total=10000, cofinancement_local_taux=25)
    assert found is not None
    assert [(part.who, part.amount) for part in found.parts] == [("local", 2500)]


def test_rows_of_any_shape_never_raise(desk: Desk) -> None:
    rows: Value = ["Ville", {"type": 3, "montant": "mille", "statut": ["x"]}, {"montant": -5}, None]
    assert paid(desk, budget_total=10, cofinancements=rows) is not None


def test_gauges_say_how_far_off_each_is(desk: Desk) -> None:
    rows: Value = [{"type": "commune", "montant": 2360}]
    found = held(
        desk, fiche="structurer", budget_total=10000, montant_demande=4999, cofinancements=rows, autofinancement=0
    )
    assert found.local is not None
    assert (found.local.missing, found.local.wanted) == (640, Fraction(3, 10))
    assert [bound.off for bound in (found.floor, found.balance) if bound is not None] == [-1, -2641]
    assert found.ceilings == ()


def test_gup_has_ceilings_and_no_rate(desk: Desk) -> None:
    found = held(
        desk, fiche="gup", nature_depense="fonctionnement", budget_total=30000, montant_demande=20001, cofinancements=[]
    )
    assert found.local is None
    assert [(bound.nature, bound.off) for bound in found.ceilings] == [("fonctionnement", 1)]
