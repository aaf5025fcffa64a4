"""A view as others may see it: never what opens or tells the conversation, and contact data only if so chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from aide_projet.draft.draft import EMPTY, Draft
from aide_projet.draft.draft_json import draft_json
from aide_projet.matching.ranking import Ranking
from aide_projet.use_cases.preparation import Preparation
from aide_projet.use_cases.view import ConversationView, DossierPart, Entry

MASK = "•••"
"""What stands for contact data that somebody wrote inside another answer. A sign, so that no language is needed."""

# Repeats are bounded, so that no text makes the search slow.
_EMAIL = r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_PHONE = r"(?<!\d)(?:\+|00)?(?:33[\s.-]{0,3}\(?0?\)?|0)[\s./-]{0,3}[1-9](?:[\s./-]{0,3}\d{2}){4}(?!\d)"

Mask = Callable[[str], str]


def for_others(view: ConversationView, *, contacts: bool) -> ConversationView:
    """The view without the private key, the four words, the thread and the words that answers came from.

    Without `contacts`, personal fields are left out, and telephone numbers, addresses and the names told in those
    fields are masked wherever else they were written.
    """
    personal = {entry.slot for part in view.dossier for entry in part.entries if entry.personal}
    hidden = frozenset() if contacts else frozenset(personal)
    draft = _draft(view.draft, hidden)
    shown = replace(
        view,
        key="",
        words="",
        thread=(),
        question=None,
        held_text="",
        dossier=tuple(_part(part, hidden) for part in view.dossier),
        fits=tuple(replace(fit, words=()) for fit in view.fits),
        ranking=Ranking((), view.ranking.best),
        findings=tuple(
            replace(one, remedies=(), figures={}) for one in view.findings if not hidden.intersection(one.slots)
        ),
        draft=draft,
        draft_json=draft_json(draft),
        prepare=cache(lambda: _preparation(view.preparation, hidden)),
    )
    if contacts:
        return shown
    masked: ConversationView = _masked(shown, _mask(view))
    return replace(masked, call=view.call)  # the call's own: a service's number is there to be read


def _preparation(made: Preparation, hidden: frozenset[str]) -> Preparation:
    """Without the words that answers came from, nor anything of the hidden fields."""
    criteria = tuple(
        replace(one, shown=tuple(replace(told, words="") for told in one.shown if told.slot not in hidden))
        for one in made.criteria
    )
    return replace(
        made,
        criteria=criteria,
        obstacles=tuple(one for one in made.obstacles if one.slot not in hidden),
        to_ask=tuple(one for one in made.to_ask if one.slot not in hidden),
    )


def _part(part: DossierPart, hidden: frozenset[str]) -> DossierPart:
    return DossierPart(part.title, tuple(replace(one, said="") for one in part.entries if one.slot not in hidden))


def _draft(draft: Draft, hidden: frozenset[str]) -> Draft:
    filled = {name: replace(one, said="") for name, one in draft.filled.items() if name not in hidden}
    return replace(draft, filled=filled, extra=EMPTY)


def _mask(view: ConversationView) -> Mask:
    """Masks numbers and addresses of any form, and the texts of the personal fields themselves."""
    entries = [entry for part in view.dossier for entry in part.entries]
    names = {entry.slot for entry in entries}  # a name that is also a slot's must not break the view
    told = {text for entry in entries if entry.personal for text in _told(entry) if len(text) > 2} - names
    own = (rf"(?<!\w){re.escape(text)}(?!\w)" for text in sorted(told, key=len, reverse=True))
    pattern = re.compile("|".join((_EMAIL, _PHONE, *own)), re.IGNORECASE)
    return lambda text: pattern.sub(MASK, text)


def _told(entry: Entry) -> tuple[str, str]:
    """What a personal field holds, and the name in « Fatima Benali, présidente »."""
    return entry.shown.strip(), entry.shown.partition(",")[0].strip()


def _masked(value: Any, mask: Mask) -> Any:
    """The same value with each text masked, however deep: a field that a view gets later is masked too."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return mask(value)
    if is_dataclass(value) and not isinstance(value, type):
        masked = {one.name: _masked(getattr(value, one.name), mask) for one in fields(value) if one.init}
        return replace(value, **masked)
    if isinstance(value, Mapping):
        return {name: _masked(item, mask) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_masked(item, mask) for item in value)
    if callable(value):  # worked out at the first look, as the calendar is
        return cache(lambda: _masked(value(), mask))
    return value
