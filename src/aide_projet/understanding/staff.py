"""Those who look after the others are counted apart: "30 enfants, 4 mamans pour encadrer"."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, phrases

_STAFF = "encadrants"
_MAY_BE_STAFF = ("personnes", "")


@of_content(maxsize=8)
def _cues(language: Language) -> tuple[Phrases, Phrases]:
    return (
        phrases({_STAFF: language.words("nombres", "encadrés par")}),
        phrases({_STAFF: language.words("nombres", "pour encadrer")}),
    )


def told_as_staff(flat: str, found: list[Quantity], language: Language) -> list[Quantity]:
    """The quantities of a folded text, those of people who help or watch over the others with the unit of staff.

    A figure alone is that of everybody: "on sera 30 pour aider les anciens".
    """
    if sum(item.unit in _MAY_BE_STAFF for item in found) < 2:
        return found
    led, follows = _cues(language)
    return [_staff(flat, item, led, follows) for item in found]


def _staff(flat: str, item: Quantity, led: Phrases, follows: Phrases) -> Quantity:
    if item.unit not in _MAY_BE_STAFF:
        return item
    before = led.before(flat, item.start)
    after = follows.after(flat, item.end) if before is None else None
    if before is None and (after is None or "," in flat[item.end : after[1]]):
        return item
    return replace(item, unit=_STAFF, end=item.end if after is None else after[1])
