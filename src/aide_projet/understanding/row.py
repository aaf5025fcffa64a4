"""Rows of tables said in a sentence: "la mairie 3000, la CAF 500", "repas 600, salle gratuite, sono 2 fois 150"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from aide_projet.draft.slot import Table
from aide_projet.draft.value import Value
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.expense import read_expenses
from aide_projet.understanding.gift import WHAT, WORTH, read_gifts
from aide_projet.understanding.line import read_lines
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.money_piece import Segment
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_joined import joined_rows
from aide_projet.understanding.row_words import RowWords, first_tag, row_words, without
from aide_projet.understanding.said import Said
from aide_projet.understanding.segment import money_segments
from aide_projet.understanding.share import part_of
from aide_projet.understanding.zero import says_zero

_Row = dict[str, Value]
_LETTER, _NO_LETTER = re.compile(r"[^\W\d_]"), re.compile(r"[^\w ]|[\d_]")  # spaces stay
_LINK = re.compile(r" ?,? ?(?:mais|plutot)? ?(?:plutot|bien|c'est)? ?")


def find_funders(said: Said, context: ReadingContext, *, loose: bool = False) -> Reading | Doubt | None:
    """Every funder named with a sum, as one reading: rows financeur, type, montant, statut. None when none is named.

    In a free sentence a sum needs a funder that the vocabulary knows ("2000 de la mairie et 1000 du bailleur").
    `loose`: where who pays what is being told, "2000 la mairie" and "2000 à la mairie" name it too.
    """
    words = row_words(context.language)
    if not _may_name_a_funder(said.plain, words):
        return None
    found = money_segments(said.plain, context.language, words, strict=True, loose=loose)
    found = [s for s in found if s.tag and not _refused(said, s, words)]
    if not found:
        return None
    return _funders(said, context, found, words)


def _may_name_a_funder(text: str, words: RowWords) -> bool:
    """Whether the words of a known funder stand somewhere, were it against a figure ("3000caf"): far quicker to see."""
    if _LETTER.search(text) is None:
        return False
    flat = folded(text)
    return first_tag(flat, words.funders) is not None or first_tag(_NO_LETTER.sub(" ", flat), words.funders) is not None


def read_rows(said: Said, context: ReadingContext, table: Table) -> Reading | Doubt | None:
    """The rows of a table as its question's answer; the columns decide how the sentence is cut.

    Rows of money join those known, unless the list is said to be told anew.
    """
    keys = {column.key for column in table.columns}
    words = row_words(context.language)
    said = _without_rejected(said, context)
    if "financeur" in keys:
        if says_zero(said, context) or words.nobody.whole(folded(said.plain)):
            return reading_at(said, context, [], (0, len(said.plain)), "aucun")
        found = money_segments(said.plain, context.language, words, strict=False)
        found = [s for s in found if _names_a_funder(said, s, words)]
        kept = [s for s in found if not _refused(said, s, words)]
        if found and not kept:
            return doubt_at(said, context, (), (found[0].start, found[-1].end), "doute_general")
        gone = frozenset(s.tag for s in found if s not in kept)
        return _among_known(said, context, _funders(said, context, kept, words), gone) if kept else None
    if {"poste", "montant"} <= keys:
        return _among_known(said, context, read_expenses(said, context, words), frozenset())
    if {WHAT, WORTH} <= keys:
        return _among_known(said, context, read_gifts(said, context, table), frozenset())
    return read_lines(said, context, table)


def _among_known(
    said: Said, context: ReadingContext, found: Reading | Doubt | None, gone: frozenset[str]
) -> Reading | Doubt | None:
    """The rows known with those told, without the funders of the types that are said to give nothing."""
    known = context.known.get(context.slot)
    if found is None or not isinstance(known, list) or not known:
        return found
    if row_words(context.language).anew.anywhere(folded(said.plain)) is not None:
        return found
    stay = [row for row in known if not isinstance(row, Mapping) or row.get("type") not in gone]

    def joined(reading: Reading) -> Reading:
        return replace(reading, value=joined_rows(stay, reading.value if isinstance(reading.value, list) else []))

    if isinstance(found, Reading):
        return joined(found)
    return replace(found, readings=tuple(joined(reading) for reading in found.readings))


def _without_rejected(said: Said, context: ReadingContext) -> Said:
    """ "la mairie, pas 2000 mais 2500": what is taken back names nobody and is no sum."""
    text = said.plain
    for item in quantities(text, context.language):
        if item.bound == "rejet":
            start = len(text[: item.start].rstrip(" ,"))
            link = _LINK.match(text, item.end)
            end = link.end() if link else item.end
            text = text[:start] + " " * (end - start) + text[end:]
    return said if text is said.plain else Said(said.text, text, said.offsets)


def _funders(said: Said, context: ReadingContext, found: list[Segment], words: RowWords) -> Reading | Doubt:
    start, end = found[0].start, found[-1].end
    place = end - len(said.plain[start:end].lstrip()), end
    doubted = next((s.reason for s in found if s.reason), "")
    found = _equalled(found, context)
    rows: list[Value] = [row for s in found if (row := _funder(said, s, words, context)) is not None]
    unequalled = any(s.like is not None and s.value is None for s in found)
    reading = reading_at(said, context, rows, place, "financeurs", approximate=any(s.approximate for s in found))
    if unequalled:  # as much as somebody whose sum is not known
        return doubt_at(said, context, (), place, "doute_general")
    if doubted or not rows or len(rows) < len(found):
        return doubt_at(said, context, (reading,) if rows else (), place, doubted or "doute_part")
    return reading


def _equalled(found: list[Segment], context: ReadingContext) -> list[Segment]:
    """ "pareil que la ville" takes its sum, told before or known already."""
    out: list[Segment] = []
    for segment in found:
        if segment.like is not None:
            told = [s.value for s in out if s.value is not None and segment.like in ("", s.tag)]
            value = told[-1] if told else _known_sum(context, segment.like)
            segment = replace(segment, value=value)
        out.append(segment)
    return out


def _known_sum(context: ReadingContext, kind: str) -> float | None:
    """The sum of the only funder known of a type; of the only one known when the type is not told."""
    rows = context.known.get("cofinancements")
    sums = [
        row.get("montant")
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, Mapping) and kind in ("", row.get("type"))
    ]
    return sums[0] if len(sums) == 1 and isinstance(sums[0], int | float) else None


def refused_sums(said: Said, context: ReadingContext) -> tuple[tuple[int, int], ...]:
    """Where a funder's sum is said to be refused, in the typed text: it is nobody's."""
    words = row_words(context.language)
    if first_tag(folded(said.plain), words.refused) is None:
        return ()
    found = money_segments(said.plain, context.language, words, strict=True)
    return tuple(said.span(s.start, s.end) for s in found if _refused(said, s, words))


def _refused(said: Said, segment: Segment, words: RowWords) -> bool:
    piece = folded(said.plain[segment.start : segment.end])
    denied = segment.value is None and segment.percent is None and words.denied.after(piece, 0) is not None
    return denied or first_tag(piece, words.refused) is not None


def _names_a_funder(said: Said, segment: Segment, words: RowWords) -> bool:
    if not segment.tag and not without(said, segment.name_start, segment.name_end, words, strict=True):
        return False
    purpose = said.plain[segment.name_start :].lstrip().startswith("pour ")
    return not _aside(said.plain, segment) or (bool(segment.tag) and not purpose)


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
        row["montant"] = part_of(base, segment.percent)
    elif segment.value is not None:
        row["montant"] = segment.value
    if segment.status:
        row["statut"] = segment.status
    return row
