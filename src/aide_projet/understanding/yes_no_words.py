"""The words of "oui", "non" and between, compiled once per language, and how an answer is brought to their spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, key, phrases
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.respelling import Speller, respelt, speller
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.spelling import sound

_REPEATED = re.compile(r"([a-z])\1{2,}|([^\w\s.,!?])\2+")
_DOUBLED_END = re.compile(r"([a-z])\1+(?![a-z])")
_CLOSED_E = re.compile(r"[éÉ](?!\w)")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_MOST_RESPELT = 6  # words
_SHORTEST_SOUND = 5  # letters
_SHORTEST_ALONE = 5  # letters of a word that is all that is said


@dataclass(frozen=True, slots=True)
class Answers:
    """`said`: what is an answer by itself; `plainly`: the words that are one even among others ("oui", "nan").

    `light`: yes only where nothing follows: "je pense à mes enfants" is none.
    """

    said: Phrases
    before: Phrases
    held: Phrases
    held_yes: Phrases
    turned: Phrases
    outcome: Phrases
    again: Phrases
    agrees: Phrases
    concludes: Phrases
    plainly: Mapping[str, str]
    light: frozenset[str]
    shaken: frozenset[str]
    supposes: frozenset[str]
    heard: Mapping[str, str]
    spelt: Speller


@of_content(maxsize=8)
def answers_of(language: Language) -> Answers:
    """Compile oui_non.yaml."""

    def listed(name: str) -> tuple[str, ...]:
        return tuple(language.words("oui_non", name))

    def single(name: str) -> Phrases:
        return phrases({name: listed(name)})

    said = phrases({name: listed(name) for name in ("incertain", "non", "oui")})
    return Answers(
        said=said,
        before=single("avant"),
        held=phrases({"reserve": (*listed("reserve"), *listed("reserve du oui"))}),
        held_yes=single("reserve du oui"),
        turned=single("contraire"),
        outcome=single("suite"),
        again=single("reprise"),
        agrees=single("va avec le oui"),
        concludes=single("conclut"),
        plainly={key(word): name for name in ("oui", "non") for word in listed(f"{name} net")},
        light=frozenset(map(key, listed("oui léger"))),
        shaken=frozenset(map(key, listed("ébranle"))),
        supposes=frozenset(map(key, listed("suppose"))),
        heard=_heard(said),
        spelt=replace(speller(word for words in said.tags for word in words.split(" ")), long={}),
    )


def _heard(said: Phrases) -> dict[str, str]:
    """What each sound of an answer means; none for a sound that two of them share."""
    found: dict[str, str] = {}
    if not said.tags:
        return found
    for listed, heard in zip(said.tags, sound("\n".join(said.tags)).split("\n"), strict=True):
        tag = said.tags[listed]
        found[heard] = tag if found.get(heard, tag) == tag else ""
    return {heard: tag for heard, tag in found.items() if tag and len(heard) >= _SHORTEST_SOUND}


def squeezed(flat: str) -> str:
    """ "ouiiii", "nonnn" and "o.k." as they are listed."""
    flat = _INITIALS.sub(lambda found: found[0].replace(".", ""), flat)
    return _DOUBLED_END.sub(r"\1", _REPEATED.sub(r"\1\2", flat))


def as_heard(said: Said, language: Language) -> str | None:
    """What "dakor" or "pa du tou" means: it sounds as a listed answer, whole or word by word. No letter is guessed."""
    words = tokens(said.plain, language)
    if not 0 < len(words) <= _MOST_RESPELT or (len(words) == 1 and len(words[0].word) < _SHORTEST_ALONE):
        return None
    answers = answers_of(language)
    heard = plain(_CLOSED_E.sub("er", said.text))  # a last "é" is heard, a last "e" is not
    whole = answers.heard.get(sound(key(heard.strip(" .,;:!?\n"))))
    usual = respelt(words, answers.spelt) if whole is None and len(words) > 1 else None
    return answers.said.whole(" ".join(token.word for token in usual)) if usual is not None else whole
