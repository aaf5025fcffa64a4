"""The expenses told in a sentence: "repas 600, salle gratuite, animateur 2 fois 150, affiches"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from aide_projet.draft.value import Value
from aide_projet.understanding.accounts import classed
from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.money_piece import Segment
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_note import RowNote
from aide_projet.understanding.row_words import RowWords, first_tag, without
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.segment import money_segments

_FIGURES = re.compile(r"[\d.,]+|€")
NAME, ACCOUNT, AMOUNT = "poste", "compte", "montant"


def read_expenses(said: Said, context: ReadingContext, words: RowWords) -> Reading | Doubt | None:
    """One row a piece, each classed to its account; a lone sum is that of the row that lacks one."""
    completed = _completed(said, context)
    if completed is not None:
        return completed
    found = _segments(said, context, words)
    told = [(segment, name) for segment in found if (name := _name(said, segment, words))]
    if not told:
        return None
    rows: list[Value] = []
    notes = []
    for segment, name in told:
        row, note = _row(segment, name, context)
        rows.append(row)
        notes.append(note)
    place = found[0].start, found[-1].end
    about = any(segment.approximate for segment in found)
    reading = reading_at(said, context, rows, place, "depenses", approximate=about)
    reading = replace(reading, notes=tuple(notes))
    return _doubted(said, context, reading, [segment for segment, _ in told]) or reading


def _segments(said: Said, context: ReadingContext, words: RowWords) -> list[Segment]:
    found = money_segments(said.plain, context.language, words, strict=False, lines=True)
    found = [s for s in found if not said.plain.startswith("dont ", s.start)]  # a part of the line before
    told = any(s.value is not None for s in found)
    return [
        s
        for s in found
        if s.value is not None
        or (told and len(found) > 1)
        or first_tag(folded(said.plain[s.start : s.end]), words.accounts)
    ]


def _name(said: Said, segment: Segment, words: RowWords) -> str:
    """What is bought. "On achète 3 tables à 45": what stands between the two figures, when only verbs lead."""
    name = without(said, segment.name_start, segment.name_end, words, strict=True)
    if name or not segment.terms:
        return name or without(said, segment.name_start, segment.name_end, words)
    between = say(_FIGURES.sub(" ", said.words(segment.start, segment.end)))
    return without(between, 0, len(between.plain), words)


def _row(segment: Segment, name: str, context: ReadingContext) -> tuple[dict[str, Value], RowNote]:
    row: dict[str, Value] = {NAME: name}
    known = classed(name, context.language)
    if known is not None:
        row[ACCOUNT] = known.account
    if segment.value is not None:
        row[AMOUNT] = segment.value
    word = known.word if known is not None else ""
    return row, RowNote(name, word, segment.terms, free=segment.free)


def _doubted(said: Said, context: ReadingContext, reading: Reading, segments: list[Segment]) -> Doubt | None:
    """The rows with each value that the doubtful sum may have, when it is the only one."""
    doubtful = [place for place, segment in enumerate(segments) if segment.reason]
    if not doubtful:
        return None
    first = segments[doubtful[0]]
    readings: tuple[Reading, ...] = ()
    if len(doubtful) == 1 and first.reason != "doute_negatif":
        readings = (reading,)
        if first.other is not None and isinstance(reading.value, list):
            rows: list[Value] = list(reading.value)
            row = rows[doubtful[0]]
            rows[doubtful[0]] = {**row, AMOUNT: first.other} if isinstance(row, Mapping) else row
            readings = (reading, replace(reading, value=rows))
    return doubt_at(said, context, readings, (segments[0].start, segments[-1].end), first.reason)


def _completed(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "80", when a row told before has no sum: the first of those takes it, the others are kept."""
    rows = context.known.get(context.slot)
    if not isinstance(rows, list):
        return None
    lacking = next((place for place, row in enumerate(rows) if lacks_amount(row)), None)
    if lacking is None or _speaks(said, context):
        return None
    found = read_amount(said, context)

    def complete(reading: Reading) -> Reading:
        row = rows[lacking]
        whole: list[Value] = [*rows]
        whole[lacking] = {**row, AMOUNT: reading.value} if isinstance(row, Mapping) else row
        return replace(reading, value=whole, rule="ligne_completee")

    match found:
        case Reading():
            return complete(found)
        case Doubt():
            return replace(found, readings=tuple(complete(one) for one in found.readings if one.unit != "pourcent"))
        case None:
            return None


def lacks_amount(row: Value) -> bool:
    """Whether an expense is named without its sum."""
    return isinstance(row, Mapping) and bool(row.get(NAME)) and row.get(AMOUNT) is None


def _speaks(said: Said, context: ReadingContext) -> bool:
    """Whether something bought is named: then the sum is its own."""
    return classed(said.text, context.language) is not None
