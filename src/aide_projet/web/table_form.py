"""A table as a form: a row of boxes for each of its rows, filled with what it holds or with what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from aide_projet.draft import slot as kinds
from aide_projet.draft.display import shown
from aide_projet.draft.exact import exact
from aide_projet.draft.figure_text import money
from aide_projet.draft.value import Value
from aide_projet.understanding.accounts import classed
from aide_projet.understanding.expense import ACCOUNT, NAME
from aide_projet.understanding.language import Language
from aide_projet.understanding.table_cells import Fault, Typed, TypedTable
from aide_projet.web.spreadsheet.grid import Flag

Box = Literal["texte", "liste", "somme", "nombre", "jour"]
BLANK_ROWS = 2
"""Empty rows below those that hold something, for browsers without scripts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column. `options` of a list, its empty one first."""

    key: str
    label: str
    box: Box
    required: bool
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One box. `because`: the word that gives the account; `flag`: what the spreadsheet did not tell."""

    column: Heading
    text: str
    fault: Fault | None = None
    because: str = ""
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class TableForm:
    """`total`: the sum of the amounts that could be read, as shown; "" when no column is of money."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: str
    faults: int


def typed_rows(table: kinds.Table, value: Value) -> list[dict[str, str]]:
    """What the boxes hold for the rows of a draft."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [_typed(table, row) for row in value]


def table_form(
    table: kinds.Table,
    typed: Sequence[Typed],
    read: TypedTable,
    language: Language,
    flags: Mapping[tuple[int, str], Flag],
    blank: int = BLANK_ROWS,
) -> TableForm:
    """The form of rows as typed, with what is wrong beside each cell."""
    columns = tuple(_heading(column) for column in table.columns)
    faults = {(fault.row, fault.column): fault for fault in read.faults}
    rows = []
    for place, cells in enumerate([*typed, *({} for _ in range(blank))]):
        word = _because(cells, language)
        rows.append(
            tuple(
                Cell(
                    column,
                    cells.get(column.key, ""),
                    faults.get((place, column.key)),
                    word if column.key == ACCOUNT else "",
                    flags.get((place, column.key)),
                )
                for column in columns
            )
        )
    return TableForm(columns, tuple(rows), _total(table, read), len(read.faults))


def deduced(table: kinds.Table, typed: Sequence[Typed], read: TypedTable) -> list[dict[str, str]]:
    """The typed rows with what was worked out for the lists left empty: an account, a type of funder."""
    filled = []
    rows = iter(read.rows)
    lists = [column.key for column in table.columns if isinstance(column.kind, kinds.Choice)]
    for cells in typed:
        row = dict(cells)
        if any(text.strip() for key, text in cells.items() if key not in lists):
            known = next(rows, {})
            row |= {key: str(known[key]) for key in lists if not row.get(key) and key in known}
        filled.append(row)
    return filled


def _typed(table: kinds.Table, row: Value) -> dict[str, str]:
    if not isinstance(row, Mapping):
        return {table.columns[0].key: str(row)}
    return {column.key: _text(column, row.get(column.key)) for column in table.columns}


def _text(column: kinds.Column, value: Value) -> str:
    match column.kind:
        case kinds.Choice():
            return value if isinstance(value, str) else ""
        case kinds.Amount():
            amount = exact(value)
            return shown(column.kind, value) if amount is None else money(amount).rstrip("€\N{NO-BREAK SPACE}")
        case kinds.ShortText() | kinds.Count() | kinds.Date():
            return shown(column.kind, value)
        case _:
            assert_never(column.kind)


def _heading(column: kinds.Column) -> Heading:
    match column.kind:
        case kinds.Choice(options=options):
            listed = tuple(Choice(option.key, option.label) for option in options)
            return Heading(column.key, column.label, "liste", column.required, listed)
        case kinds.Amount():
            return Heading(column.key, column.label, "somme", column.required)
        case kinds.Count():
            return Heading(column.key, column.label, "nombre", column.required)
        case kinds.Date():
            return Heading(column.key, column.label, "jour", column.required)
        case kinds.ShortText():
            return Heading(column.key, column.label, "texte", column.required)
        case _:
            assert_never(column.kind)


def _because(cells: Typed, language: Language) -> str:
    """The word of the name that gives the account, where the account is still the one that it gives."""
    known = classed(cells.get(NAME, ""), language)
    return known.word if known is not None and cells.get(ACCOUNT) in ("", known.account) else ""


def _total(table: kinds.Table, read: TypedTable) -> str:
    amounts = [column.key for column in table.columns if isinstance(column.kind, kinds.Amount)]
    if not amounts:
        return ""
    sums = [amount for row in read.rows if (amount := exact(row.get(amounts[0]))) is not None]
    return money(sum(sums))
