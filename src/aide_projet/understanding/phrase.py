"""Listed expressions looked up next to a place of the text, by whole words: cost independent of how many are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from aide_projet.understanding.said import plain

_FOLD = str.maketrans(dict.fromkeys("-'()[]\":=_", " ") | {"\t": " "})
_STOPS = ".,;!?\n"
_BETWEEN = " " + _STOPS
_WORDS = re.compile(r"[^ ]+")
_WORD = 25  # characters of a word; a longer one is in no list
_MAX_SPACES = 4  # between two words; more is no longer one expression


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """Plain text whose hyphens, apostrophes and brackets are spaces; the places stay those of `text`."""
    return text.translate(_FOLD)


def key(words: str) -> str:
    """The form under which an expression of the YAML is looked up."""
    simple = plain(words)
    return " ".join(folded(simple).split()) or simple.strip()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Expressions and what each one means. `longest` is in words; `firsts` and `lasts`: how they begin and end."""

    tags: Mapping[str, str]
    longest: int
    firsts: frozenset[str]
    lasts: frozenset[str]

    def before(self, text: str, place: int) -> tuple[str, int] | None:
        """The longest expression that ends at `place` of a folded text: its meaning and where it starts."""
        end = place
        while end > 0 and place - end < _MAX_SPACES and text[end - 1] == " ":
            end -= 1
        start = text.rfind(" ", max(0, end - _WORD), end) + 1
        if text[start:end] not in self.lasts or (not start and end > _WORD):
            return None
        best: tuple[str, int] | None = None
        for _ in range(self.longest):
            tag = self.tags.get(_single(text[start:end]))
            if tag is not None:
                best = tag, start
            cut = start - 1
            if cut <= 0:
                break
            start = text.rfind(" ", max(0, cut - _WORD), cut) + 1
            if not start and cut > _WORD:
                break
        return best

    def after(self, text: str, place: int) -> tuple[str, int] | None:
        """The longest expression that starts at `place` of a folded text: its meaning and where it ends."""
        size, start = len(text), place
        while start < size and start - place < _MAX_SPACES and text[start] in " ,":
            start += 1
        end = text.find(" ", start, start + _WORD)
        if end < 0:
            end = size
            if size - start > _WORD:
                return None
        if text[start:end].rstrip(_STOPS) not in self.firsts:
            return None
        best: tuple[str, int] | None = None
        for _ in range(self.longest):
            piece = text[start:end].rstrip(_STOPS)
            tag = self.tags.get(_single(piece))
            if tag is not None:
                best = tag, start + len(piece)
            if end >= size:
                break
            cut = end + 1
            end = text.find(" ", cut, cut + _WORD)
            if end < 0:
                end = size
                if size - cut > _WORD:
                    break
        return best

    def anywhere(self, text: str) -> tuple[str, int, int] | None:
        """The first expression of a folded text: its meaning, where it starts and ends."""
        firsts = self.firsts
        for match in _WORDS.finditer(text):
            word = match[0]
            if word not in firsts and word.rstrip(_STOPS) not in firsts:
                continue
            found = self.after(text, match.start())
            if found is not None:
                return found[0], match.start(), found[1]
        return None

    def made_of(self, text: str, tag: str, place: int = 0) -> tuple[bool, int]:
        """Whether a folded text is made of these expressions alone, `tag` among them; where the last `tag` ends."""
        last, size = -1, len(text)
        while place < size:
            if text[place] in _BETWEEN:
                place += 1
                continue
            found = self.after(text, place)
            if found is None:
                return False, last
            place = found[1]
            last = place if found[0] == tag else last
        return last >= 0, last

    def whole(self, text: str) -> str | None:
        """The meaning of a text that is one of the expressions, nothing more."""
        return self.tags.get(_single(text.strip(" " + _STOPS)))


def _single(piece: str) -> str:
    return piece if "  " not in piece else " ".join(piece.split())


def phrases(tagged: Mapping[str, Iterable[str]]) -> Phrases:
    """Compile {meaning: expressions}; the first meaning wins where an expression stands twice."""
    tags: dict[str, str] = {}
    for tag, listed in tagged.items():
        for words in listed:
            tags.setdefault(key(words), tag)
    tags.pop("", None)
    split = [words.split(" ") for words in tags]
    longest = max(map(len, split), default=0)
    firsts = frozenset(words[0].rstrip(_STOPS) for words in split)
    return Phrases(tags, longest, firsts, frozenset(words[-1] for words in split))
