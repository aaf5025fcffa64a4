"""The words of an utterance as people mean them ("c koi" is "c'est quoi"), and listed phrases found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aide_projet.draft.kept import of_content, of_words
from aide_projet.understanding.language import Language
from aide_projet.understanding.said import plain

_TOKEN = re.compile(r"[^\W_]+'?|[\u203c-\u3299\U0001f000-\U0001faff]")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_CLIPPED = re.compile(r"j'?(?=[bcdfgklmnpqrstvxz]\w)")
""" "jveux", "j'veux" for "je veux": no French word begins with these letters."""
_DROPPED = frozenset({"ne", "n", "n'"})  # said or not, a negation reads the same
_CACHED_TEXTS = 8  # one utterance is asked for by several readers of a turn; nobody's words are kept for long


class Token(NamedTuple):
    """A word in its usual spelling, and its place in the plain text."""

    word: str
    start: int
    end: int


@of_content(maxsize=8)
def _spellings(language: Language) -> Mapping[str, tuple[str, ...]]:
    """Words of messages and what they stand for: "koi = quoi"; nothing, for those that are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for line in language.words("commandes", "ecriture"):
        short, _, full = plain(line).partition("=")
        found[short.strip()] = tuple(word for word in full.replace("'", " ").split() if word not in _DROPPED)
    return found | dict.fromkeys(_DROPPED, ())


@of_words(maxsize=_CACHED_TEXTS)
def tokens(text: str, language: Language) -> tuple[Token, ...]:
    """The words of a plain text; "ne" is left out, letters drawn out are put back."""
    spellings = _spellings(language)
    drawn_out = _DRAWN_OUT.search(text) is not None
    found: list[Token] = []
    keep, make = found.append, tuple.__new__  # the loop that every text goes through: no call that can be spared
    for match in _TOKEN.finditer(text):
        word = match[0]
        if drawn_out:
            word = _DRAWN_OUT.sub(r"\1", word)
        start, end = match.span()
        full = spellings.get(word)
        if full is not None:
            found.extend(Token(part, start, end) for part in full)
        elif word[0] == "j" and _CLIPPED.match(text, start):
            found.append(Token("je", start, end))
            if len(word) > 2:
                found.extend(Token(part, start, end) for part in spellings.get(word[1:], (word[1:],)))
        else:
            keep(make(Token, (word[:-1] if word[-1] == "'" else word, start, end)))
    return tuple(found)


class _Node:
    """What the words so far mean, when they are a phrase, and the words that may follow."""

    __slots__ = ("following", "tag")

    def __init__(self) -> None:
        self.tag: str | None = None
        self.following: dict[str, _Node] = {}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases by their words joined, each with what it means; `starts` leads to them word by word."""

    tags: Mapping[str, str]
    starts: Mapping[str, _Node]

    def ends(self, words: tuple[Token, ...], place: int) -> list[tuple[str, int]]:
        """Every phrase that starts at this word, the shortest first: its meaning and the place after it."""
        found: list[tuple[str, int]] = []
        following = self.starts
        for at in range(place, len(words)):
            node = following.get(words[at].word)
            if node is None:
                break
            if node.tag is not None:
                found.append((node.tag, at + 1))
            following = node.following
        return found

    def at(self, words: tuple[Token, ...], place: int) -> tuple[str, int] | None:
        """The longest phrase that starts at this word."""
        if place >= len(words) or words[place].word not in self.starts:
            return None
        found = self.ends(words, place)
        return found[-1] if found else None

    def first(self, words: tuple[Token, ...]) -> tuple[str, int, int] | None:
        """The first phrase of the text: its meaning and its places."""
        starts = self.starts
        for place, (word, _, _) in enumerate(words):
            if word in starts:
                found = self.ends(words, place)
                if found:
                    return found[-1][0], place, found[-1][1]
        return None

    def all(self, words: tuple[Token, ...]) -> list[tuple[str, int, int]]:
        """Every phrase, none overlapping another, the longest from the left first."""
        found: list[tuple[str, int, int]] = []
        starts, after = self.starts, 0
        for place, (word, _, _) in enumerate(words):
            if word not in starts or place < after:
                continue
            hits = self.ends(words, place)
            if hits:
                tag, after = hits[-1]
                found.append((tag, place, after))
        return found

    def cover(self, words: tuple[Token, ...], *, only: str | None = None) -> tuple[str, ...] | None:
        """What the fewest phrases that make up the whole text mean, in order; None when a word is left over.

        `only`: no other meaning will do.
        """
        best: list[tuple[str, ...] | None] = [None] * (len(words) + 1)
        best[0] = ()
        for place in range(len(words)):
            before = best[place]
            if before is None:
                continue
            for tag, end in self.ends(words, place):
                if only is not None and tag != only:
                    continue
                known = best[end]
                if known is None or len(known) > len(before) + 1:
                    best[end] = (*before, tag)
        return best[-1]

    def whole(self, words: tuple[Token, ...]) -> str | None:
        """The meaning of a text that is one phrase, nothing more."""
        if not words or words[0].word not in self.starts:
            return None
        return self.tags.get(" ".join([token.word for token in words]))


def openers(*books: Phrasebook) -> frozenset[str]:
    """The words that any phrase of these books begins with."""
    return frozenset[str]().union(*(book.starts for book in books))


def opens_none(words: tuple[Token, ...], listed: frozenset[str]) -> bool:
    """Whether no phrase can begin in this text: most answers are a name or a figure, and need no further look."""
    return listed.isdisjoint([token.word for token in words])


def phrasebook(language: Language, listed: Mapping[str, Iterable[str]]) -> Phrasebook:
    """Compile {meaning: phrases}, spelt as the utterances are; the first meaning wins where a phrase stands twice."""
    tags: dict[str, str] = {}
    starts: dict[str, _Node] = {}
    for tag, phrases in listed.items():
        for phrase in phrases:
            words = [token.word for token in tokens(plain(phrase), language)]
            if not words or " ".join(words) in tags:
                continue
            tags[" ".join(words)] = tag
            following = starts
            for word in words:
                node = following.setdefault(word, _Node())
                following = node.following
            node.tag = tag
    return Phrasebook(tags, starts)
