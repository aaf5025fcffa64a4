"""Which column of a spreadsheet is which, and what of it is not a row."""

from __future__ import annotations

from datetime import date

import pytest

from aide_projet.dialogue.content import Content
from aide_projet.draft.slot import Table
from aide_projet.understanding.amount_cell import Unread, read_amount_cell
from aide_projet.understanding.columns import Taken, recognised
from aide_projet.understanding.context import ReadingContext


@pytest.fixture
def context(content: Content) -> ReadingContext:
    """What cells of expenses are read with."""
    return ReadingContext(content.language, date(2014, 11, 10), {}, "depenses")


def _taken(content: Content, context: ReadingContext, *grid: tuple[str, ...], slot: str = "depenses") -> Taken | None:
    table = content.slots[slot].kind
    assert isinstance(table, Table)
    return recognised(table, grid, context)


def _cells(taken: Taken | None) -> list[tuple[str, ...]]:
    assert taken is not None
    return [tuple(value for value in row.values() if value) for row in taken.rows]


def test_titles_in_any_order_and_under_other_lines(content: Content, context: ReadingContext) -> None:
    taken = _taken(content, context, ("Budget 2015",), ("Montant TTC", "Libellé"), ("600", "Repas"))
    assert _cells(taken) == [("Repas", "600")]


def test_of_charges_and_products_side_by_side_the_charges_are_taken(content: Content, context: ReadingContext) -> None:
    grid = (("Charges", "Montant", "Produits", "Montant"), ("Repas", "600", "Ville", "400"))
    assert _cells(_taken(content, context, *grid)) == [("Repas", "600")]


def test_without_titles_columns_are_known_by_what_they_hold(content: Content, context: ReadingContext) -> None:
    taken = _taken(content, context, ("606", "Repas", "600"), ("613", "Sono", "250"))
    assert _cells(taken) == [("Repas", "606", "600"), ("Sono", "613", "250")]


def test_two_columns_of_sums_without_titles_are_told(content: Content, context: ReadingContext) -> None:
    taken = _taken(content, context, ("Repas", "500", "600"), ("Sono", "200", "250"))
    assert taken is not None
    assert taken.several


def test_totals_and_headings_of_accounts_are_not_counted_twice(content: Content, context: ReadingContext) -> None:
    grid = (("60 - Achats", "1200"), ("Repas", "600"), ("Terre", "600"), ("61 - Services", "0"), ("TOTAL", "1200"))
    taken = _taken(content, context, *grid)
    assert _cells(taken)[:2] == [("Repas", "600"), ("Terre", "600")]
    assert taken is not None
    assert taken.left_out == ("60 - Achats", "TOTAL")


def test_a_heading_whose_sum_is_another_stays_to_be_seen(content: Content, context: ReadingContext) -> None:
    taken = _taken(content, context, ("60 - Achats", "1500"), ("Repas", "600"), ("Terre", "600"))
    assert _cells(taken)[0] == ("60 - Achats", "1500")


def test_a_price_without_a_count_makes_no_sum(content: Content, context: ReadingContext) -> None:
    taken = _taken(content, context, ("Dépense", "Qté", "PU"), ("Tables", "3", "45,50"), ("Chaises", "", "12"))
    assert _cells(taken) == [("Tables", "136,50"), ("Chaises",)]


def test_words_alone_are_no_table_of_money(content: Content, context: ReadingContext) -> None:
    assert _taken(content, context, ("600", "12"), ("250", "3")) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("600", 600), ("1 200,50 €", 1200.5), ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("12.5", 12.5),
        ("€ 90", 90), ("3 x 150", 450), ("deux cents", 200), ("2k", 2000),
    ],
)  # fmt: skip
def test_sums_as_people_type_them(context: ReadingContext, typed: str, read: float) -> None:
    assert read_amount_cell(typed, context) == read


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2.000", "case_separateur"), ("2,000", "case_separateur"), ("-50", "case_negative"), ("(50)", "case_negative"),
        ("12/06/2014", "case_date"), ("abc", "case_montant"), ("30 %", "case_montant"), ("9" * 30, "case_montant"),
    ],
)  # fmt: skip
def test_what_is_not_surely_a_sum_is_not_taken(context: ReadingContext, typed: str, reason: str) -> None:
    found = read_amount_cell(typed, context)
    assert isinstance(found, Unread)
    assert found.reason == reason
