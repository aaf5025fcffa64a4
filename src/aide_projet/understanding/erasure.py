"""What is taken away by words: "supprime le budget", "enlève la mairie", "il n'y a plus de cofinancement"."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Amount
from aide_projet.understanding.correction import names_of
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, openers, opens_none, phrasebook, tokens
from aide_projet.understanding.reading import Correction
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.situation import Situation

_FUNDER = "financeur "
_LONGEST = 12  # words
_DENIED = ("n'", "plus aucun")  # without them "il y a plus de" may be more


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Phrasebook
    gone: Phrasebook
    small: frozenset[str]
    funders: Phrasebook


@of_content(maxsize=8)
def _words(language: Language) -> _Words:
    listed = language.words
    funders = [
        word
        for name, words in language.subjects.get("comptes", {}).items()
        if name.startswith(_FUNDER)
        for word in words
    ]
    small = (
        *listed("corrections", "petits mots"), *listed("corrections", "efface autour"), *listed("commandes", "creux")
    )  # fmt: skip
    return _Words(
        verbs=phrasebook(language, {"efface": listed("corrections", "efface")}),
        gone=phrasebook(language, {"plus": listed("corrections", "plus de")}),
        small=frozenset(token.word for word in small for token in tokens(plain(word), language)),
        funders=phrasebook(language, {"cofinancements": funders}),
    )


@of_content(maxsize=8)
def _openers(language: Language) -> frozenset[str]:
    return openers(_words(language).verbs, _words(language).gone)


def find_erasure(situation: Situation) -> Correction | None:
    """The slot that the whole utterance takes the value away from; None when anything else is said."""
    said, language = situation.said, situation.context.language
    words = tokens(said.plain, language)
    if not 1 < len(words) <= _LONGEST:
        return None
    if opens_none(words, _openers(language)):
        return None
    listed = _words(language)
    place = 0
    while (
        place < len(words)
        and words[place].word in listed.small
        and listed.verbs.at(words, place) is None
        and listed.gone.at(words, place) is None
    ):
        place += 1
    hit = listed.verbs.at(words, place)
    if hit is None and _is_denied(said):
        hit = listed.gone.at(words, place)
        if hit is not None and _is_the_answer(situation, _named(situation, hit[1])):
            return None
    slot = _named(situation, hit[1]) if hit is not None else None
    return Correction(slot, said.text.strip(), erases=True) if slot is not None else None


def _is_the_answer(situation: Situation, slot: str | None) -> bool:
    """ "on n'a plus de budget" says that there is none, where a sum that is not known yet is asked."""
    named = situation.slots.get(slot or "")
    of_money = named is not None and isinstance(named.kind, Amount) and isinstance(situation.kind, Amount)
    return of_money or (slot == situation.asked and slot not in situation.context.known)


def _is_denied(said: Said) -> bool:
    return any(words in said.plain for words in _DENIED)


def _named(situation: Situation, place: int) -> str | None:
    """The slot named from this word to the end, but for small words; a funder names the table of funders."""
    language = situation.context.language
    words = tokens(situation.said.plain, language)
    listed = _words(language)
    names = names_of(language, situation.slots)
    slot: str | None = None
    while place < len(words):
        found = names.at(words, place)
        if found is None and "cofinancements" in situation.slots:
            found = listed.funders.at(words, place)
        if found is not None and slot in (None, found[0]):
            slot, place = found
        elif words[place].word in listed.small:
            place += 1
        else:
            return None
    return slot
