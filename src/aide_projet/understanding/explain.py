"""Why: the rule behind each reading, and the readings set aside.

A second pass over the same pure functions, made only when somebody asks: a turn carries none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aide_projet.draft.slot import Slot
from aide_projet.understanding.answer import CONTEXTS
from aide_projet.understanding.aside_mention import mentions_aside
from aide_projet.understanding.aside_number import numbers_aside
from aide_projet.understanding.aside_place import places_aside
from aide_projet.understanding.aside_wish import wishes_aside
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.place import Places
from aide_projet.understanding.reading import Aside, Understood
from aide_projet.understanding.said import say
from aide_projet.understanding.sought import Sought

MOST = 12
"""Readings set aside that are told: a page of text would list dozens."""
_LONGEST = 4000  # characters; more is never read
_NO_TERMS: Mapping[str, tuple[str, ...]] = {}


def set_aside(
    found: Understood,
    *,
    language: Language,
    slots: Mapping[str, Slot],
    places: Places,
    asked: str | None,
    today: date,
    glossary: Mapping[str, tuple[str, ...]] = _NO_TERMS,
) -> tuple[Aside, ...]:
    """What the words of an utterance could have been besides, in their order; given what `understand` made of them.

    Sensitive pieces are left out whole: an explanation never shows them again.
    """
    if len(found.text) > _LONGEST:
        return ()
    name = asked or ""
    kind = slots[name].kind if name in slots and name not in CONTEXTS else None
    sought = Sought(say(found.text), ReadingContext(language, today), places, name, kind, found)
    seen = [*wishes_aside(sought, glossary), *numbers_aside(sought), *mentions_aside(sought), *places_aside(sought)]
    told: list[Aside] = []
    for aside in sorted(seen, key=lambda one: (one.start, one.end)):
        hidden = any(aside.start < piece.end and piece.start < aside.end for piece in found.sensitive)
        if not hidden and not (told and aside.start < told[-1].end):
            told.append(aside)
        if len(told) == MOST:
            break
    return tuple(told)
