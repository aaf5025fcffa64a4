"""What a table form sends: the boxes as typed, what was pasted, the file; and a spreadsheet made into rows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from aide_projet.draft.slot import Table
from aide_projet.understanding.columns import Taken
from aide_projet.web.spreadsheet.grid import MAX_FILE, MAX_ROWS, Flag, Grid

_ACTIONS = frozenset({"enregistrer", "ajouter", "lire"})
_MAX_FIELDS = MAX_ROWS * 10
_MAX_TEXT = 512 * 1024  # bytes of a box; pasted cells are the longest


@dataclass(frozen=True, slots=True)
class Sent:
    """`rows`: the boxes, without the rows ticked to be taken out. `action`: what the button says."""

    action: str
    turn: int
    rows: tuple[Mapping[str, str], ...]
    pasted: str
    file: bytes
    replaces: bool


@dataclass(frozen=True, slots=True)
class Added:
    """Rows taken from a spreadsheet, after those that were there. `flags` by (row, column)."""

    rows: list[dict[str, str]]
    flags: Mapping[tuple[int, str], Flag] = field(default_factory=dict)


async def read_sent(request: Request, table: Table) -> Sent:
    """The form; of a file, one byte more than may be read, so that a longer one is known as such."""
    async with request.form(max_files=1, max_fields=_MAX_FIELDS, max_part_size=_MAX_TEXT) as form:
        file = form.get("fichier")
        body = await file.read(MAX_FILE + 1) if isinstance(file, UploadFile) else b""
        action, turn = _text(form, "geste"), _text(form, "tour")
        return Sent(
            action if action in _ACTIONS else "enregistrer",
            int(turn) if turn.isascii() and turn.isdecimal() and len(turn) < 10 else -1,
            tuple(_rows(form, table)),
            _text(form, "colle"),
            body,
            bool(_text(form, "remplacer")),
        )


def _rows(form: FormData, table: Table) -> list[dict[str, str]]:
    count = _text(form, "lignes")
    rows = []
    for place in range(min(int(count), _MAX_FIELDS) if count.isascii() and count.isdecimal() and len(count) < 5 else 0):
        if _text(form, f"l{place}.oter"):
            continue
        row = {column.key: _text(form, f"l{place}.{column.key}").strip() for column in table.columns}
        if any(row.values()):
            rows.append(row)
    return rows


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def joined(before: Sequence[Mapping[str, str]], grid: Grid, taken: Taken) -> Added:
    """The rows that are there, then those of the spreadsheet with what it did not tell of their cells."""
    rows = [dict(row) for row in before]
    flags: dict[tuple[int, str], Flag] = {}
    for place, row in zip(taken.places, taken.rows, strict=True):
        for column, origin in taken.origin.items():
            flag = grid.flags.get((place, origin))
            if flag is not None:
                flags[len(rows), column] = flag
        rows.append(dict(row))
    return Added(rows, flags)
