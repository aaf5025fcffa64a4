"""Where a wish in free wording is looked for, and how sure it must be there: against what else was read."""

from __future__ import annotations

from aide_projet.draft.slot import LongText, TextList
from aide_projet.understanding.intent import DRASTIC
from aide_projet.understanding.language import Language
from aide_projet.understanding.question import is_put_to_us
from aide_projet.understanding.reading import Intent, IntentName, Understood
from aide_projet.understanding.said import Said
from aide_projet.understanding.situation import Situation
from aide_projet.understanding.taught import find_taught_wish
from aide_projet.understanding.text_answer import begins_with_verb

_SLIGHT = frozenset({"public", "nombre_participants", "encadrants", "date_debut", "date_fin"})
"""Slots that a word without figures may fill by the way: "je dois chercher les petits"."""


def wish_asked(said: Said, language: Language) -> Intent | None:
    """What a question of no known form asks for; those that ask why are known by their form."""
    wish = find_taught_wish(said, language)
    return wish if wish is not None and wish.name is not IntentName.WHY else None


def wish_besides(situation: Situation, understood: Understood) -> Intent | None:
    """The wish of a whole text that was only taken for a text asked for, or that only names people: "les petits"."""
    if understood.correction is not None or understood.intents:
        return None
    if situation.of_text:
        return _against_text(situation)
    if understood.answer is None and all(other.slot in _SLIGHT for other in understood.others):
        return find_taught_wish(situation.said, situation.context.language, bar="avance_a_cote")
    return None


def wish_alone(situation: Situation) -> Intent | None:
    """The wish of a text in which nothing was read."""
    if situation.of_text:
        return _against_text(situation)
    bar = "avance" if situation.asked is None else "avance_champ"
    return find_taught_wish(situation.said, situation.context.language, bar=bar)


def _against_text(situation: Situation) -> Intent | None:
    """Where any words are an answer: "Tout effacer" may be a title, "on n'a pas de local" tells something."""
    if isinstance(situation.kind, TextList) and begins_with_verb(situation.said):
        return None  # "savoir où on en est, garder le moral": what is to be reached begins so
    wish = find_taught_wish(situation.said, situation.context.language, bar="avance_texte")
    if wish is None or (wish.name in DRASTIC and situation.asked == "intitule"):
        return None
    if (
        wish.name is IntentName.FAQ
        and situation.asked == "intitule"
        and not is_put_to_us(situation.said, situation.context.language)
    ):
        return None  # "Et si on se parlait ?" asks the neighbours
    return None if wish.name is IntentName.NONE and isinstance(situation.kind, LongText) else wish
