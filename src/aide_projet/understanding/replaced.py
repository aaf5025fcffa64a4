"""The value that a correction takes back ("pas 5600 mais 5000", "remplace Lille par Lens") and who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.draft.slot import Table
from aide_projet.draft.value import Value
from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.contrast import find_contrast
from aide_projet.understanding.correction import Corrected
from aide_projet.understanding.phrase import key
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.situation import Situation, asking

_SMALL = frozenset({"a", "le", "la", "les", "l", "de", "du", "des", "d", "en", "euros"})


@dataclass(frozen=True, slots=True)
class Rejected:
    """Figures and words said to be wrong; false when there are none."""

    figures: frozenset[float]
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.figures or self.words)

    def is_(self, value: Value) -> bool:
        """Whether a known value is the one taken back."""
        if isinstance(value, bool) or value is None:
            return False
        if isinstance(value, int | float):
            return value in self.figures
        return isinstance(value, str) and bool(self.words) and key(value) == self.words


def rejected_by(situation: Situation, corrected: Corrected) -> Rejected:
    """What the correction says to be wrong."""
    said, language = situation.said, situation.context.language
    if corrected.instead is None:
        found = quantities(said.plain, language)
        contrast = find_contrast(said, language)
        wrong = (
            quantities(said.plain[slice(*contrast.wrong)], language) if contrast is not None and contrast.sure else ()
        )
        claimed = {wrong[0].low} if len(wrong) == 1 else set()  # "j'ai dit 30 mais c'est 45"
        return Rejected(frozenset({item.low for item in found if item.bound == "rejet"} | claimed))
    piece = said.plain[slice(*corrected.instead)]
    words = [word for word in key(piece).split() if word not in _SMALL]
    return Rejected(frozenset(item.low for item in quantities(piece, language)), " ".join(words))


def holding(situation: Situation, rejected: Rejected) -> str | None:
    """The slot whose value is taken back: the open one or the last one where several hold it."""
    held = [name for name, value in situation.context.known.items() if rejected.is_(value)]
    near = [name for name in (situation.asked, situation.last) if name in held]
    return near[0] if near else held[0] if len(held) == 1 else None


def in_rows(situation: Situation, rejected: Rejected) -> Reading | None:
    """The rows of the only table that holds the sum taken back, with the new sum in its place."""
    if not rejected.figures or holding(situation, rejected) is not None:
        return None
    places: list[tuple[str, int, str]] = []
    for name, value in situation.context.known.items():
        slot = situation.slots.get(name)
        if slot is None or not isinstance(slot.kind, Table) or not isinstance(value, list):
            continue
        for index, row in enumerate(value):
            cells = row.items() if isinstance(row, Mapping) else ()
            places.extend((name, index, column) for column, cell in cells if rejected.is_(cell))
    if len(places) != 1:
        return None
    name, index, column = places[0]
    new = read_amount(situation.said, asking(situation.context, name))
    rows = situation.context.known[name]
    if not isinstance(new, Reading) or not isinstance(rows, list):
        return None
    changed: list[Value] = [
        {**row, column: new.value} if at == index and isinstance(row, Mapping) else row for at, row in enumerate(rows)
    ]
    return Reading(name, changed, new.said, new.start, new.end, "ligne_corrigee")
