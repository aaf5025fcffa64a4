"""Listed expressions looked up next to a place of the text, by whole words: cost independent of how many are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aide_projet.understanding.said import plain

_FOLD = str.maketrans(dict.fromkeys("-'()[]\":=_", " ") | {"\t": " "})
_MAX_SPACES = 4  # between two words; more is no longer one expression


def folded(text: str) -> str:
    """Plain text whose hyphens, apostrophes and brackets are spaces; the places stay those of `text`."""
    return text.translate(_FOLD)


def key(words: str) -> str:
    """The form under which an expression of the YAML is looked up."""
    simple = plain(words)
    return " ".join(folded(simple).split()) or simple.strip()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Expressions and what each one means. `longest` is in words."""

    tags: Mapping[str, str]
    longest: int

    def before(self, text: str, place: int) -> tuple[str, int] | None:
        """The longest expression that ends at `place` of a folded text: its meaning and where it starts."""
        end = place
        while end > 0 and place - end < _MAX_SPACES and text[end - 1] == " ":
            end -= 1
        best: tuple[str, int] | None = None
        cut = end
        for _ in range(self.longest):
            start = text.rfind(" ", max(0, cut - 24), cut) + 1 if cut > 0 else 0
            if not start and cut > 24:
                break
            tag = self.tags.get(_single(text[start:end]))
            if tag is not None:
                best = tag, start
            if start == 0:
                break
            cut = start - 1
        return best

    def after(self, text: str, place: int) -> tuple[str, int] | None:
        """The longest expression that starts at `place` of a folded text: its meaning and where it ends."""
        size, start = len(text), place
        while start < size and start - place < _MAX_SPACES and text[start] in " ,":
            start += 1
        best: tuple[str, int] | None = None
        cut = start
        for _ in range(self.longest):
            end = text.find(" ", cut, cut + 25)
            if end < 0:
                end = size if size - cut <= 24 else cut
            piece = text[start:end].rstrip(".,;!?\n")
            tag = self.tags.get(_single(piece))
            if tag is not None:
                best = tag, start + len(piece)
            if end >= size or end == cut:
                break
            cut = end + 1
        return best

    def whole(self, text: str) -> str | None:
        """The meaning of a text that is one of the expressions, nothing more."""
        return self.tags.get(_single(text.strip(" .,;!?\n")))


def _single(piece: str) -> str:
    return piece if "  " not in piece else " ".join(piece.split())


def phrases(tagged: Mapping[str, Iterable[str]]) -> Phrases:
    """Compile {meaning: expressions}; the first meaning wins where an expression stands twice."""
    tags: dict[str, str] = {}
    for tag, listed in tagged.items():
        for words in listed:
            tags.setdefault(key(words), tag)
    tags.pop("", None)
    return Phrases(tags, max((words.count(" ") + 1 for words in tags), default=0))
