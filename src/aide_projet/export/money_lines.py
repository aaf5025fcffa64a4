"""The money that a draft tells, line by line, exact, before any format: for what or from whom, and how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aide_projet.draft import figure_text
from aide_projet.draft.exact import Exact, exact
from aide_projet.draft.value import Value
from aide_projet.export.plain_text import one_line
from aide_projet.use_cases.view import Entry

Role = Literal["", "demande", "cofinancement", "propre"]
"""Of an income: asked of this call, another funder's, own funds."""

EXPENSES, TOTAL, ASKED = "depenses", "budget_total", "montant_demande"
FUNDERS, OWN, GIVEN = "cofinancements", "autofinancement", "contributions_volontaires"
SLOTS = frozenset({EXPENSES, TOTAL, ASKED, FUNDERS, OWN, GIVEN})
_AMOUNT_KEYS = ("montant", "valeur")


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """`amount` is exact, None when none is told. `details`: what else is said of the line, as shown.

    `account`: the number told for an expense ("60"). `kind_key`, `kind`, `status`: of a funder, the first as a key.
    """

    label: str
    details: tuple[str, ...]
    amount: Exact | None
    role: Role = ""
    account: str = ""
    kind_key: str = ""
    kind: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """Everything told of the money. `detailed`: the expenses are told line by line; else they are the total alone."""

    expenses: tuple[MoneyLine, ...]
    detailed: bool
    announced: MoneyLine | None
    income: tuple[MoneyLine, ...]
    given: tuple[MoneyLine, ...]


def money(entries: Mapping[str, Entry], funder: str) -> Money | None:
    """The money of a draft, from its entries by slot; None when nothing of it is told."""
    if not any(slot in entries and entries[slot].value is not None for slot in SLOTS):
        return None
    told = _rows(entries.get(EXPENSES))
    total = _single(entries.get(TOTAL))
    return Money(
        expenses=told or total,
        detailed=bool(told),
        announced=total[0] if total else None,
        income=(
            *_single(entries.get(ASKED), (one_line(funder),), "demande"),
            *_rows(entries.get(FUNDERS), "cofinancement"),
            *_single(entries.get(OWN), (), "propre"),
        ),
        given=_rows(entries.get(GIVEN)),
    )


def whole_euros(amounts: Sequence[Exact]) -> list[int]:
    """Each amount in whole euros, such that they add up to the rounded sum: the largest cents are rounded up first."""
    floors = [amount.__floor__() for amount in amounts]
    up = whole(sum(amounts, start=Fraction(0))) - sum(floors)
    by_cents = sorted(range(len(amounts)), key=lambda i: (floors[i] - amounts[i], i))
    for index in by_cents[:up]:
        floors[index] += 1
    return floors


def whole(amount: Exact) -> int:
    """Rounded half up, as people do."""
    return (Fraction(amount) + Fraction(1, 2)).__floor__()


def total(lines: Sequence[MoneyLine]) -> Exact:
    """The exact sum of the amounts that are known."""
    return sum((line.amount for line in lines if line.amount is not None), start=Fraction(0))


def rounded(lines: Sequence[MoneyLine]) -> list[int | None]:
    """The amounts of these lines in whole euros that add up."""
    known = iter(whole_euros([line.amount for line in lines if line.amount is not None]))
    return [None if line.amount is None else next(known) for line in lines]


def _single(entry: Entry | None, details: tuple[str, ...] = (), role: Role = "") -> tuple[MoneyLine, ...]:
    if entry is None or entry.value is None:
        return ()
    amount = exact(entry.value)
    told = () if amount is not None else (one_line(entry.shown),)  # not an amount: shown as it is, counted for nothing
    return (MoneyLine(one_line(entry.label), (*details, *told), amount, role),)


def _rows(entry: Entry | None, role: Role = "") -> tuple[MoneyLine, ...]:
    """The rows of a table: the first column names the line, the amount's column is taken out of the others."""
    value = None if entry is None else entry.value
    if entry is None or not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(
        _row(row, entry.columns, [one_line(cell) for cell in cells], role)
        for row, cells in zip(value, entry.rows[1:], strict=False)
    )


def _row(row: Value, columns: tuple[str, ...], cells: list[str], role: Role) -> MoneyLine:
    told = row if isinstance(row, Mapping) else {}
    amount = next((exact(told[key]) for key in _AMOUNT_KEYS if key in told), None)
    named = dict(zip(columns, cells, strict=False))
    label, details = cells[0], cells[1:]
    written = "" if amount is None else one_line(figure_text.money(amount))
    if written and written in details:
        details.remove(written)
    account, kind = told.get("compte"), told.get("type")
    return MoneyLine(
        label,
        tuple(details),
        amount,
        role,
        account=account if isinstance(account, str) else "",
        kind_key=kind if isinstance(kind, str) else "",
        kind=named.get("type", ""),
        status=named.get("statut", ""),
    )
