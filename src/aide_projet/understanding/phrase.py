"""Listed expressions looked up next to a place of the text, by whole words: cost independent of how many are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aide_projet.draft.kept import of_words
from aide_projet.understanding.said import plain

_FOLD = str.maketrans(dict.fromkeys("-'()[]\":=_", " ") | {"\t": " "})
_STOPS = ".,;!?\n"
_BETWEEN = " " + _STOPS
_WORD = 25  # characters of a word; a longer one is in no list
_MAX_SPACES = 4  # between two words; more is no longer one expression


@of_words(maxsize=8)
def folded(text: str) -> str:
    """Plain text whose hyphens, apostrophes and brackets are spaces; the places stay those of `text`."""
    return text.translate(_FOLD)


def key(words: str) -> str:
    """The form under which an expression of the YAML is looked up."""
    simple = plain(words)
    return " ".join(folded(simple).split()) or simple.strip()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Expressions and what each one means. `longest` is in words; `firsts` and `lasts`: how they begin and end.

    `pairs`: the first two words of the longer ones.
    """

    tags: Mapping[str, str]
    longest: int
    firsts: frozenset[str]
    lasts: frozenset[str]
    pairs: frozenset[str]

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
        cut = start
        for words in range(1, self.longest + 1):
            piece = text[start:end].rstrip(_STOPS)
            tag = self.tags.get(_single(piece))
            if tag is not None:
                best = tag, start + len(piece)
            elif words == 2 and cut < end and piece not in self.pairs:
                break  # most texts go on otherwise than any expression
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
        begun = self.firsts.intersection([word.rstrip(_STOPS) for word in set(text.split(" "))])
        best: tuple[str, int, int] | None = None
        for first in begun:
            for start in _starts(text, first):
                if best is not None and best[1] < start:
                    break
                found = self.after(text, start)
                if found is not None:
                    best = found[0], start, found[1]
                    break
        return best

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


def _starts(text: str, word: str) -> Iterator[int]:
    """Where words of a folded text begin so."""
    if word and text.startswith(word):
        yield 0
    start = text.find(f" {word}") if word else -1
    while start >= 0:
        yield start + 1
        start = text.find(f" {word}", start + 1)


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
    lasts = frozenset(words[-1] for words in split)
    pairs = frozenset(" ".join(words[:2]).rstrip(_STOPS) for words in split if len(words) > 2)
    return Phrases(tags, longest, firsts, lasts, pairs)
