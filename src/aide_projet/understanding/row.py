"""Rows of tables said in a sentence: "la mairie 3000, la CAF 500", "repas 600, salle gratuite, sono 2 fois 150"."""

from __future__ import annotations

from typing import assert_never

from aide_projet.draft.slot import Amount, Choice, Column, Count, Date, ShortText, Table
from aide_projet.draft.value import Value
from aide_projet.understanding.amount import read_amount, says_zero
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import read_count
from aide_projet.understanding.dates import read_date
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded, key
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_words import RowWords, first_tag, row_words, without
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.segment import Segment, money_segments, split_lines

_Row = dict[str, Value]


def find_funders(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """Every funder named with a sum, as one reading: rows financeur, type, montant, statut. None when none is named.

    In a free sentence a sum needs a funder that the vocabulary knows ("2000 de la mairie et 1000 du bailleur").
    """
    words = row_words(context.language)
    found = [s for s in money_segments(said.plain, context.language, words, strict=True) if s.tag]
    if not found:
        return None
    return _funders(said, context, found, words)


def read_rows(said: Said, context: ReadingContext, table: Table) -> Reading | Doubt | None:
    """The rows of a table as its question's answer; the columns decide how the sentence is cut."""
    keys = {column.key for column in table.columns}
    words = row_words(context.language)
    if "financeur" in keys:
        if says_zero(said, context):
            return reading_at(said, context, [], (0, len(said.plain)), "aucun")
        found = money_segments(said.plain, context.language, words, strict=False)
        found = [
            s
            for s in found
            if not _aside(said.plain, s) or (s.tag and not said.plain[s.name_start :].lstrip().startswith("pour "))
        ]
        return _funders(said, context, found, words) if found else None
    if {"poste", "montant"} <= keys:
        return _expenses(said, context, words)
    return _generic(said, context, table)


def _funders(said: Said, context: ReadingContext, found: list[Segment], words: RowWords) -> Reading | Doubt:
    place = found[0].start, found[-1].end
    doubted = next((s.reason for s in found if s.reason), "")
    rows: list[Value] = [row for s in found if (row := _funder(said, s, words, context)) is not None]
    reading = reading_at(said, context, rows, place, "financeurs", approximate=any(s.approximate for s in found))
    if doubted or not rows or len(rows) < len(found):
        return doubt_at(said, context, (reading,) if rows else (), place, doubted or "doute_part")
    return reading


def _aside(plain: str, segment: Segment) -> bool:
    """ "2000 € pour la fête": what the money is for; "dont 500 acquis": a part of what came before."""
    return plain[segment.start : segment.end].lstrip().startswith("dont ") or plain[
        segment.name_start : segment.name_end
    ].lstrip().startswith("pour ")


def _funder(said: Said, segment: Segment, words: RowWords, context: ReadingContext) -> _Row | None:
    name = without(said, segment.name_start, segment.name_end, words)
    row: _Row = {"financeur": name, "type": segment.tag or "autre"}
    if segment.percent is not None:
        base = context.known.get("budget_total")
        if not isinstance(base, int | float):
            return None
        row["montant"] = _whole(round(base * segment.percent / 100, 2))
    elif segment.value is not None:
        row["montant"] = segment.value
    if segment.status:
        row["statut"] = segment.status
    return row


def _expenses(said: Said, context: ReadingContext, words: RowWords) -> Reading | Doubt | None:
    found = money_segments(said.plain, context.language, words, strict=False)
    found = [
        s
        for s in found
        if s.value is not None or len(found) > 1 or first_tag(folded(said.plain[s.start : s.end]), words.accounts)
    ]
    if not found:
        return None
    rows: list[Value] = []
    for segment in found:
        name = without(said, segment.name_start, segment.name_end, words)
        if not name:
            continue
        row: _Row = {"poste": name}
        account = first_tag(folded(say(name).plain), words.accounts)
        if account is not None:
            row["compte"] = account
        if segment.value is not None:
            row["montant"] = segment.value
        rows.append(row)
    if not rows:
        return None
    place = found[0].start, found[-1].end
    doubted = next((s.reason for s in found if s.reason), "")
    reading = reading_at(said, context, rows, place, "depenses", approximate=any(s.approximate for s in found))
    return doubt_at(said, context, (reading,), place, doubted) if doubted else reading


def _generic(said: Said, context: ReadingContext, table: Table) -> Reading | Doubt | None:
    """One row a line (or a semicolon, or a comma); inside a row, columns in order or found by their kind."""
    rows: list[Value] = []
    for start, end in split_lines(said.plain):
        row = _row(said.text[slice(*said.span(start, end))], context, table)
        if row:
            rows.append(row)
    if not rows:
        return None
    return reading_at(said, context, rows, (0, len(said.plain)), "lignes")


def _row(text: str, context: ReadingContext, table: Table) -> _Row:
    row: _Row = {}
    rest = [
        piece.strip(" -–•*\t")
        for piece in text.replace(" : ", "|")
        .replace(" :", "|")
        .replace(": ", "|")
        .replace(" - ", "|")
        .replace(" – ", "|")
        .split("|")
    ]
    rest = [piece for piece in rest if piece]
    texts = [column for column in table.columns if isinstance(column.kind, ShortText)]
    others = [column for column in table.columns if not isinstance(column.kind, ShortText)]
    for column in others:
        for index in range(len(rest) - 1, -1, -1):
            value, left = _cell(rest[index], context, column)
            if value is not None:
                row[column.key] = value
                rest[index : index + 1] = [left] if left else []
                break
    for column, piece in zip(texts, rest, strict=False):
        row[column.key] = piece
    if texts and len(rest) > len(texts):
        last = texts[-1].key
        row[last] = ", ".join([str(row[last]), *rest[len(texts) :]])
    first = table.columns[0]
    return row if first.key in row or not isinstance(first.kind, ShortText) else {}


def _cell(piece: str, context: ReadingContext, column: Column) -> tuple[Value, str]:
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


def _option(said: Said, kind: Choice) -> tuple[Value, str]:
    flat = folded(said.plain)
    words = f" {' '.join(flat.replace(',', ' ').replace(';', ' ').split())} "
    best: tuple[int, str, str] = (0, "", "")
    for option in kind.options:
        for name in (option.label, option.key.replace("_", " "), *option.words):
            simple = key(name)
            if simple and f" {simple} " in words and len(simple) > best[0]:
                best = len(simple), option.key, simple
    if not best[0]:
        return None, said.text
    place = flat.find(best[2])
    if place < 0:
        return best[1], said.text
    start, end = said.span(place, place + len(best[2]))
    return best[1], " ".join((said.text[:start] + said.text[end:]).strip(" ,;:()-").split())


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
