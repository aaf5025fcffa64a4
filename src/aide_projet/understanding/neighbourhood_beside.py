"""The neighbourhood told in one breath with the commune asked for: "à Roubaix, Alma-Gare"."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.intent import fillers
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.place_words import spoken_of
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import plain_place

_LONGEST = 4  # words of a name said after a commune; more is a sentence
_ASKED = 2  # words from which a name without a capital is asked about
_MARKS = " ,;:-–/()."


@dataclass(frozen=True, slots=True)
class _Around:
    """`lead` comes before the name, `tail` after it; `estate` begins one or is in it; `never` stands in none."""

    lead: Phrasebook
    tail: Phrasebook
    estate: frozenset[str]
    never: frozenset[str]


@of_content(maxsize=8)
def _around(language: Language) -> _Around:
    listed = language.words
    estate = frozenset(map(plain, (*listed("lieux", "cité"), *listed("lieux", "ensemble"))))
    never = (*listed("lieux", "pas un quartier"), *listed("lieux", "pas après une ville"))
    return _Around(
        lead=phrasebook(language, {"devant": (*listed("lieux", "devant le quartier"), *listed("lieux", "quartier"))}),
        tail=phrasebook(language, {"après": (*fillers(language), *listed("lieux", "pas sûr du statut"))}),
        estate=estate,
        never=frozenset(map(plain, never)) | (spoken_of(language).around - estate - _ARTICLES),
    )


_ARTICLES = frozenset({"la", "le", "les", "l", "de", "du", "des", "d"})


def neighbourhood_beside(said: Said, context: ReadingContext, commune: Reading) -> Reading | Doubt | None:
    """The name that ends the answer after the commune; without a capital or "cité", "résidence", it is asked about."""
    after = plain_place(said, commune.end - 1) + 1
    around = _around(context.language)
    words = tuple(word for word in tokens(said.plain, context.language) if word.start >= after)
    words = _core(words, around)
    if not 0 < len(words) <= _LONGEST or words[-1].word in _ARTICLES:
        return None
    estate = any(word.word in around.estate for word in words)
    if any(word.word in around.never or (word.word[0].isdecimal() and not estate) for word in words):
        return None
    place = words[0].start, words[-1].end
    name = " ".join(said.words(*place).split())
    if any(mark in name for mark in ",;:()?!"):
        return None
    named = said.text[said.span(words[-1].start, words[-1].end)[0]].isupper() and not said.text.isupper()
    if estate or named:
        return reading_at(said, context, name, place, "quartier")
    if len(words) < _ASKED or any(word.word in _ARTICLES for word in words[1:2]):
        return None
    return doubt_at(said, context, (reading_at(said, context, name, place, "quartier"),), place, "doute_un_seul")


def _core(words: tuple[Token, ...], around: _Around) -> tuple[Token, ...]:
    """The words without what leads to a name and what is said after it."""
    start, end = 0, len(words)
    while start < end and (lead := around.lead.at(words, start)) is not None:
        start = lead[1]
    for place in range(start + 1, end):
        if around.tail.cover(words[place:end]) is not None:
            end = place
            break
    return words[start:end]
