"""XLSX: the values of its first visible sheet that holds something. Formulas are not computed, macros not run.

openpyxl reads with defusedxml, in its streaming mode; `zip_parts` has looked at every part before.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import date, datetime
from datetime import time as clock
from typing import TYPE_CHECKING, Any

from aide_projet.web.spreadsheet.grid import MAX_COLUMNS, Flag, Gathering, Grid, Note, Refused, TooLarge
from aide_projet.web.spreadsheet.zip_parts import Parts, look_inside

if TYPE_CHECKING:
    from openpyxl import Workbook

_SECONDS = 3.0  # to read one sheet
_MAX_SCANNED = 5_000  # rows, blank ones included
_MAX_SHEETS = 50


def read_xlsx(data: bytes) -> Grid | Refused:
    """The grid, or why not."""
    parts = look_inside(data)
    if isinstance(parts, str):
        return Refused(parts)
    try:
        return _read(data, parts)
    except TooLarge as large:
        return Refused(large.reason)
    except Exception:
        return Refused("abime")


def _read(data: bytes, parts: Parts) -> Grid | Refused:
    book = _opened(data, values=True)
    try:
        sheets = [sheet for sheet in book.worksheets[:_MAX_SHEETS] if sheet.sheet_state == "visible"]
        until = time.monotonic() + _SECONDS
        for sheet in sheets:
            gathering = _gathered(sheet, _formulas(data, sheet.title) if parts.formulas else iter(()), until)
            if gathering.rows:
                others: tuple[Note, ...] = ("autres_feuilles",) if len(book.worksheets) > 1 else ()
                return gathering.grid(sheet.title, (*others, *(("macros",) if parts.macros else ())))
        return Refused("feuilles_cachees" if len(sheets) < len(book.worksheets) else "vide")
    finally:
        book.close()


def _opened(data: bytes, *, values: bool) -> Workbook:
    from openpyxl import load_workbook  # late: it costs as much memory as the rest of a page

    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _formulas(data: bytes, title: str) -> Iterator[tuple[Any, ...]]:
    """The rows of the same sheet with its formulas instead of their results."""
    book = _opened(data, values=False)
    try:
        yield from book[title].iter_rows(max_col=MAX_COLUMNS + 1)
    finally:
        book.close()


def _gathered(sheet: Any, formulas: Iterator[tuple[Any, ...]], until: float) -> Gathering:
    sheet.reset_dimensions()  # what a file declares of its own size is not believed
    gathering = Gathering()
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1)):
        if number > _MAX_SCANNED:
            raise TooLarge("trop_de_lignes")
        if time.monotonic() > until:
            raise TooLarge("trop_long_a_lire")
        written = next(formulas, ())
        flags: dict[int, Flag] = {}
        texts = []
        for place, cell in enumerate(row):
            text = _text(cell)
            texts.append(text)
            if text.startswith("#") and cell.data_type == "e":
                flags[place] = "erreur"
            elif not text and place < len(written) and getattr(written[place], "data_type", "") == "f":
                flags[place] = "formule"
        gathering.add(texts, flags)
    return gathering


def _text(cell: Any) -> str:
    """A value as a French person would type it."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "VRAI" if value else "FAUX"
        case int() | float():
            return _number(value, str(getattr(cell, "number_format", "") or ""))
        case datetime() | date():
            return value.strftime("%d/%m/%Y")
        case clock():
            return value.strftime("%Hh%M")
        case _:
            return str(value)


def _number(value: float, shown_as: str) -> str:
    """To the cent: a price of 33,333333 is one of 33,33."""
    if value != value or abs(value) == float("inf"):
        return ""
    percent = "%" in shown_as
    rounded = round(value * 100 if percent else value, 2)
    text = str(int(rounded)) if rounded == int(rounded) else f"{rounded:.2f}".replace(".", ",")
    return f"{text} %" if percent else text
