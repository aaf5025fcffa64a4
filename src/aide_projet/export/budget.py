"""The budget as documents show it: two tables in whole euros whose totals agree with their lines (champs.md §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aide_projet.draft import figure_text
from aide_projet.draft.exact import Exact
from aide_projet.export.account_plan import AccountPlan
from aide_projet.export.money_lines import SLOTS, Money, MoneyLine, money, rounded, total, whole, whole_euros
from aide_projet.use_cases.view import Entry

__all__ = ["SLOTS", "Budget", "BudgetGroup", "BudgetLine", "budget", "shown_budget", "whole_euros"]


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """`label`, what else is said of it (account, type, status) and the amount as shown ("" when none is known).

    `role` of an income: demande (asked of this call), cofinancement, propre (own funds). `kind` and `status`: of a
    funder; `share`: of an income, the part that it pays of the budget told, else of its lines.
    """

    label: str
    details: tuple[str, ...]
    amount: str
    role: str = ""
    kind: str = ""
    status: str = ""
    share: str = ""


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
    income_share: str
    gap: str
    gap_is_missing: bool
    announced: str
    given: tuple[BudgetLine, ...]
    given_total: str
    rounded: bool


def budget(entries: Mapping[str, Entry], funder: str) -> Budget | None:
    """The budget of a draft, from its entries by slot; None when nothing of it is told."""
    told = money(entries, funder)
    return None if told is None else shown_budget(told)


def shown_budget(told: Money, plan: AccountPlan | None = None) -> Budget:
    """The budget of the money told. `plan`: what tells the accounts that sub-accounts are of."""
    spent, received = total(told.expenses), total(told.income)
    apart = spent != received and bool(told.expenses and told.income)
    gap = _apart(abs(whole(received) - whole(spent)), abs(Fraction(received) - spent)) if apart else ""
    announced = told.announced.amount if told.announced and told.detailed else None
    # As on the screen: a part of the budget told, even where its lines do not make it up yet.
    base = (told.announced and told.announced.amount) or (spent if told.expenses else received)
    return Budget(
        expenses=_groups(told.expenses, plan),
        expenses_total=_euros(whole(spent)) if told.expenses else "",
        detailed=told.detailed,
        income=_shown(told.income, base),
        income_total=_euros(whole(received)) if told.income else "",
        income_share=_share(received, base),
        gap=gap,
        gap_is_missing=received < spent,
        announced=_announced(announced, spent) if announced is not None and announced != spent else "",
        given=_shown(told.given),
        given_total=_euros(whole(total(told.given))) if told.given else "",
        rounded=any(
            line.amount is not None and line.amount != int(line.amount)
            for line in (*told.expenses, *told.income, *told.given)
        ),
    )


def _euros(amount: int) -> str:
    return figure_text.money(amount)


def _apart(rounded_gap: int, gap: Exact) -> str:
    """In whole euros, as the totals are; in cents when less than that is missing: never « il manque 0 € »."""
    return _euros(rounded_gap) if rounded_gap else figure_text.money(gap)


def _announced(told: Exact, spent: Exact) -> str:
    return figure_text.money(told) if whole(told) == whole(spent) else _euros(whole(told))


def _share(amount: Exact | None, base: Exact) -> str:
    return "" if amount is None or base <= 0 else figure_text.share(Fraction(amount) / base)


def _groups(lines: Sequence[MoneyLine], plan: AccountPlan | None) -> tuple[BudgetGroup, ...]:
    """By account, in the order of the accounts, when several are told; else one group without heading."""
    amounts, headings = rounded(lines), _headings(lines, plan)
    accounts = set(filter(None, headings))
    if len(accounts) < 2:
        return (BudgetGroup("", _shown(lines), ""),) if lines else ()
    groups = []
    for account in [*sorted(accounts), ""]:
        chosen = [i for i, heading in enumerate(headings) if heading == account]
        if not chosen:
            continue
        within = tuple(
            BudgetLine(
                lines[i].label,
                lines[i].details[1:] if lines[i].details[:1] == (account,) else lines[i].details,
                "" if amounts[i] is None else _euros(amounts[i] or 0),
            )
            for i in chosen
        )
        groups.append(BudgetGroup(account, within, _euros(sum(amounts[i] or 0 for i in chosen))))
    return tuple(groups)


def _headings(lines: Sequence[MoneyLine], plan: AccountPlan | None) -> list[str]:
    """The account that each line is told for. One of a sub-account is under its account, in the words of the others."""
    said = {line.account: line.details[0] for line in lines if line.details}
    headings = []
    for line in lines:
        number = plan.charge_of(line.account) if plan else ""
        if plan is None or number in ("", line.account):
            headings.append(line.details[0] if line.details else "")
        else:
            headings.append(said.get(number) or f"{number} · {plan.charges[number]}")
    return headings


def _shown(lines: Sequence[MoneyLine], base: Exact = 0) -> tuple[BudgetLine, ...]:
    return tuple(
        BudgetLine(
            line.label,
            line.details,
            "" if amount is None else _euros(amount),
            line.role,
            line.kind,
            line.status,
            _share(line.amount, base),
        )
        for line, amount in zip(lines, rounded(lines), strict=True)
    )
