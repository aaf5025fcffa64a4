"""Rows of tables of words: one a line, else one a comma, where what follows a comma may still tell of the row before.

Nothing typed is dropped: "L'école : prête la cour, d'accord" is one row, "Réunion, mars 2015" another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Column, ShortText, Table
from aide_projet.draft.value import Value
from aide_projet.understanding.cell import read_cell
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain

_Row = dict[str, Value]
_SPACES = re.compile(r"[ \xa0]+")  # made single first, so that no pattern below meets a run of them
_RECORDS = re.compile(r"[\n;]+")
_COMMAS = re.compile(r" ?, ?(?!\d)|, ")
_CELLS = re.compile(r" ?: | [:|–] ?| - |\t+| ?\((?=[^()]{1,80}\))|(?<=\w)\) ?")
_TRIMMED = " -–•*\t,"
_BULLET = re.compile(r"^\s*(?:[-–—•*·]+|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class _Words:
    """`goes_on`: a piece that begins so tells of the row before; `deeds`: what a partner does; `each`: a new name."""

    goes_on: Phrases
    deeds: Phrases
    each: re.Pattern[str]


@of_content(maxsize=8)
def _words(language: Language) -> _Words:
    listed = language.words
    articles = "|".join(
        sorted((re.escape(plain(word)) for word in listed("comptes", "articles")), key=len, reverse=True)
    )
    return _Words(
        goes_on=phrases({"suite": listed("comptes", "suite de ligne")}),
        deeds=phrases({"fait": listed("comptes", "verbes de rôle")}),
        each=re.compile(rf" et (?=(?:{articles or '(?!)'}))"),
    )


def read_lines(said: Said, context: ReadingContext, table: Table) -> Reading | None:
    """The rows told; None when none of them names anything."""
    place = len(said.plain) - len(said.plain.lstrip())
    text = said.text[said.offsets[place] :] if place else said.text
    records = [record for record in _RECORDS.split(_SPACES.sub(" ", text)) if record.strip(_TRIMMED)]
    rows: list[Value] = []
    for record in records:
        rows.extend(_Lines(table, context).rows(_BULLET.sub("", record), together=len(records) > 1))
    return reading_at(said, context, rows, (0, len(said.plain)), "lignes") if rows else None


class _Lines:
    """The rows of one line while it is read."""

    def __init__(self, table: Table, context: ReadingContext) -> None:
        self.context = context
        self.words = _words(context.language)
        self.texts = [column for column in table.columns if isinstance(column.kind, ShortText)]
        self.others = [column for column in table.columns if not isinstance(column.kind, ShortText)]
        self.first = table.columns[0].key
        self.of_names = not self.others or any(column.key == "role" for column in self.texts)
        self.open = False  # the row told its cells by marks: what comes without one is its own

    def rows(self, line: str, *, together: bool) -> list[_Row]:
        found: list[_Row] = []
        for piece in self._pieces(line):
            cells = self._cells(piece)
            if not cells:
                continue
            row = self._filled({}, cells)
            if found and (together or self._goes_on(found[-1], row, piece, cells)):
                self._filled(found[-1], cells)
            else:
                found.append(row)
                self.open = len(cells) > 1 and _CELLS.search(piece) is not None
        return [row for row in found if self.first in row]

    def _pieces(self, line: str) -> list[str]:
        pieces = []
        for piece in _COMMAS.split(line):
            deed = self._deed(piece) is not None
            if not self.of_names or deed or _CELLS.search(piece):
                pieces.append(piece)
                continue
            start = 0
            for cut in self.words.each.finditer(plain(piece) if len(plain(piece)) == len(piece) else ""):
                pieces.append(piece[start : cut.start()])
                start = cut.end()
            pieces.append(piece[start:])
        return [piece for piece in pieces if piece.strip(_TRIMMED)]

    def _cells(self, piece: str) -> list[str]:
        cells = [cell.strip(_TRIMMED) for cell in _CELLS.split(piece)]
        cells = [cell for cell in cells if cell]
        deed = self._deed(cells[0]) if len(cells) == 1 else None
        return [cells[0][:deed].strip(), cells[0][deed:].strip()] if deed else cells

    def _deed(self, piece: str) -> int | None:
        """Where "prête la cour" begins in "L'école prête la cour"."""
        flat = folded(plain(piece))
        if len(self.texts) < 2 or self.texts[1].key != "role" or len(flat) != len(piece):
            return None
        found = self.words.deeds.anywhere(flat)
        return found[1] if found is not None and found[1] > 0 else None

    def _goes_on(self, last: _Row, row: _Row, piece: str, cells: list[str]) -> bool:
        if self.first not in last:
            return True
        if self.first not in row:
            return not any(key in last for key in row)
        flat = folded(plain(piece)).lstrip()
        if self.words.goes_on.after(flat, 0) or self.words.deeds.after(flat, 0):
            return True
        if self.open:
            return len(cells) == 1
        counted = flat[:1].isdecimal() and len(self.texts) > 2 and not str(last[self.first])[:1].isdecimal()
        self.open = self.open or counted
        return counted

    def _filled(self, row: _Row, cells: list[str]) -> _Row:
        rest = list(cells)
        for column in self.others:
            if column.key not in row:
                self._take(row, rest, column)
        free = [column for column in self.texts if column.key not in row]
        for column, cell in zip(free, rest, strict=False):
            row[column.key] = cell
        if self.texts and len(rest) > len(free):
            last = self.texts[-1].key
            row[last] = ", ".join([str(row[last]), *rest[len(free) :]])
        return row

    def _take(self, row: _Row, rest: list[str], column: Column) -> None:
        for index in range(len(rest) - 1, -1, -1):
            value, left = read_cell(rest[index], self.context, column)
            if value is not None:
                row[column.key] = value
                rest[index : index + 1] = [left] if left else []
                return
