"""A table typed cell by cell: its rows, each cell by the kind of its column, and what is wrong with which cell.

An empty cell is nothing told, never a fault: what a row lacks is a finding, said on the fiche.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from aide_projet.draft.slot import Amount, Choice, Column, Count, Date, ShortText, Table
from aide_projet.draft.value import Value
from aide_projet.understanding.accounts import classed
from aide_projet.understanding.amount_cell import Unread, read_amount_cell
from aide_projet.understanding.cell import read_cell
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import read_count
from aide_projet.understanding.dates import read_date
from aide_projet.understanding.expense import ACCOUNT, NAME
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.row_words import first_tag, row_words
from aide_projet.understanding.said import say

Typed = Mapping[str, str]
"""The cells of a row as typed, by column."""
_FUNDER, _TYPE = "financeur", "type"


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that could not be read. `row` is its place among the typed rows; `reason` names the sentence."""

    row: int
    column: str
    reason: str
    typed: str
    readings: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedTable:
    """The rows that were read (without the cells that could not be), and the faults."""

    rows: tuple[dict[str, Value], ...]
    faults: tuple[Fault, ...]


def read_typed(table: Table, typed: Sequence[Typed], context: ReadingContext) -> TypedTable:
    """Read every row in which something is typed."""
    rows, faults = [], []
    for place, cells in enumerate(typed):
        if is_blank(table, cells):
            continue
        row: dict[str, Value] = {}
        for column in table.columns:
            text = cells.get(column.key, "").strip()
            if not text:
                continue
            found = _read(column, text, context)
            if isinstance(found, Unread):
                faults.append(Fault(place, column.key, found.reason, text, found.readings))
            else:
                row[column.key] = found
        first = table.columns[0].key
        if not cells.get(first, "").strip():
            faults.append(Fault(place, first, "case_nom", ""))
        rows.append(_in_order(table, _deduced(row, table, context)))
    return TypedTable(tuple(rows), tuple(faults))


def is_blank(table: Table, cells: Typed) -> bool:
    """Whether nothing is typed in a row: what is only chosen from a list says nothing by itself."""
    return not any(cells.get(column.key, "").strip() for column in table.columns if not isinstance(column.kind, Choice))


def _read(column: Column, text: str, context: ReadingContext) -> Value | Unread:
    match column.kind:
        case ShortText(max_chars=most):
            return text if len(text) <= most else Unread("case_longue")
        case Amount():
            return read_amount_cell(text, context)
        case Count():
            count = read_count(say(text), context)
            return count.value if isinstance(count, Reading) else Unread("case_nombre")
        case Date():
            day = read_date(say(text), context)
            return day.value if isinstance(day, Reading) else Unread("case_jour")
        case Choice(options=options):
            keys = {option.key for option in options}
            if text in keys:
                return text
            if text[:2] in keys and text[:2].isdecimal():  # "606300 Fournitures"
                return text[:2]
            chosen, _ = read_cell(text, context, column)
            return chosen if chosen is not None else Unread("case_choix")
        case _:
            assert_never(column.kind)


def _deduced(row: dict[str, Value], table: Table, context: ReadingContext) -> dict[str, Value]:
    """The account of an expense and the type of a funder follow from its name, where they are not chosen."""
    keys = {column.key for column in table.columns}
    name = row.get(NAME)
    if ACCOUNT in keys and ACCOUNT not in row and isinstance(name, str):
        known = classed(name, context.language)
        return row | {ACCOUNT: known.account} if known is not None else row
    funder = row.get(_FUNDER)
    if _TYPE in keys and _TYPE not in row and isinstance(funder, str):
        tag = first_tag(folded(say(funder).plain), row_words(context.language).funders)
        return row | {_TYPE: tag} if tag is not None else row
    return row


def _in_order(table: Table, row: dict[str, Value]) -> dict[str, Value]:
    return {column.key: row[column.key] for column in table.columns if column.key in row}
