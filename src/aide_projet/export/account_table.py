"""The budget annex in the standard table of accounts: charges beside products, 86 beside 87 (champs.md §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from aide_projet.draft import figure_text
from aide_projet.export.account_plan import AccountPlan
from aide_projet.export.money_lines import Money, MoneyLine, rounded, total, whole

UNSORTED = ""
"""The account of what is told without one that the plan knows."""


@dataclass(frozen=True, slots=True)
class AccountCell:
    """One side of a row: an account (`number`, "" for a line without), or a line of it (`within`). All text."""

    number: str
    label: str
    amount: str
    within: bool = False


AccountRow = tuple[AccountCell, AccountCell]
BLANK = AccountCell("", "", "")


@dataclass(frozen=True, slots=True)
class AccountTable:
    """The annex, in whole euros. Every account of the plan is there, used or not, as funders expect."""

    rows: tuple[AccountRow, ...]
    charges_total: str
    products_total: str
    given: tuple[AccountRow, ...]
    given_total: str


def account_table(told: Money, plan: AccountPlan) -> AccountTable:
    """The money told, by account."""
    given = list(zip(told.given, rounded(told.given), strict=True))
    given_sum = _euros(whole(total(told.given))) if told.given else ""
    charge_accounts = [plan.charge_of(line.account) or UNSORTED for line in told.expenses]
    product_accounts = [plan.of_income.get(line.role, UNSORTED) for line in told.income]
    return AccountTable(
        rows=_beside(
            _side(plan.charges, told.expenses, charge_accounts, in_detail=not told.detailed),
            _side(plan.products, told.income, product_accounts, in_detail=True),
        ),
        charges_total=_euros(whole(total(told.expenses))) if told.expenses else "",
        products_total=_euros(whole(total(told.income))) if told.income else "",
        given=_beside(*(_given_side(number, label, given, given_sum) for number, label in plan.volunteered.items())),
        given_total=given_sum,
    )


def _side(
    plan: Mapping[str, str], lines: Sequence[MoneyLine], accounts: Sequence[str], *, in_detail: bool
) -> list[AccountCell]:
    amounts = rounded(lines)
    cells = []
    for number, label in plan.items():
        within = [i for i, account in enumerate(accounts) if account == number]
        if number == UNSORTED and not within:
            continue
        known = [amounts[i] or 0 for i in within if amounts[i] is not None]
        cells.append(AccountCell(number, label, _euros(sum(known)) if known else ""))
        if in_detail and number != UNSORTED:
            cells += [AccountCell("", _named(lines[i]), _amount(amounts[i]), within=True) for i in within]
    return cells


def _named(line: MoneyLine) -> str:
    """A funder by its name; what is asked of this call by the funder of the call."""
    return line.details[0] if line.role == "demande" and line.details[0] else line.label


def _given_side(
    number: str, label: str, given: Sequence[tuple[MoneyLine, int | None]], given_sum: str
) -> list[AccountCell]:
    return [
        AccountCell(number, label, given_sum),
        *(AccountCell("", line.label, _amount(amount), within=True) for line, amount in given),
    ]


def _beside(left: Sequence[AccountCell] = (), right: Sequence[AccountCell] = ()) -> tuple[AccountRow, ...]:
    return tuple(zip_longest(left, right, fillvalue=BLANK))


def _amount(amount: int | None) -> str:
    return "" if amount is None else _euros(amount)


def _euros(amount: int) -> str:
    return figure_text.money(amount)
