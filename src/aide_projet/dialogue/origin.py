"""Where the values of a past turn come from: its words read again, against the question that was asked then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aide_projet.dialogue.answer import reading_text
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.hearing import hear, heard_besides
from aide_projet.dialogue.row_lines import accounts_why
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.utterance import Utterance
from aide_projet.dialogue.why import aside_why, doubt_why, reading_why
from aide_projet.draft.draft import Draft
from aide_projet.draft.event import Answered, Corrected, Event
from aide_projet.understanding.reading import Aside, Reading, Understood
from aide_projet.understanding.said import say

_AROUND = 120
"""Characters shown on each side of the words: a page of text is not repeated."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One value: its words between what stands `before` and `after` them in the sentence, and why they are read so.

    `words` is empty when none were read (a button). `since`: what became of the value, "" when it stands.
    """

    slot: str
    label: str
    value: str
    before: str
    words: str
    after: str
    why: str
    set_aside: tuple[str, ...]
    to_change: str
    since: str = ""


def origins(
    content: Content, then: Conversation, events: Sequence[Event], said: str, today: date, now: Draft
) -> tuple[Origin, ...]:
    """`then`: the conversation before the turn; `events` and `said` are the turn's, `said` as it was kept."""
    told = [event for event in events if isinstance(event, Answered | Corrected) and event.slot in content.slots]
    found, asides = _read_again(content, then, told, said, today)
    return tuple(
        _origin(content, event, found, asides, _why(content, then, event, found, today), now) for event in told
    )


def _read_again(
    content: Content, then: Conversation, told: Sequence[Answered | Corrected], said: str, today: date
) -> tuple[Understood, tuple[Aside, ...]]:
    """A button's label is no utterance; a field of the fiche was read against that field."""
    if any(event.how in ("choisi", "tableau") for event in told):
        return Understood(said), ()
    edited = next((event.slot for event in told if event.how == "champ"), "")
    utterance = Utterance(said, slot=edited)
    found = hear(content, then, utterance, today)
    return found, heard_besides(content, found, edited or then.open_slot, today)


def _origin(
    content: Content,
    event: Answered | Corrected,
    found: Understood,
    asides: tuple[Aside, ...],
    why: str,
    now: Draft,
) -> Origin:
    slot = content.slots[event.slot]
    before, words, after = _in_sentence(found.text, event)
    mine = [aside for aside in asides if aside.slot in ("", event.slot) or aside.taken == event.slot]
    return Origin(
        slot=event.slot,
        label=slot.label,
        value=reading_text(slot, event.value),
        before=before,
        words=words,
        after=after,
        why=why,
        set_aside=tuple(aside_why(content, aside) for aside in mine),
        to_change=wording(content, "pour_changer", {"champ": slot.label}),
        since=_since(content, event, now),
    )


def _in_sentence(text: str, event: Answered | Corrected) -> tuple[str, str, str]:
    """The words where they stand; alone when the value was put together from several turns."""
    if event.span is None or event.how in ("choisi", "tableau", "deduit", "import"):
        return "", "", ""
    start, end = event.span
    if text[start:end] != event.said:
        return "", event.said, ""
    before, after = text[:start], text[end:]
    return (
        before if len(before) <= _AROUND else "…" + before[-_AROUND:],
        text[start:end],
        after if len(after) <= _AROUND else after[:_AROUND] + "…",
    )


def _why(content: Content, then: Conversation, event: Answered | Corrected, found: Understood, today: date) -> str:
    match event.how:
        case "choisi":
            pressed = wording(content, "par_bouton", {"mots": event.said})
            pending = then.pending
            if pending is None or pending.slot != event.slot:
                return pressed
            return f"{pressed} {doubt_why(content, pending)}"
        case "deduit":
            return wording(content, "par_deduction", {"mots": event.said})
        case "tableau":
            return wording(content, "par_tableau", {})
        case "import":
            return wording(content, "par_fichier", {})
        case "dit" | "volontaire" | "champ":
            reading = _reading_of(event, found)
            if reading is None:
                return wording(content, "relu_autrement", {"mots": event.said})
            read = reading_why(content, reading, say(found.text), today)
            return " ".join((read, *accounts_why(content, content.slots[event.slot], reading)))


def _reading_of(event: Answered | Corrected, found: Understood) -> Reading | None:
    """The reading that gave the value. A correction may have moved it to another slot, rows may have joined others."""
    mentions = ((found.answer,) if found.answer else ()) + found.others
    read = [mention for mention in mentions if isinstance(mention, Reading)]
    placed = [one for one in read if (one.start, one.end) == event.span]
    mine = [one for one in placed if one.slot == event.slot] or [one for one in read if one.slot == event.slot]
    return next(iter(mine or placed), None)


def _since(content: Content, event: Answered | Corrected, now: Draft) -> str:
    held = now.filled.get(event.slot)
    if held is None:
        return wording(content, "enleve", {})
    if held.value == event.value:
        return ""
    return wording(content, "devenu", {"valeur": reading_text(content.slots[event.slot], held.value)})
