"""The budget as a workbook: live formulas that carry their values, and text that stays text."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import fiche_views
import hostile
import openpyxl
import pytest
from fiche_views import CALL
from openpyxl import Workbook
from told_words import told_texts

from aide_projet.use_cases.view import ConversationView

Made = Callable[[ConversationView, str], bytes]
HOSTILE = (*hostile.TEXTS, "=cmd|'/C calc'!A0", "@SUM(1+1)", "+1+1", "-2+3", "{=1+1}", "'=1+1")


def _read(made: Made, view: ConversationView, *, values: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(made(view, "xlsx")), data_only=values)


def _cells(book: Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def _beside(book: Workbook, sheet: str, label: str) -> list[object]:
    """The values of the row that begins with this label (its first text)."""
    for row in book[sheet].iter_rows(values_only=True):
        told = [cell for cell in row if cell not in (None, "")]
        if told and str(told[0]).startswith(label):
            return told[1:]
    raise AssertionError(f"no row {label} in {sheet}")


def test_every_line_of_money_is_in_it(made: Made) -> None:
    told = {str(cell) for cell in _cells(_read(made, fiche_views.usual()))}
    for slot, text in told_texts(fiche_views.usual()):
        if slot in ("depenses", "cofinancements", "contributions_volontaires") and "€" not in text and "·" not in text:
            assert text in told


def test_totals_shares_local_rate_and_balance_are_formulas_with_their_values(made: Made) -> None:
    view = fiche_views.usual()
    formulas, values = _read(made, view), _read(made, view, values=True)
    for sheet, label, expected in (
        ("Dépenses", "Total des dépenses", 14_500),
        ("Financement", "Total des ressources", 14_350),
        ("Financement", "Ressources moins dépenses", -150),
        ("Financement", "Part des collectivités locales, en euros", 3_000),
        ("Financement", "Part des collectivités locales, calculée", float(Fraction(3_000, 14_500))),
        ("Contributions", "Total", 3_000),
    ):
        assert str(_beside(formulas, sheet, label)[0]).startswith("="), label
        assert _beside(values, sheet, label)[0] == expected, label


def test_the_accounts_add_up_the_lines_and_86_equals_87(made: Made) -> None:
    values = _read(made, fiche_views.usual(), values=True)
    assert _beside(values, "Comptes", "60")[1] == 7_500
    assert _beside(values, "Comptes", "61")[1:] == [1_200, "74", "Subventions", 14_000]
    assert _beside(values, "Comptes", "Total des charges") == [14_500, "Total des produits", 14_350]
    assert _beside(values, "Comptes", "86")[1] == _beside(values, "Comptes", "86")[4] == 3_000


@pytest.mark.parametrize("name", ["short", "usual", "very_long"])
def test_each_formula_carries_a_number_and_no_range_holds_its_own_sum(made: Made, name: str) -> None:
    view = getattr(fiche_views, name)()
    formulas, values = _read(made, view), _read(made, view, values=True)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert isinstance(values[sheet.title][cell.coordinate].value, (int, float)), cell.coordinate
                    last = str(cell.value).rsplit(":$", 1)[-1].strip(")").replace("$", "")
                    assert not str(cell.value).startswith("=SUM(") or last != cell.coordinate, cell.coordinate


def test_cents_are_kept(made: Made) -> None:
    view = fiche_views.view((replace(fiche_views.USUAL_PARTS[4], entries=(fiche_views.expenses(("a", "", 3.34)),)),))
    assert _beside(_read(made, view, values=True), "Dépenses", "Total")[0] == 3.34


def test_a_base_of_the_share_that_no_cell_holds_is_not_guessed(made: Made) -> None:
    view = replace(fiche_views.usual(), call=replace(CALL, rate_base="autre_chose"))
    with pytest.raises(AssertionError, match="no row"):
        _beside(_read(made, view), "Financement", "Part des collectivités locales, calculée")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(made: Made, text: str) -> None:
    usual = fiche_views.usual()
    lines = fiche_views.expenses((text, "60 · Achats", 10)), fiche_views.funders((text, "CAF", 5, text))
    view = replace(usual, title=text, dossier=(replace(usual.dossier[4], entries=lines),))
    book = _read(made, view)
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(found) >= 5
    assert {cell.data_type for cell in found} == {"s"}
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_text_longer_than_a_cell_is_cut(made: Made) -> None:
    lines = (fiche_views.expenses(("x" * 40_000, "", 1)),)
    view = fiche_views.view((replace(fiche_views.USUAL_PARTS[4], entries=lines),))
    assert "x" * 32_000 in _cells(_read(made, view))


def test_an_exercise_is_said_on_every_sheet(made: Made) -> None:
    for sheet in _read(made, fiche_views.usual()):
        assert "EXERCICE" in str(sheet.oddHeader.right.text)
        assert any("EXERCICE" in str(row[0]) for row in sheet.iter_rows(values_only=True))
    assert "EXERCICE" not in " ".join(map(str, _cells(_read(made, fiche_views.ready()))))


def test_sub_accounts_add_up_in_their_account(made: Made) -> None:
    lines = (fiche_views.expenses(("Salle", "613", 100), ("Bus", "61 · Services", 50), ("Timbres", "99", 5)),)
    view = fiche_views.view((replace(fiche_views.USUAL_PARTS[4], entries=lines),))
    formulas, values = _read(made, view), _read(made, view, values=True)
    assert _beside(values, "Comptes", "61")[1] == 150
    assert '"61?*"' in str(_beside(formulas, "Comptes", "61")[1])
    assert _beside(values, "Comptes", "Dépenses non réparties")[0] == 5


def test_a_long_text_makes_its_row_as_tall(made: Made) -> None:
    lines = (fiche_views.expenses(("Des plants et des outils " * 8, "60 · Achats", 10), ("Bus", "61 · Services", 5)),)
    view = fiche_views.view((replace(fiche_views.USUAL_PARTS[4], entries=lines),))
    sheet = _read(made, view)["Dépenses"]
    rows = {str(cell.value)[:3]: cell.row for cell in sheet["B"] if cell.value}
    assert sheet.row_dimensions[rows["Des"]].height > 40
    assert sheet.row_dimensions[rows["Bus"]].height is None
