"""The budget as documents show it: two tables in whole euros whose totals agree with their lines (champs.md §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aide_projet.draft import figure_text
from aide_projet.draft.exact import Exact, exact
from aide_projet.draft.value import Value
from aide_projet.export.plain_text import one_line
from aide_projet.use_cases.view import Entry

EXPENSES, TOTAL, ASKED = "depenses", "budget_total", "montant_demande"
FUNDERS, OWN, GIVEN = "cofinancements", "autofinancement", "contributions_volontaires"
SLOTS = frozenset({EXPENSES, TOTAL, ASKED, FUNDERS, OWN, GIVEN})
_AMOUNT_KEYS = ("montant", "valeur")


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """`label`, what else is said of it (account, type, status) and the amount as shown ("" when none is known).

    `role` of an income: demande (asked of this call), cofinancement, propre (own funds).
    """

    label: str
    details: tuple[str, ...]
    amount: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class BudgetGroup:
    """Lines under one heading (an account), with their subtotal. The heading may be empty."""

    title: str
    lines: tuple[BudgetLine, ...]
    subtotal: str


@dataclass(frozen=True, slots=True)
class Budget:
    """`detailed`: the expenses are told line by line (else the total alone). `gap`: income less expenses, as shown,
    "" when they agree or one is unknown; `announced`: the total told, where the lines add up to another.
    `rounded`: cents were told, so the lines are rounded.
    """

    expenses: tuple[BudgetGroup, ...]
    expenses_total: str
    detailed: bool
    income: tuple[BudgetLine, ...]
    income_total: str
    gap: str
    gap_is_missing: bool
    announced: str
    given: tuple[BudgetLine, ...]
    given_total: str
    rounded: bool


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    details: tuple[str, ...]
    amount: Exact | None
    role: str = ""


def budget(entries: Mapping[str, Entry], funder: str) -> Budget | None:
    """The budget of a draft, from its entries by slot; None when nothing of it is told."""
    if not any(slot in entries and entries[slot].value is not None for slot in SLOTS):
        return None
    told = _rows(entries.get(EXPENSES))
    total = _single(entries.get(TOTAL))
    expenses = told or total
    income = [
        *_single(entries.get(ASKED), (one_line(funder),), "demande"),
        *_rows(entries.get(FUNDERS), "cofinancement"),
        *_single(entries.get(OWN), (), "propre"),
    ]
    given = _rows(entries.get(GIVEN))
    spent, received = _sum(expenses), _sum(income)
    gap = _money_of(abs(_whole(received) - _whole(spent))) if expenses and income and spent != received else ""
    announced = total[0].amount if told and total else None
    differs = announced is not None and announced != spent
    return Budget(
        expenses=_groups(expenses),
        expenses_total=_money_of(_whole(spent)) if expenses else "",
        detailed=bool(told),
        income=_shown(income),
        income_total=_money_of(_whole(received)) if income else "",
        gap=gap,
        gap_is_missing=received < spent,
        announced=_money_of(_whole(announced)) if differs and announced is not None else "",
        given=_shown(given),
        given_total=_money_of(_whole(_sum(given))) if given else "",
        rounded=any(
            line.amount is not None and line.amount != int(line.amount) for line in (*expenses, *income, *given)
        ),
    )


def whole_euros(amounts: Sequence[Exact]) -> list[int]:
    """Each amount in whole euros, such that they add up to the rounded sum: the largest cents are rounded up first."""
    floors = [amount.__floor__() for amount in amounts]
    up = _whole(sum(amounts, start=Fraction(0))) - sum(floors)
    by_cents = sorted(range(len(amounts)), key=lambda i: (floors[i] - amounts[i], i))
    for index in by_cents[:up]:
        floors[index] += 1
    return floors


def _whole(amount: Exact) -> int:
    """Rounded half up, as people do."""
    return (Fraction(amount) + Fraction(1, 2)).__floor__()


def _sum(lines: Sequence[_Line]) -> Exact:
    return sum((line.amount for line in lines if line.amount is not None), start=Fraction(0))


def _money_of(amount: int) -> str:
    return figure_text.money(amount)


def _single(entry: Entry | None, details: tuple[str, ...] = (), role: str = "") -> list[_Line]:
    if entry is None or entry.value is None:
        return []
    amount = exact(entry.value)
    told = () if amount is not None else (one_line(entry.shown),)  # not an amount: shown as it is, counted for nothing
    return [_Line(one_line(entry.label), (*details, *told), amount, role)]


def _rows(entry: Entry | None, role: str = "") -> list[_Line]:
    """The rows of a table: the first column names the line, the amount's column is taken out of the others."""
    value = None if entry is None else entry.value
    if entry is None or not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [
        _row(row, [one_line(cell) for cell in cells], role) for row, cells in zip(value, entry.rows[1:], strict=False)
    ]


def _row(row: Value, cells: list[str], role: str) -> _Line:
    amount = next((exact(row[key]) for key in _AMOUNT_KEYS if key in row), None) if isinstance(row, Mapping) else None
    label, details = cells[0], cells[1:]
    written = "" if amount is None else one_line(figure_text.money(amount))
    if written in details:
        details.remove(written)
    return _Line(label, tuple(details), amount, role)


def _groups(lines: list[_Line]) -> tuple[BudgetGroup, ...]:
    """By account, in the order of the accounts, when several are told; else one group without heading."""
    amounts = _rounded(lines)
    accounts = {line.details[0] for line in lines if line.details and line.details[0]}
    if len(accounts) < 2:
        return (BudgetGroup("", _shown(lines), ""),) if lines else ()
    groups = []
    for account in [*sorted(accounts), ""]:
        chosen = [i for i, line in enumerate(lines) if (line.details[0] if line.details else "") == account]
        if not chosen:
            continue
        within = tuple(
            BudgetLine(lines[i].label, lines[i].details[1:], "" if amounts[i] is None else _money_of(amounts[i] or 0))
            for i in chosen
        )
        groups.append(BudgetGroup(account, within, _money_of(sum(amounts[i] or 0 for i in chosen))))
    return tuple(groups)


def _shown(lines: list[_Line]) -> tuple[BudgetLine, ...]:
    return tuple(
        BudgetLine(line.label, line.details, "" if amount is None else _money_of(amount), line.role)
        for line, amount in zip(lines, _rounded(lines), strict=True)
    )


def _rounded(lines: list[_Line]) -> list[int | None]:
    known = iter(whole_euros([line.amount for line in lines if line.amount is not None]))
    return [None if line.amount is None else next(known) for line in lines]
