"""The words of an utterance as people mean them ("c koi" is "c'est quoi"), and listed phrases found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from aide_projet.understanding.language import Language
from aide_projet.understanding.said import plain

_TOKEN = re.compile(r"[^\W_]+'?|[\u203c-\u3299\U0001f000-\U0001faff]")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_DROPPED = frozenset({"ne", "n", "n'"})  # said or not, a negation reads the same
_CACHED_TEXTS = 512  # one utterance is asked for by several readers of a turn


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its usual spelling, and its place in the plain text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=8)
def _spellings(language: Language) -> Mapping[str, tuple[str, ...]]:
    """Words of messages and what they stand for: "koi = quoi"."""
    found: dict[str, tuple[str, ...]] = {}
    for line in language.words("commandes", "ecriture"):
        short, _, full = plain(line).partition("=")
        found[short.strip()] = tuple(full.replace("'", " ").split())
    return found


@lru_cache(maxsize=_CACHED_TEXTS)
def tokens(text: str, language: Language) -> tuple[Token, ...]:
    """The words of a plain text; "ne" is left out, letters drawn out are put back."""
    spellings = _spellings(language)
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        if word in _DROPPED:
            continue
        if _DRAWN_OUT.search(word):
            word = _DRAWN_OUT.sub(r"\1", word)
        full = spellings.get(word)
        if full is not None:
            found.extend(Token(part, start, end) for part in full if part not in _DROPPED)
        else:
            found.append(Token(word[:-1] if word[-1] == "'" else word, start, end))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases by their words joined, each with what it means; `longest` by first word, in words."""

    tags: Mapping[str, str]
    longest: Mapping[str, int]

    def at(self, words: tuple[Token, ...], place: int) -> tuple[str, int] | None:
        """The longest phrase that starts at this word: its meaning and the place after it."""
        reach = self.longest.get(words[place].word, 0)
        for size in range(min(reach, len(words) - place), 0, -1):
            tag = self.tags.get(" ".join(token.word for token in words[place : place + size]))
            if tag is not None:
                return tag, place + size
        return None

    def first(self, words: tuple[Token, ...]) -> tuple[str, int, int] | None:
        """The first phrase of the text: its meaning and its places."""
        for place in range(len(words)):
            found = self.at(words, place)
            if found is not None:
                return found[0], place, found[1]
        return None

    def all(self, words: tuple[Token, ...]) -> list[tuple[str, int, int]]:
        """Every phrase, none overlapping another, the longest from the left first."""
        found: list[tuple[str, int, int]] = []
        place = 0
        while place < len(words):
            hit = self.at(words, place)
            if hit is None:
                place += 1
            else:
                found.append((hit[0], place, hit[1]))
                place = hit[1]
        return found

    def whole(self, words: tuple[Token, ...]) -> str | None:
        """The meaning of a text that is one phrase, nothing more."""
        return self.tags.get(" ".join(token.word for token in words)) if words else None


def phrasebook(language: Language, listed: Mapping[str, Iterable[str]]) -> Phrasebook:
    """Compile {meaning: phrases}, spelt as the utterances are; the first meaning wins where a phrase stands twice."""
    tags: dict[str, str] = {}
    longest: dict[str, int] = {}
    for tag, phrases in listed.items():
        for phrase in phrases:
            words = [token.word for token in tokens(plain(phrase), language)]
            if words:
                tags.setdefault(" ".join(words), tag)
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Phrasebook(tags, longest)
