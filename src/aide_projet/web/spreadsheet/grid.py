"""The grid that any spreadsheet is read as, why one is refused, and how large one may be.

The bounds are those of the machine, not of a call: a budget has tens of lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

MAX_FILE = 2 * 1024 * 1024
"""Bytes."""
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 300, 40, 500
"""Rows that hold something, columns, characters of a cell."""

Reason = Literal[
    "vide",
    "trop_gros",
    "trop_de_lignes",
    "trop_de_colonnes",
    "trop_long_a_lire",
    "bombe",
    "entites",
    "abime",
    "protege",
    "xls",
    "xlsb",
    "ods",
    "docx",
    "pdf",
    "image",
    "html",
    "xml",
    "archive",
    "binaire",
    "feuilles_cachees",
    "guillemets",
    "rien_de_reconnu",
]
"""Each has its sentence in templates/web/_tableur.html, which says what to do."""

Flag = Literal["formule", "erreur", "coupe"]
"""A formula whose result is not in the file · an error of the spreadsheet (#REF!) · a cell cut at MAX_CELL."""

Note = Literal["macros", "autres_feuilles"]
"""Told beside what was read: macros are not run · other sheets are left."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing could be read."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells as texts, blank rows and trailing blanks left out. `flags` by (row, column); `sheet` is its name."""

    rows: tuple[tuple[str, ...], ...]
    flags: Mapping[tuple[int, int], Flag] = field(default_factory=dict)
    sheet: str = ""
    notes: tuple[Note, ...] = ()


class TooLarge(Exception):  # noqa: N818 (turned into a Refused by the readers)
    """More rows or columns than a budget has."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(slots=True)
class Gathering:
    """Rows while they are read; TooLarge as soon as there are too many, so that nobody reads a million."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    flags: dict[tuple[int, int], Flag] = field(default_factory=dict)

    def add(self, cells: list[str], flags: Mapping[int, Flag] | None = None) -> None:
        """One row; a blank one does not count."""
        texts = [" ".join(cell.split()) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if not texts and not flags:
            return
        if len(texts) > MAX_COLUMNS:
            raise TooLarge("trop_de_colonnes")
        if len(self.rows) >= MAX_ROWS:
            raise TooLarge("trop_de_lignes")
        place = len(self.rows)
        for column, flag in (flags or {}).items():
            self.flags[place, column] = flag
        for column, text in enumerate(texts):
            if len(text) > MAX_CELL:
                texts[column] = text[:MAX_CELL]
                self.flags[place, column] = "coupe"
        self.rows.append(tuple(texts))

    def grid(self, sheet: str = "", notes: tuple[Note, ...] = ()) -> Grid:
        """What was gathered."""
        return Grid(tuple(self.rows), dict(self.flags), sheet, notes)
