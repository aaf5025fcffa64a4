"""What is said before anything is read: nothing typed, too much typed, data that should not be kept."""

from __future__ import annotations

from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.reply import Choice, ReplyKind
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.event import Cleared
from aide_projet.understanding.sensitive import find_sensitive, sensitive_label

MAX_CHARS = 4000
"""Design §5: more than this is not read (characters)."""
MASK_SIGN = "•"


def readable(text: str) -> bool:
    """Whether there is something to read, of a length that is read."""
    if not 0 < len(text) <= MAX_CHARS:
        return False
    return text[0].isalnum() or any(not (char.isspace() or not char.isprintable()) for char in text)


def empty_or_too_long(situation: Situation) -> bool:
    """Blank, control characters only, or over the limit."""
    return not readable(situation.utterance.text)


def say_kindly(situation: Situation) -> Effect:
    """Said, and the text goes back to the box. A field of the fiche page sent empty is emptied."""
    text = situation.utterance.text
    slot = situation.utterance.slot
    if slot in situation.conversation.draft.filled and len(text) <= MAX_CHARS:
        reply = situation.say("vide_champ", ReplyKind.CORRECTION, slot=slot, libelle=situation.label(slot))
        return Effect((Cleared(slot),), (reply,))
    if len(text) > MAX_CHARS:
        return Effect(replies=(situation.say("trop_long", ReplyKind.CLARIFICATION, maximum=MAX_CHARS),), held=text)
    return Effect(replies=(situation.say("vide", ReplyKind.CLARIFICATION),))


def sensitive(situation: Situation) -> bool:
    """Something in it should not be kept, and the person has not said yet what to do with it."""
    return bool(situation.understood.sensitive) and situation.utterance.choice != "garder"


def warn(situation: Situation) -> Effect:
    """Warn before anything is saved; what is held travels in the form, never in an event."""
    kinds = dict.fromkeys(found.what for found in situation.understood.sensitive)
    what = ", ".join(sensitive_label(situation.content.language, kind) for kind in kinds)
    choices = (
        Choice("masquer", situation.button("bouton_masquer")),
        Choice("garder", situation.button("bouton_garder")),
    )
    reply = situation.say("donnees_sensibles", ReplyKind.CLARIFICATION, quoi=what, choices=choices)
    return Effect(replies=(reply,), silent=True, held=situation.utterance.text)


def masked(content: Content, text: str, today: date) -> str:
    """The text with each sensitive piece covered; letters and digits become dots, the rest stays."""
    out = list(text)
    for found in find_sensitive(text, content.language, today):
        for place in range(found.start, found.end):
            if out[place].isalnum():
                out[place] = MASK_SIGN
    return "".join(out)
