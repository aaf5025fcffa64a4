"""What a tap would change, as people read it: a field, or the rows of a table, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from aide_projet.checks.finding import Change
from aide_projet.checks.rows import GROUP, Row, rows
from aide_projet.draft.display import shown
from aide_projet.draft.draft import Draft
from aide_projet.draft.slot import Slot, Table
from aide_projet.draft.value import Value


def changes(slots: Mapping[str, Slot], draft: Draft, sets: Mapping[str, Value]) -> tuple[Change, ...]:
    """The differences between a draft and the values that would be set, in the order of the fields."""
    return tuple(one for name in slots if name in sets for one in _of(slots[name], draft.value(name), sets[name]))


def _of(slot: Slot, before: Value, after: Value) -> Iterator[Change]:
    if not isinstance(slot.kind, Table):
        yield Change(slot.label, shown(slot.kind, before), shown(slot.kind, after))
        return
    nothing: Row = {}
    for was, becomes in zip_longest(rows(before) or [], rows(after) or [], fillvalue=nothing):
        if was != becomes:
            name = _cell(slot.kind, slot.kind.columns[0].key, was or becomes)
            yield Change(name, *_cells(slot.kind, name, was, becomes))


def _cells(kind: Table, name: str, was: Row, becomes: Row) -> tuple[str, str]:
    """The cells that differ, but those that say the name of the row again."""
    keys = [column.key for column in kind.columns[1:] if was.get(column.key) != becomes.get(column.key)]
    before, after = (
        [cell for key in keys if (cell := _cell(kind, key, row)) != name and cell] for row in (was, becomes)
    )
    return " · ".join(before), " · ".join(after)


def _cell(kind: Table, key: str, row: Row) -> str:
    value = row.get(key)
    column = next(column for column in kind.columns if column.key == key)
    if isinstance(value, GROUP):
        return ""
    return shown(column.kind, value if isinstance(value, (str, int, float, bool)) else None)
