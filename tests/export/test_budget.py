"""Budget tables in whole euros whose totals agree with their lines."""

from __future__ import annotations

from fractions import Fraction

import fiche_views
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.draft.figure_text import money, share
from aide_projet.export.account_plan import account_plan
from aide_projet.export.budget import Budget, budget, shown_budget, whole_euros
from aide_projet.export.money_lines import money as read_money
from aide_projet.export.template_file import shipped_templates
from aide_projet.use_cases.view import Entry

CENTS = st.integers(-(10**8), 10**8).map(lambda cents: Fraction(cents, 100))


def _budget(*entries: Entry) -> Budget:
    made = budget({entry.slot: entry for entry in entries}, "Région")
    assert made is not None
    return made


@given(st.lists(CENTS, max_size=30))
def test_rounded_lines_add_up_to_the_rounded_total(amounts: list[Fraction]) -> None:
    rounded = whole_euros(amounts)
    assert abs(sum(rounded) - sum(amounts)) <= Fraction(1, 2)
    assert all(abs(whole - amount) < 1 for whole, amount in zip(rounded, amounts, strict=True))


@given(st.lists(st.integers(0, 10**6), max_size=20))
def test_whole_amounts_stay_as_they_are(amounts: list[int]) -> None:
    assert whole_euros(amounts) == amounts


def test_nothing_told_is_no_budget() -> None:
    assert budget({}, "Région") is None


def test_three_thirds_of_ten_euros_add_up_to_ten() -> None:
    made = _budget(fiche_views.expenses(("a", "", 3.34), ("b", "", 3.33), ("c", "", 3.33)))
    assert [line.amount for line in made.expenses[0].lines] == [money(4), money(3), money(3)]
    assert made.expenses_total == money(10)
    assert made.rounded


def test_whole_euros_say_nothing_of_rounding() -> None:
    assert not _budget(fiche_views.expenses(("a", "", 3))).rounded


def test_expenses_are_grouped_by_account_with_subtotals() -> None:
    made = _budget(
        fiche_views.expenses(("Salle", "61 · Services", 100), ("Repas", "60 · Achats", 50), ("Jeux", "60 · Achats", 25))
    )
    assert [(group.title, group.subtotal) for group in made.expenses] == [
        ("60 · Achats", money(75)),
        ("61 · Services", money(100)),
    ]
    assert [line.label for line in made.expenses[0].lines] == ["Repas", "Jeux"]


def test_a_line_of_a_sub_account_is_under_its_account() -> None:
    told = {
        "depenses": fiche_views.expenses(("Salle", "613", 100), ("Bus", "61 · Services", 50), ("Timbres", "626", 5))
    }
    lines = read_money(told, "Région")
    assert lines is not None
    made = shown_budget(lines, account_plan((shipped_templates(),)))
    assert [(group.title, group.subtotal) for group in made.expenses] == [
        ("61 · Services", money(150)),
        ("62 · Autres services extérieurs", money(5)),
    ]
    assert [line.details for line in made.expenses[0].lines] == [("613",), ()]


def test_expenses_without_account_come_last() -> None:
    made = _budget(fiche_views.expenses(("x", "", 1), ("a", "60 · Achats", 2), ("b", "61 · Services", 3)))
    assert [group.title for group in made.expenses] == ["60 · Achats", "61 · Services", ""]


def test_one_account_makes_no_groups_and_stays_beside_the_line() -> None:
    made = _budget(fiche_views.expenses(("a", "60 · Achats", 2), ("b", "60 · Achats", 3)))
    assert [(group.title, group.subtotal) for group in made.expenses] == [("", "")]
    assert made.expenses[0].lines[0].details == ("60 · Achats",)


def test_without_lines_the_total_alone_is_shown() -> None:
    made = _budget(fiche_views.amount("budget_total", "Budget total", 8000))
    assert not made.detailed
    assert [(line.label, line.amount) for line in made.expenses[0].lines] == [("Budget total", money(8000))]


def test_income_is_what_is_asked_what_others_give_and_own_funds() -> None:
    made = _budget(
        fiche_views.amount("montant_demande", "Montant demandé", 5000),
        fiche_views.funders(("Ville de Lens", "Commune", 2000, "Demandé")),
        fiche_views.amount("autofinancement", "Votre part", 300),
    )
    assert [(line.label, line.details, line.role) for line in made.income] == [
        ("Montant demandé", ("Région",), "demande"),
        ("Ville de Lens", ("Commune", "Demandé"), "cofinancement"),
        ("Votre part", (), "propre"),
    ]
    assert made.income_total == money(7300)


def test_what_is_missing_or_too_much_is_said() -> None:
    total = fiche_views.amount("budget_total", "Budget total", 8000)
    short = _budget(total, fiche_views.amount("montant_demande", "Montant demandé", 7850))
    assert (short.gap, short.gap_is_missing) == (money(150), True)
    over = _budget(total, fiche_views.amount("montant_demande", "Montant demandé", 8001))
    assert (over.gap, over.gap_is_missing) == (money(1), False)
    even = _budget(total, fiche_views.amount("montant_demande", "Montant demandé", 8000))
    assert even.gap == ""


def test_less_than_a_euro_apart_is_said_in_cents() -> None:
    asked = fiche_views.amount("montant_demande", "Montant demandé", 799.95)
    made = _budget(
        fiche_views.amount("budget_total", "Budget total", 800.25), fiche_views.expenses(("a", "", 800)), asked
    )
    assert (made.gap, made.announced) == (money(0.05), money(800.25))


def test_a_total_that_is_not_that_of_the_lines_is_told() -> None:
    made = _budget(fiche_views.amount("budget_total", "Budget total", 900), fiche_views.expenses(("a", "", 800)))
    assert (made.expenses_total, made.announced) == (money(800), money(900))


def test_values_of_another_shape_are_shown_and_count_for_nothing() -> None:
    made = _budget(
        fiche_views.entry("budget_total", "Budget total", "montant", "beaucoup", value="beaucoup"),
        fiche_views.entry(
            "cofinancements",
            "Autres financeurs",
            "tableau",
            "la mairie",
            value=["la mairie", {"financeur": "CAF", "montant": "500"}],
            rows=(("Qui", "Type", "Montant", "Réponse"), ("la mairie", "", "", ""), ("CAF", "", "500", "")),
        ),
    )
    assert made.expenses[0].lines[0].details == ("beaucoup",)
    assert made.expenses[0].lines[0].amount == ""
    assert [line.label for line in made.income] == ["la mairie", "CAF"]
    assert "500" in made.income[1].details
    assert made.income_total == money(0)


def test_shares_are_of_the_budget_told_while_its_lines_do_not_make_it_up_yet() -> None:
    made = _budget(
        fiche_views.amount("budget_total", "Budget total", 10000),
        fiche_views.amount("montant_demande", "Montant demandé", 8500),
        fiche_views.expenses(("repas", "", 600)),
    )
    assert [line.share for line in made.income] == [share(Fraction(85, 100))]
    assert made.income_share == share(Fraction(85, 100))
