"""What waits for a yes or a choice, settled by typed words as by its button: "oui", "le premier", "continuer"."""

from __future__ import annotations

from aide_projet.dialogue import choice, repair
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.event import Offered
from aide_projet.draft.slot import Option
from aide_projet.understanding.choice import names_option, read_choice
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import IntentName, Reading
from aide_projet.understanding.said import say
from aide_projet.understanding.yes_no import read_yes_no


def settles_pending(situation: Situation) -> bool:
    """A typed yes, no or "le premier" while something waits for it."""
    conversation = situation.conversation
    if conversation.confirming or conversation.pending:
        return _typed_choice(situation) is not None
    if _goes_on(situation):
        return True
    return _proposal(situation) is not None and _yes(situation) is True and not _says_else(situation)


def _says_else(situation: Situation) -> bool:
    """ "ok je comprends pas" asks for help, whatever it begins with; being polite is no other thing."""
    return any(intent.name is not IntentName.SMALLTALK for intent in situation.understood.intents)


def settle_pending(situation: Situation) -> Effect:
    """The same as the button."""
    if situation.conversation.confirming:
        return choice.restart(situation, yes=_typed_choice(situation) == "oui")
    if situation.conversation.pending:
        typed = _typed_choice(situation) or ""
        if typed == "non":  # the only reading is refused: the question again
            return repair.let_stand(situation, situation.conversation.pending.slot)
        return choice.choose_reading(situation, typed)
    if _goes_on(situation):
        return choice.choose_path(situation, "complet")
    return choice.choose_fiche(situation, _proposal(situation) or "")


def _says_more(situation: Situation) -> bool:
    """ "non, 3 000": another value is told, which is read for itself."""
    understood = situation.understood
    return isinstance(understood.answer, Reading) or bool(understood.others)


def _goes_on(situation: Situation) -> bool:
    """ "Oui", "continuer" at the end of the express path: what waits is the offer to complete the fiche."""
    conversation = situation.conversation
    if conversation.asked is not None or conversation.path != "express" or situation.utterance.slot:
        return False
    agrees = any(intent.topic == "accord" for intent in situation.understood.intents)
    return agrees or _yes(situation) is True


def _typed_choice(situation: Situation) -> str | None:
    """What was typed, as the key of what waits: "oui"/"non", or the number of a reading."""
    yes = _yes(situation)
    if situation.conversation.confirming:
        return None if yes is None else ("oui" if yes else "non")
    pending = situation.conversation.pending
    if pending is None or situation.utterance.slot:
        return None
    if yes is not None and len(pending.readings) == 1 and not _says_more(situation):
        return "0" if yes else "non"
    return _ordinal(situation, pending)


def _ordinal(situation: Situation, pending: Offered) -> str | None:
    """The reading named by its label or rank ("le premier"), when nothing more is said; a bare figure is a value."""
    options = tuple(Option(f"lecture_{place}", reading.label) for place, reading in enumerate(pending.readings))
    said, context = say(situation.utterance.text), _context(situation)
    if not options or said.plain.strip().isdecimal():
        return None
    read = read_choice(said, context, options)
    if not isinstance(read, Reading) or not (read.rule == "rang" or names_option(said, context, options)):
        return None
    return str(read.value).removeprefix("lecture_")


def _context(situation: Situation) -> ReadingContext:
    return ReadingContext(situation.content.language, situation.circumstances.today, {})


def _yes(situation: Situation) -> bool | None:
    read = read_yes_no(say(situation.utterance.text), _context(situation))
    return read.value if isinstance(read, Reading) and isinstance(read.value, bool) else None


def _proposal(situation: Situation) -> str | None:
    """The fiche proposed by the open question."""
    if situation.open_slot != "fiche" or situation.conversation.draft.value("fiche") is not None:
        return None
    return situation.assessment.ranking.best
