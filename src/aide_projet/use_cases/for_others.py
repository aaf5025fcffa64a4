"""A view as others may see it: never what opens or tells the conversation, and contact data only if so chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from aide_projet.checks.finding import Finding
from aide_projet.draft.draft import EMPTY, Draft
from aide_projet.draft.draft_json import draft_json
from aide_projet.draft.value import Value
from aide_projet.matching.ranking import Ranking
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
    personal = frozenset(entry.slot for part in view.dossier for entry in part.entries if entry.personal)
    hidden = frozenset() if contacts else personal
    mask = _nothing if contacts else _mask(view)
    draft = _draft(view.draft, hidden, mask)
    return replace(
        view,
        key="",
        words="",
        thread=(),
        question=None,
        held_text="",
        title=mask(view.title),
        dossier=tuple(_part(part, hidden, mask) for part in view.dossier),
        fits=tuple(replace(fit, words=()) for fit in view.fits),
        ranking=Ranking((), view.ranking.best),
        findings=tuple(_finding(one, mask) for one in view.findings if not hidden.intersection(one.slots)),
        draft=draft,
        draft_json=draft_json(draft),
    )


def _nothing(text: str) -> str:
    return text


def _mask(view: ConversationView) -> Mask:
    """Masks numbers and addresses of any form, and the texts of the personal fields themselves."""
    told = {
        text.strip()
        for part in view.dossier
        for entry in part.entries
        if entry.personal
        for text in (entry.shown, entry.shown.partition(",")[0])
    }
    own = (re.escape(text) for text in sorted(told, key=len, reverse=True) if len(text) > 2)
    pattern = re.compile("|".join((_EMAIL, _PHONE, *own)), re.IGNORECASE)
    return lambda text: pattern.sub(MASK, text)


def _part(part: DossierPart, hidden: frozenset[str], mask: Mask) -> DossierPart:
    return DossierPart(part.title, tuple(_entry(one, mask) for one in part.entries if one.slot not in hidden))


def _entry(entry: Entry, mask: Mask) -> Entry:
    rows = tuple(tuple(mask(cell) for cell in row) for row in entry.rows)
    return replace(entry, shown=mask(entry.shown), value=_value(entry.value, mask), rows=rows, said="")


def _value(value: Value, mask: Mask) -> Value:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Mapping):
        return {name: _value(item, mask) for name, item in value.items()}
    if isinstance(value, Sequence):
        return [_value(item, mask) for item in value]
    return value


def _finding(finding: Finding, mask: Mask) -> Finding:
    """Its sentence; no remedy, which only the bearer can take."""
    return replace(finding, message=mask(finding.message), remedies=(), figures={})


def _draft(draft: Draft, hidden: frozenset[str], mask: Mask) -> Draft:
    filled = {
        name: replace(one, value=_value(one.value, mask), said="")
        for name, one in draft.filled.items()
        if name not in hidden
    }
    return replace(draft, filled=filled, extra=EMPTY)
