"""The four sheets of the workbook: the cells of each, and the places that the next ones refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from aide_projet.draft.exact import Exact
from aide_projet.export.account_plan import AccountPlan
from aide_projet.export.money_lines import Money, MoneyLine, total
from aide_projet.export.sheet import Sheet
from aide_projet.export.workbook_words import Words
from aide_projet.use_cases.view import CallView

_BASES = {"budget_total": "announced", "total_depenses": "total", "total_ressources": "income"}
"""The bases of the local share that a cell of ours holds; another one is not computed here."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a sheet has what others sum. `announced`: the total told, else that of the lines, and its value."""

    accounts: str
    amounts: str
    total: str
    value: Exact
    announced: str = ""
    announced_value: Exact = 0


def expenses_sheet(sheet: Sheet, told: Money, words: Words) -> Places:
    """What is spent, a line each; the total told beside the sum of the lines."""
    sheet.head([words[f"depenses.{name}"] for name in ("compte", "poste", "montant")], right=(2,))
    first, lines = sheet.row, told.expenses if told.detailed else ()
    for line in lines:
        sheet.say(0, line.account, sheet.styles.account)
        sheet.say(1, line.label)
        sheet.amount(2, line.amount)
        sheet.row += 1
    amounts, accounts = (sheet.column(first, sheet.row - 1, column) for column in (2, 0))
    summed, announced = total(lines), told.announced.amount if told.announced else None
    if not told.detailed:
        sheet.say(0, "")
        sheet.say(1, words["depenses.annonce"], sheet.styles.label)
        sheet.amount(2, announced)
        amounts = accounts = ""
        sheet.row += 1
        summed = announced or 0
    total_cell = sheet.there(sheet.row, 2)
    _sum_row(sheet, words["depenses.total"], 2, sheet.column(first, sheet.row - 1, 2), summed, at=1)
    if told.detailed and announced is not None:
        sheet.say(1, words["depenses.annonce"], sheet.styles.label)
        sheet.amount(2, announced)
        return Places(accounts, amounts, total_cell, summed, sheet.there(sheet.row, 2), announced)
    return Places(accounts, amounts, total_cell, summed, total_cell, summed)


def income_sheet(sheet: Sheet, told: Money, plan: AccountPlan, call: CallView, spent: Places, words: Words) -> Places:
    """Who pays, the part of each, the local share and its rate, and what is missing."""
    names = ("qui", "type", "statut", "locale", "compte", "montant", "part")
    sheet.head([words[f"financement.{name}"] for name in names], right=(5, 6))
    first = sheet.row
    for line in told.income:
        _income_row(sheet, line, plan, call, spent, words)
    if not told.income:
        sheet.blank(7)
    last = sheet.row - 1
    accounts, amounts = sheet.column(first, last, 4), sheet.column(first, last, 5)
    received, total_cell = total(told.income), sheet.there(sheet.row, 5)
    share = _ratio(received, spent.announced_value)
    sheet.formula(6, _ratio_formula(total_cell, spent.announced), share, sheet.styles.sum_share)
    _sum_row(sheet, words["financement.total"], 5, amounts, received)
    sheet.row += 1
    _result(sheet, words["financement.solde"], f"{total_cell}-{spent.total}", received - spent.value)
    local = total([line for line in told.income if _is_local(line, call)])
    local_cell, flags = sheet.there(sheet.row, 5), sheet.column(first, last, 3)
    _result(sheet, words["financement.part_locale"], f'SUMIF({flags},"{_plain(words["oui"])}",{amounts})', local)
    base = {
        "announced": (spent.announced, spent.announced_value),
        "total": (spent.total, spent.value),
        "income": (total_cell, received),
    }.get(_BASES.get(call.rate_base, ""))
    if base:
        label = f"{words['financement.taux_local']}, {words['financement.base']} {call.rate_base_label}"
        formula = _ratio_formula(local_cell, base[0])
        _result(sheet, label, formula, _ratio(local, base[1]), share=True)
    return Places(accounts, amounts, total_cell, received)


def given_sheet(sheet: Sheet, told: Money, words: Words) -> Places:
    """What is given in kind: outside the budget, the same on both sides."""
    sheet.head([words["contributions.nature"], words["contributions.valeur"]], right=(1,))
    first = sheet.row
    for line in told.given:
        sheet.say(0, line.label)
        sheet.amount(1, line.amount)
        sheet.row += 1
    if not told.given:
        sheet.blank(2)
    value, total_cell = total(told.given), sheet.there(sheet.row, 1)
    _sum_row(sheet, words["contributions.total"], 1, sheet.column(first, sheet.row - 1, 1), value)
    return Places("", "", total_cell, value)


def accounts_sheet(
    sheet: Sheet, told: Money, plan: AccountPlan, places: tuple[Places, Places, Places], words: Words
) -> None:
    """The standard table: each account adds up the lines that are of it."""
    spent, received, given = places
    names = ("", "comptes.charges", "comptes.montant", "", "comptes.produits", "comptes.montant")
    sheet.head([words[name] if name else "" for name in names], right=(2, 5))
    top = sheet.row
    incomes = [(plan.of_income.get(line.role, ""), line.amount) for line in told.income]
    charges = [(plan.charge_of(line.account), line.amount) for line in told.expenses]
    for column, accounts, place, lines in (
        (0, plan.charges, spent, charges),
        (3, plan.products, received, incomes),
    ):
        sheet.row = top
        for number, label in accounts.items():
            value = sum((amount or 0 for account, amount in lines if account == number), start=Fraction(0))
            sheet.say(column, number, sheet.styles.label)
            sheet.say(column + 1, label, sheet.styles.label)
            sheet.formula(column + 2, _of_account(number, accounts, place), value)
            sheet.row += 1
    sheet.row = top + max(len(plan.charges), len(plan.products))
    for column, name, place in ((0, "total_charges", spent), (3, "total_produits", received)):
        _side_sum(sheet, column, words[f"comptes.{name}"], sheet.column(top, sheet.row - 1, column + 2), place.value)
    sheet.row += 1
    for column, (number, label) in zip((0, 3), plan.volunteered.items(), strict=False):
        sheet.say(column, number, sheet.styles.label)
        sheet.say(column + 1, label, sheet.styles.label)
        sheet.formula(column + 2, given.total, given.value)
    sheet.row += 1
    for column, name in ((0, "total_86"), (3, "total_87")):
        _side_sum(
            sheet, column, words[f"comptes.{name}"], sheet.column(sheet.row - 1, sheet.row - 1, column + 2), given.value
        )


def _income_row(sheet: Sheet, line: MoneyLine, plan: AccountPlan, call: CallView, spent: Places, words: Words) -> None:
    sheet.say(
        0, " · ".join(filter(None, (line.label, *(d for d in line.details if d not in (line.kind, line.status)))))
    )
    sheet.say(1, line.kind)
    sheet.say(2, line.status)
    sheet.say(3, words["oui"] if _is_local(line, call) else words["non"])
    sheet.say(4, plan.of_income.get(line.role, ""), sheet.styles.label)
    sheet.amount(5, line.amount)
    sheet.formula(
        6,
        _ratio_formula(sheet.here(5), spent.announced),
        _ratio(line.amount or 0, spent.announced_value),
        sheet.styles.share,
    )
    sheet.row += 1


def _is_local(line: MoneyLine, call: CallView) -> bool:
    return line.role == "cofinancement" and line.kind_key in call.local_types


def _sum_row(sheet: Sheet, label: str, column: int, cells: str, value: Exact, *, at: int = 0) -> None:
    for before in range(column):
        sheet.say(before, label if before == at else "", sheet.styles.sum_label)
    sheet.formula(column, f"SUM({cells})", value, sheet.styles.sum)
    sheet.row += 1


def _side_sum(sheet: Sheet, column: int, label: str, cells: str, value: Exact) -> None:
    sheet.say(column, "", sheet.styles.sum_label)
    sheet.say(column + 1, label, sheet.styles.sum_label)
    sheet.formula(column + 2, f"SUM({cells})", value, sheet.styles.sum)


def _result(sheet: Sheet, label: str, formula: str, value: Exact, *, share: bool = False) -> None:
    sheet.say(0, label, sheet.styles.label)
    sheet.formula(5, formula, value, sheet.styles.share if share else sheet.styles.computed)
    sheet.row += 1


def _of_account(number: str, known: Mapping[str, str], place: Places) -> str:
    """The lines of an account and of its sub-accounts; the one without number takes all that the others leave."""
    if not place.accounts:
        return "0" if number else place.total
    if not number:
        return f"{place.total}-({'+'.join(_begun_by(one, place) for one in known if _highest(one, known))})"
    below = [one for one in known if one != number and one.startswith(number)]
    apart = [f"({_begun_by(one, place)})" for one in below if _highest(one, below)]
    return "-".join([_begun_by(number, place), *apart])


def _highest(number: str, known: Iterable[str]) -> bool:
    """Whether an account is of no other one of these."""
    return bool(number) and not any(one and one != number and number.startswith(one) for one in known)


def _begun_by(number: str, place: Places) -> str:
    """The amounts of the account itself, typed as text or as a number, and of those that begin with it."""
    return "+".join(f'SUMIF({place.accounts},"{one}",{place.amounts})' for one in (number, f"{number}?*"))


def _ratio(part: Exact, whole: Exact) -> Exact:
    return Fraction(part) / Fraction(whole) if whole else 0


def _ratio_formula(part: str, whole: str) -> str:
    return f"IF({whole}=0,0,{part}/{whole})"


def _plain(text: str) -> str:
    return text.replace('"', '""')
