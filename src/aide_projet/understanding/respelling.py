"""Words spelt as they sound, put back into those of a vocabulary: "fé vwar le recap" is "fais voir le récap"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from aide_projet.understanding.phrasing import Token
from aide_projet.understanding.spelling import sound

_ELIDED = frozenset("dljmtsnc")
_FEWEST = 5  # letters of a word in which one may be wrong
_MUTE = "0"  # no letter: keeps what stands before from being last
_ONE = 1  # letter wrong


@dataclass(frozen=True, slots=True)
class Speller:
    """The words of a vocabulary, and those that sound alike: `nearly`, but for a last "r".

    `long`: those in which one letter may be wrong, by their first letter and their length: few are compared.
    """

    known: frozenset[str]
    heard: Mapping[str, list[str]]
    nearly: Mapping[str, list[str]]
    long: Mapping[tuple[str, int], list[str]]


def speller(words: Iterable[str]) -> Speller:
    """Compile a vocabulary."""
    known = frozenset(words)
    heard: dict[str, list[str]] = defaultdict(list)
    nearly: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        if word.isalpha():
            heard[_sound(word)].append(word)
            nearly[_open(_sound(word))].append(word)
    long: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(known):
        if len(word) >= _FEWEST:
            for size in range(len(word) - _ONE, len(word) + _ONE + 1):
                long[word[0], size].append(word)
    return Speller(known, dict(heard), dict(nearly), dict(long))


def respelt(words: tuple[Token, ...], spelt: Speller, *, every: bool = True) -> tuple[Token, ...] | None:
    """The words in their usual spelling; None when nothing changes, or one is like none that is known and `every`."""
    found: list[Token] = []
    for token in words:
        if token.word in spelt.known:
            found.append(token)
            continue
        parts = _usual(token.word, spelt)
        if parts is None and every:
            return None
        parts = parts or (token.word,)
        found.extend(Token(part, token.start, token.end) for part in parts)
    return tuple(found) if [one.word for one in found] != [one.word for one in words] else None


def _usual(word: str, spelt: Speller) -> tuple[str, ...] | None:
    heard = _sound(word)
    alike = spelt.heard.get(heard) or spelt.nearly.get(_open(heard))
    if alike:
        nearest = process.extractOne(word, alike, scorer=fuzz.ratio, processor=None)
        return (nearest[0],)
    if len(word) > 2 and word[0] in _ELIDED and word[1:] in spelt.known:
        return word[0], word[1:]
    if len(word) < _FEWEST:
        return None
    alike = spelt.long.get((word[0], len(word)), [])
    slip = process.extractOne(word, alike, scorer=OSA.distance, processor=None, score_cutoff=_ONE)
    return (slip[0],) if slip else None


def _sound(word: str) -> str:
    """How a word sounds, the consonant before a last "e" heard."""
    return sound(word[:-1] + _MUTE if len(word) > 2 and word[-1] == "e" else word)


def _open(heard: str) -> str:
    """The same without its last "r": "fé" is "faire" to some."""
    return heard.rstrip(_MUTE).removesuffix("r")
