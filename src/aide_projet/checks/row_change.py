"""A remedy that raises an amount in one row of a table, « 1 000 € de plus à la commune », and leaves the rest alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.checks.rows import GROUP, LIST
from aide_projet.draft.exact import Exact, exact, plain_number
from aide_projet.draft.value import Value


@dataclass(frozen=True, slots=True)
class RowChange:
    """Raises `column` by the fact or figure `amount`, in euros, in the first row whose cells are `cells`.

    The first of the cells says what kind of row it is. Where no row has them all, a row is added with them and with
    `named`, which takes its texts from a row of the same kind where there is one ("Ville de Lens", not "Commune").
    """

    table: str
    column: str
    cells: Mapping[str, str]
    amount: str
    named: Mapping[str, str]

    @property
    def reads(self) -> frozenset[str]:
        """The facts that it is made from."""
        return frozenset((self.table, self.amount))


def raised(table: object, change: RowChange, amount: Exact) -> Value:
    """The whole table after the change: the other rows and the cells that nobody knows are as they were."""
    rows = list(table) if isinstance(table, LIST) and not isinstance(table, str) else []
    for place, row in enumerate(rows):
        held = exact(row.get(change.column)) if isinstance(row, GROUP) else None
        if held is not None and _fits(row, change):
            return [*rows[:place], {**row, change.column: plain_number(held + amount)}, *rows[place + 1 :]]
    return [*rows, _new_row(rows, change, amount)]


def _fits(row: Mapping[str, Value], change: RowChange) -> bool:
    """A cell that is not told may be what is wanted, but for the kind of row."""
    kind, *others = change.cells.items()
    return row.get(kind[0]) == kind[1] and all(row.get(key, value) == value for key, value in others)


def _new_row(rows: list[Value], change: RowChange, amount: Exact) -> dict[str, Value]:
    kind, wanted = next(iter(change.cells.items()))
    alike = next((row for row in rows if isinstance(row, GROUP) and row.get(kind) == wanted), {})
    told = {key: name for key in change.named if isinstance(name := alike.get(key), str) and name}
    return {**change.named, **told, **change.cells, change.column: plain_number(amount)}
