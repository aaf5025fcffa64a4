"""What is given or lent: loans, gifts, and hours, whose value is worked out ("8 bénévoles 10 heures chacun")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Table
from aide_projet.draft.value import Value
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.line import read_lines
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_note import RowNote
from aide_projet.understanding.said import Said

WHAT, WORTH = "nature", "valeur"
_HOURS = re.compile(r"(?<![\d.,])(?:(\d{1,2})[x* ]{1,3})?(\d{1,5}(?:[.,]\d{1,2})?) ?(?:heures?|hrs?|h)\b")
_CLOCK = re.compile(r"(?:\ba|\bvers|\bdes|\bjusqu'a|\bentre) ?$")
_CUT = re.compile(r"[;\n]|,(?! ?\d{1,5}(?:[.,]\d{1,2})? ?(?:heures?|hrs?|h)\b)(?!\d)| et (?=une? |des |la |le |l')")
_PEOPLE = frozenset({"personnes", "encadrants", "familles"})


@dataclass(frozen=True, slots=True)
class _Work:
    """A piece that tells hours of volunteers: its places, how many people (1: the hours are those of all)."""

    start: int
    end: int
    people: float
    hours: float
    each: bool

    @property
    def total(self) -> float:
        """Hours in all."""
        return _whole(self.people * self.hours)


@of_content(maxsize=8)
def _words(language: Language) -> tuple[Phrases, Phrases]:
    listed = language.words
    return phrases({"benevolat": listed("depenses", "bénévolat")}), phrases({"chacun": listed("depenses", "chacun")})


def read_gifts(said: Said, context: ReadingContext, table: Table) -> Reading | Doubt | None:
    """The rows told. Hours are worth `context.hour_value` euros each; where that is not set their value stays open."""
    works = list(_works(said, context))
    rest = said.plain
    for work in works:
        rest = rest[: work.start] + "\n" + " " * (work.end - work.start - 1) + rest[work.end :]
    others = read_lines(_left(said, works), context, table) if rest.strip(" ,;.\n") else None
    rows: list[Value] = [_row(said, work, work.total, context) for work in works]
    rows += [_priced(row, context) for row in (others.value if others and isinstance(others.value, list) else [])]
    if not rows:
        return None
    place = (0, len(said.plain))
    notes = tuple(_note(said, work, work.total, context) for work in works)
    reading = replace(reading_at(said, context, rows, place, "lignes"), notes=notes)
    unsure = next((row for row in rows if isinstance(row, dict) and _is_unsure(row, context)), None)
    if unsure is not None:
        return doubt_at(said, context, (), place, "doute_separateur")
    open_one = next((at for at, work in enumerate(works) if work.people > 1 and not work.each), None)
    if open_one is None:
        return reading
    in_all = replace(works[open_one], people=1)
    whole = replace(
        reading,
        value=[*rows[:open_one], _row(said, in_all, in_all.hours, context), *rows[open_one + 1 :]],
        notes=(*notes[:open_one], _note(said, in_all, in_all.hours, context), *notes[open_one + 1 :]),
    )
    return doubt_at(said, context, (reading, whole), place, "doute_heures")


def _works(said: Said, context: ReadingContext) -> Iterator[_Work]:
    text, flat = said.plain, folded(said.plain)
    volunteers, each = _words(context.language)
    start = 0
    for end in [*(cut.start() for cut in _CUT.finditer(text)), len(text)]:
        found = [one for one in _HOURS.finditer(text, start, end) if not _CLOCK.search(text, start, one.start())]
        piece = flat[start:end]
        people = [q for q in quantities(text, context.language) if start <= q.start < end and q.unit in _PEOPLE]
        if len(found) == 1 and (people or volunteers.anywhere(piece) is not None):
            several = people[0].low if len(people) == 1 else 1
            hours = float(found[0][2].replace(",", ".")) * int(found[0][1] or 1)
            yield _Work(start, end, several, hours, each.anywhere(piece) is not None)
        start = end


def _left(said: Said, works: list[_Work]) -> Said:
    """What is told besides the hours, each on its own line."""
    text = said.text
    for work in works:
        start, end = said.span(work.start, work.end)
        text = text[:start] + "\n" + " " * max(0, end - start - 1) + text[end:]
    return Said(text, said.plain, said.offsets)


def _row(said: Said, work: _Work, total: float, context: ReadingContext) -> dict[str, Value]:
    row: dict[str, Value] = {WHAT: _called(said, work)}
    if context.hour_value is not None:
        row[WORTH] = _whole(total * context.hour_value)
    return row


def _called(said: Said, work: _Work) -> str:
    return said.words(work.start, work.end).strip(" ,;.\n\t-")


def _note(said: Said, work: _Work, total: float, context: ReadingContext) -> RowNote:
    terms = (work.people, work.hours) if work.people > 1 and work.each else (total,)
    return RowNote(_called(said, work), terms=terms, hour_value=context.hour_value)


def _is_unsure(row: dict[str, Value], context: ReadingContext) -> bool:
    """ "Un don 2.000": two thousand or two, and no sum was read."""
    found = quantities(str(row.get(WHAT, "")).lower(), context.language) if row.get(WORTH) is None else ()
    return any(item.number.unsure or item.number.other is not None for item in found)


def _priced(row: Value, context: ReadingContext) -> Value:
    """ "dons de plantes 50 €": a sum with its currency, that the cells did not show."""
    if not isinstance(row, dict) or row.get(WORTH) is not None or not isinstance(row.get(WHAT), str):
        return row
    name = str(row[WHAT])
    sums = [q for q in quantities(name.lower(), context.language) if q.unit == "euros" and not q.per and q.high is None]
    if len(sums) != 1 or sums[0].number.unsure or sums[0].negative:
        return row
    left = f"{name[: sums[0].start]} {name[sums[0].end :]}".strip(" ,;:()-")
    return {**row, WHAT: " ".join(left.split()).removeprefix("et ") or name, WORTH: sums[0].low}


def _whole(value: float) -> float:
    value = round(value, 2)
    return int(value) if value == int(value) else value
