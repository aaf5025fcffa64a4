"""A value found in a piece of a line: a sum, a date, an option of its column."""

from __future__ import annotations

from typing import assert_never

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Amount, Choice, Column, Count, Date, Option, ShortText
from aide_projet.draft.value import Value
from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import read_count
from aide_projet.understanding.dates import read_date
from aide_projet.understanding.phrase import folded, key
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_words import row_words, without
from aide_projet.understanding.said import Said, say


def read_cell(piece: str, context: ReadingContext, column: Column) -> tuple[Value, str]:
    """A value of the column's kind in a piece of text, and the text without it."""
    said = say(piece)
    reading: Reading | Doubt | None = None
    match column.kind:
        case Amount():
            reading = read_amount(said, context)
        case Count():
            reading = read_count(said, context)
        case Date():
            reading = read_date(said, context)
        case Choice():
            return _option(said, column.kind)
        case ShortText():
            return None, piece
        case _:
            assert_never(column.kind)
    if not isinstance(reading, Reading):
        return None, piece
    left = " ".join((piece[: reading.start] + " " + piece[reading.end :]).strip(" ,;:()-€").split())
    rest = say(left)
    return reading.value, without(rest, 0, len(rest.plain), row_words(context.language)) if left else ""


@of_content(maxsize=64)
def _names(options: tuple[Option, ...]) -> tuple[tuple[str, str], ...]:
    """What each option is called, the longest names first."""
    named: dict[str, str] = {}
    for option in options:
        for name in (option.label, option.key.replace("_", " "), *option.words):
            named.setdefault(key(name), option.key)
    named.pop("", None)
    return tuple(sorted(named.items(), key=lambda item: -len(item[0])))


def _option(said: Said, kind: Choice) -> tuple[Value, str]:
    flat = folded(said.plain)
    words = f" {' '.join(flat.replace(',', ' ').replace(';', ' ').split())} "
    best = next(((simple, tag) for simple, tag in _names(kind.options) if f" {simple} " in words), None)
    if best is None:
        return None, said.text
    place = flat.find(best[0])
    if place < 0:
        return best[1], said.text
    start, end = said.span(place, place + len(best[0]))
    return best[1], " ".join((said.text[:start] + said.text[end:]).strip(" ,;:()-").split())
