"""What is told where a name is asked, and is none: "on sera 30", "ça commence en mars", "oui", a whole paragraph.

A line of text takes any words, so only what can hardly be a name is kept out of it. What such a sentence tells fills
its own slots, even those that the step does not listen for: its words are kept nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeGuard

from aide_projet.draft.kept import of_content
from aide_projet.understanding.extract import extract
from aide_projet.understanding.intent import FILLER, fillers
from aide_projet.understanding.language import Language
from aide_projet.understanding.neighbourhood import is_led_to
from aide_projet.understanding.organisation import find_structures
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.reading import Doubt, Reading, Understood
from aide_projet.understanding.said import plain
from aide_projet.understanding.sentence import Mention, blanked
from aide_projet.understanding.situation import VOLUNTEERED, Situation, unasked

NAMED = frozenset({"intitule", "structure_nom", "quartier"})
"""The slots of which a name is asked. That of a person has a reader of its own."""

_SUBJECT = "noms"
_NOT_A_NAME = "rien"
_SURELY = "surement"
_LONGEST_TITLE = 120
"""Characters; above, a text that tells something else is no title (the finding about length judges the others)."""
_FEW = 8  # words of an answer that names nothing
_A_STORY = 9  # words from which a sentence that begins like a story is asked about
_NEXT_SENTENCE = re.compile(r"[.!?\n]\s+(?=\w)")
_DIGIT = re.compile(r"\d")
_SUM = "budget_total"
_DATED = frozenset({"date_debut", "date_fin"})


@dataclass(frozen=True, slots=True)
class _Telling:
    nothing: Phrasebook
    opening: Phrasebook
    before: Phrasebook
    moment: Phrasebook
    around: frozenset[str]


@of_content(maxsize=8)
def _telling(language: Language) -> _Telling:
    def listed(key: str) -> tuple[str, ...]:
        return language.words(_SUBJECT, key)

    return _Telling(
        nothing=phrasebook(language, {_NOT_A_NAME: listed("pas un nom"), FILLER: fillers(language)}),
        opening=phrasebook(language, {_SURELY: listed("raconte surement"), "raconte": listed("raconte")}),
        before=phrasebook(language, {"devant": listed("devant une valeur")}),
        moment=phrasebook(language, {"moment": listed("un moment")}),
        around=frozenset(word for line in listed("autour d'une valeur") for word in plain(line).split()),
    )


def told_instead(situation: Situation) -> Understood | None:
    """What a text tells that is not the name asked for; None when it may be the name.

    A title that begins like a story is offered as a reading, never taken for sure.
    """
    said, language = situation.said, situation.context.language
    words = tokens(said.plain, language)
    telling = _telling(language)
    if _names_nothing(words, telling):
        return Understood(said.text)
    title = situation.asked == "intitule"
    if _holds_the_name(situation):
        return None
    opening = telling.opening.at(words, 0)
    sentences = title and (len(said.text) > _LONGEST_TITLE or _NEXT_SENTENCE.search(said.plain) is not None)
    if not (opening or sentences or _may_be_a_value(words, telling)):
        return None
    others = _told(situation)
    if others and _nothing_left(situation, others, telling):
        bare = opening is None and telling.before.at(words, 0) is None
        if bare and title and all(other.slot in _DATED for other in others):
            return None  # "14 juillet" names a feast
        if opening is None:  # a sum alone is of nothing for sure
            others = tuple(other for other in others if other.slot != _SUM)
        return Understood(said.text, others=others)
    if sentences and (others or len(said.text) > 2 * _LONGEST_TITLE) and _goes_on(situation, words, telling):
        return Understood(said.text, answer=_too_long(situation), others=others)
    if title and opening and (others or opening[0] == _SURELY or len(words) >= _A_STORY or _DIGIT.search(said.plain)):
        return Understood(said.text, answer=_if_it_is(situation), others=others)
    return None


def _holds_the_name(situation: Situation) -> bool:
    """ "le quartier du 8 mai", "on est 30 à l'association Les Fées": the name is said with what it is the name of."""
    match situation.asked:
        case "quartier":
            return is_led_to(situation.said, situation.context.language)
        case "structure_nom":
            return bool(find_structures(situation.said, situation.context))
        case _:
            return False


def _names_nothing(words: tuple[Token, ...], telling: _Telling) -> bool:
    covered = telling.nothing.cover(words) if len(words) <= _FEW else None
    return covered is not None and _NOT_A_NAME in covered


def _may_be_a_value(words: tuple[Token, ...], telling: _Telling) -> bool:
    """A figure first, a moment, or a small word that leads to a place, a date or people."""
    return bool(words) and (
        words[0].word[0].isdecimal()
        or telling.before.at(words, 0) is not None
        or telling.moment.first(words[:3]) is not None
    )


def _told(situation: Situation) -> tuple[Mention, ...]:
    wanted = situation.slots.keys() & frozenset(VOLUNTEERED) - {situation.asked}
    found = extract(situation.said, unasked(situation.context), situation.slots, situation.places, wanted)
    if situation.asked == "quartier" and any(
        _of_a_town(mention) and mention.said != mention.value for mention in found
    ):
        return ()  # "Fives" is Lille, and the name of the neighbourhood
    return tuple(mention for mention in found if isinstance(mention, Reading) or mention.readings)


def _of_a_town(mention: Mention) -> TypeGuard[Reading]:
    return isinstance(mention, Reading) and mention.slot == "commune"


def _nothing_left(situation: Situation, others: tuple[Mention, ...], telling: _Telling) -> bool:
    rest = situation.said
    for mention in others:
        rest = blanked(rest, mention.start, mention.end)
    return all(token.word in telling.around for token in tokens(rest.plain, situation.context.language))


def _goes_on(situation: Situation, words: tuple[Token, ...], telling: _Telling) -> bool:
    """Whether it is too long for a title, or a later sentence begins to tell."""
    plain_text = situation.said.plain
    if len(plain_text) > _LONGEST_TITLE:
        return True
    begins = [match.end() for match in _NEXT_SENTENCE.finditer(plain_text)]
    places = (place for place, word in enumerate(words) if word.start in begins)
    return any(telling.opening.at(words, place) is not None for place in places)


def _too_long(situation: Situation) -> Doubt:
    text = situation.said.text
    return Doubt(situation.asked or "", (), "doute_titre", text, 0, len(text))


def _if_it_is(situation: Situation) -> Doubt:
    """The title that it would be, to be confirmed."""
    text = " ".join(situation.said.text.split())
    reading = Reading(situation.asked or "", text, situation.said.text, 0, len(situation.said.text), "texte")
    return Doubt(reading.slot, (reading,), "doute_un_seul", reading.said, reading.start, reading.end)
