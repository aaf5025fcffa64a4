"""The annex in the standard accounts: every account, lines sorted, totals that agree with the budget."""

from __future__ import annotations

from pathlib import Path

import fiche_views
import pytest

from aide_projet.draft.figure_text import money as euros
from aide_projet.export.account_plan import account_plan
from aide_projet.export.account_table import AccountTable, account_table
from aide_projet.export.money_lines import money
from aide_projet.export.template_file import TemplateError, shipped_templates
from aide_projet.use_cases.view import Entry

PLAN = account_plan((shipped_templates(),))


def _table(*entries: Entry) -> AccountTable:
    told = money({entry.slot: entry for entry in entries}, "Région")
    assert told is not None
    return account_table(told, PLAN)


def _amounts(table: AccountTable, side: int) -> dict[str, str]:
    return {row[side].number or row[side].label: row[side].amount for row in table.rows}


def test_every_account_of_the_plan_is_there_used_or_not() -> None:
    table = _table(fiche_views.expenses(("Repas", "60 · Achats", 50), ("Salle", "61 · Services", 100)))
    charges = _amounts(table, 0)
    assert [number for number in charges if number.isdigit()] == [str(n) for n in range(60, 69)]
    assert (charges["60"], charges["61"], charges["62"]) == (euros(50), euros(100), "")
    assert table.charges_total == euros(150)


def test_subventions_are_told_by_funder_and_own_funds_apart() -> None:
    table = _table(
        fiche_views.amount("montant_demande", "Montant demandé", 5000),
        fiche_views.funders(("Ville", "commune", 2000, "accorde")),
        fiche_views.amount("autofinancement", "Votre part", 300),
    )
    products = _amounts(table, 1)
    assert (products["74"], products["Région"], products["Ville"]) == (euros(7000), euros(5000), euros(2000))
    assert products["Autofinancement"] == euros(300)
    assert table.products_total == euros(7300)


def test_expenses_without_an_account_or_of_one_unknown_have_a_line_of_their_own() -> None:
    table = _table(fiche_views.expenses(("a", "99 · Rien", 10), ("b", "", 5), ("c", "60 · Achats", 1)))
    assert _amounts(table, 0)["Dépenses non réparties"] == euros(15)


def test_a_sub_account_counts_in_its_account() -> None:
    charges = _amounts(_table(fiche_views.expenses(("Salle", "613", 100), ("Timbres", "6261", 5))), 0)
    assert (charges["61"], charges["62"], "Dépenses non réparties" in charges) == (euros(100), euros(5), False)


def test_a_total_alone_is_not_shared_out() -> None:
    table = _table(fiche_views.amount("budget_total", "Budget total", 8000))
    assert _amounts(table, 0)["Dépenses non réparties"] == euros(8000)


def test_what_is_given_is_the_same_on_both_sides() -> None:
    usual = {entry.slot: entry for part in fiche_views.USUAL_PARTS for entry in part.entries}
    table = _table(usual["contributions_volontaires"])
    assert [(left.amount, right.amount) for left, right in table.given] == [
        (euros(3000), euros(3000)),
        (euros(2400), euros(2400)),
        (euros(600), euros(600)),
    ]
    assert [cell.number for cell in table.given[0]] == ["86", "87"]


@pytest.mark.parametrize("text", ["[charges", "[charges]\n60 = 1", "", "[charges]\n[produits]\n[contributions]"])
def test_a_plan_that_cannot_be_used_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "comptes.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=r"comptes\.toml"):
        account_plan((tmp_path,))
