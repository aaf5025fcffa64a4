"""A table of the fiche edited cell by cell: the typed cells are read, and change the draft only when all are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.draft.slot import Table
from aide_projet.draft.value import Value
from aide_projet.understanding.columns import Cells, Taken, recognised
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.table_cells import Typed, TypedTable, read_typed
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import circumstances
from aide_projet.use_cases.outcome import Conflict, Refused, Unknown
from aide_projet.use_cases.outcome import Taken as TurnTaken
from aide_projet.use_cases.take_turn import take_turn


@dataclass(frozen=True, slots=True)
class Misread:
    """Some cells could not be read: nothing was stored."""

    table: TypedTable


async def edit_table(
    deps: Deps, key: str, *, number: int, slot: str, typed: Sequence[Typed], today: date
) -> TurnTaken | Conflict | Unknown | Refused | Misread:
    """Store the rows typed as one turn, which undo takes back like any other."""
    stored = await deps.conversations.find(key)
    if stored is None:
        return Unknown()
    content, day = deps.content(stored.call), circumstances(deps, stored, today).today
    read = read_rows(content, slot, typed, day)
    if read is None:
        return Unknown()
    if read.faults:
        return Misread(read)
    rows: tuple[dict[str, Value], ...] = read.rows
    return await take_turn(deps, key, number=number, slot=slot, rows=rows, today=today)


def read_rows(content: Content, slot: str, typed: Sequence[Typed], today: date) -> TypedTable | None:
    """The typed cells as rows, with what is wrong with which; None when the slot is no table."""
    table = _table(content, slot)
    return None if table is None else read_typed(table, typed, _context(content, slot, today))


def recognise(content: Content, slot: str, grid: Sequence[Cells], today: date) -> Taken | None:
    """The rows of a spreadsheet that are rows of this table, as they would be typed; None when none can be."""
    table = _table(content, slot)
    return None if table is None else recognised(table, grid, _context(content, slot, today))


def _table(content: Content, slot: str) -> Table | None:
    known = content.slots.get(slot)
    return known.kind if known is not None and isinstance(known.kind, Table) else None


def _context(content: Content, slot: str, today: date) -> ReadingContext:
    return ReadingContext(content.language, today, {}, slot, hour_value=content.call.volunteer_hour)
