"""What is typed, read against the question that was asked; and, when somebody asks, what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aide_projet.dialogue import choice, safeguard
from aide_projet.dialogue.consequence import FUNDERS, SHARE
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.digression import glossary_words
from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.utterance import Utterance
from aide_projet.draft.value import Value
from aide_projet.understanding.explain import set_aside
from aide_projet.understanding.place_name import plain_key
from aide_projet.understanding.reading import Aside, Doubt, Understood
from aide_projet.understanding.utterance import understand


def hear(content: Content, conversation: Conversation, utterance: Utterance, today: date) -> Understood:
    """Nothing is read of what is empty, too long, or a button that stands alone."""
    text = utterance.text
    if utterance.rows is not None:
        return Understood(text)
    if not safeguard.readable(text) or (utterance.choice and not choice.reads_text(utterance.choice)):
        return Understood(text)
    if utterance.choice == choice.MASK:
        text = safeguard.masked(content, text, today)
    slot = utterance.slot or conversation.open_slot
    known = conversation.draft.values()
    if utterance.slot:  # a form shows what it holds: what is sent stands in its place
        known.pop(utterance.slot, None)
    understood = _against(content, conversation, text, slot, today, known)
    if utterance.slot and utterance.slot not in content.slots:  # a form of a former content: its words tell no other
        return Understood(text, sensitive=understood.sensitive)
    asked = conversation.asked
    if conversation.pending and slot == conversation.pending.slot and _resembles_only(understood):
        understood = Understood(text)  # "bof" is no third commune where one of two was to be chosen
    if not utterance.slot and asked != slot and understood == Understood(text) and choice.is_told_apart(content, asked):
        return _against(content, conversation, text, asked, today, known)  # it answers the question behind what waits
    return understood


def _resembles_only(understood: Understood) -> bool:
    """Whether all that was read is a doubt about names that only look like the word: none begins with it."""
    found = understood.answer
    if not isinstance(found, Doubt) or found.reason != "doute_commune" or understood.others:
        return False
    return not any(plain_key(str(reading.value)).startswith(plain_key(reading.said)) for reading in found.readings)


def _against(
    content: Content,
    conversation: Conversation,
    text: str,
    slot: str | None,
    today: date,
    known: Mapping[str, Value],
) -> Understood:
    step = content.steps.get(slot or "")
    return understand(
        text,
        language=content.language,
        slots=content.slots,
        places=content.places,
        asked=slot,
        today=today,
        known=known,
        last=conversation.trail[-1] if conversation.trail else None,
        listens=_listened(step),
        glossary=glossary_words(content),
        hour_value=content.call.volunteer_hour,
    )


def heard_besides(content: Content, found: Understood, asked: str | None, today: date) -> tuple[Aside, ...]:
    """What the words could have been and were not taken for. No turn needs it: it is worked out when it is asked."""
    return set_aside(
        found,
        language=content.language,
        slots=content.slots,
        places=content.places,
        asked=asked,
        today=today,
        glossary=glossary_words(content),
    )


def _listened(step: Step | None) -> tuple[str, ...] | None:
    """The slots listened for besides; None for all. Who listens for funders hears the share that they bring too."""
    if step is None or not step.listens:
        return None
    return (*step.listens, SHARE) if FUNDERS in step.listens else step.listens
