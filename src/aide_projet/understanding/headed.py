"""Lists whose words stand before their figures: "femmes 12 enfants 18", "repas 600 animateur 2 fois 150"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from aide_projet.understanding.measured import Quantity

_MARKS = str.maketrans(dict.fromkeys(".,;:/+&\n", " "))
_PEOPLE = frozenset({"personnes", "encadrants", "familles"})
_MOST_WORDS = 3  # of a head: "et les femmes"


def headed(
    flat: str, found: list[Quantity], units: Mapping[str, str], heads: Collection[str], signs: Collection[str]
) -> list[Quantity]:
    """The same quantities without the units that are the heads of what follows; of people, by the word before each.

    `heads`: the words that may name a line; `signs`: "fois", "x". The last figure must end the text.
    """
    if len(found) < 2 or found[-1].unit or found[-1].next_word or any(item.high is not None for item in found):
        return found
    led = [_head(flat, before, item, heads, signs) for before, item in zip([None, *found], found, strict=False)]
    if not led[0] or None in led:
        return found
    told = [units.get(head or "", "") for head in led]
    if _PEOPLE.issuperset(told):
        return [_of_people(flat, item, head or "", unit) for item, head, unit in zip(found, led, told, strict=True)]
    return [
        replace(item, unit="", word="", end=item.number.end) if follows and item.word == follows else item
        for item, follows in zip(found, [*led[1:], ""], strict=True)
    ]


def _head(
    flat: str, before: Quantity | None, item: Quantity, heads: Collection[str], signs: Collection[str]
) -> str | None:
    """The word that leads a figure; "" after a sign; None when it is led by no single word."""
    words = flat[before.number.end if before else 0 : item.number.start].translate(_MARKS).split()
    if before and len(words) == 1 and words[0] in signs:
        return ""
    return words[-1] if 0 < len(words) <= _MOST_WORDS and words[-1] in heads else None


def _of_people(flat: str, item: Quantity, head: str, unit: str) -> Quantity:
    start = flat.rfind(head, 0, item.number.start)
    return replace(item, start=start, end=item.number.end, unit=unit, word=head, next_word="")
