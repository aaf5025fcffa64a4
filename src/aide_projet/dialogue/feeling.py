"""Hurt, despair, jokes, thanks: a short human line, a flag for the animateur, and the open question."""

from __future__ import annotations

from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.event import Noted
from aide_projet.understanding.reading import IntentName

_FLAGGED = {IntentName.DISTRESS: "detresse", IntentName.ABUSE: "insulte"}
_TONES = ("merci", "bonjour", "accord", "blague", "identite")


def shown(situation: Situation) -> bool:
    """Whether a feeling, a greeting or small talk is all there is."""
    return not situation.utterance.slot and any(_is_feeling(intent.name) for intent in situation.understood.intents)


def respond(situation: Situation) -> Effect:
    """One line, named after what was shown."""
    intent = next(intent for intent in situation.understood.intents if _is_feeling(intent.name))
    flag = _FLAGGED.get(intent.name)
    if flag:
        return Effect((Noted(flag),), (situation.say(flag),))
    return Effect(replies=(situation.say(intent.topic if intent.topic in _TONES else "bavardage"),))


def _is_feeling(name: IntentName) -> bool:
    return name in _FLAGGED or name is IntentName.SMALLTALK
