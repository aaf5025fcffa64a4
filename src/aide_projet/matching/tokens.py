"""Text → words, each with its place in what was typed; the folded form of a word."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import NamedTuple

_PIECE = re.compile(
    r"([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*)|([.!?;\n\r…]+)|[,:()\[\]/«»\"“”–—|•*]+"  # a word, a stop, or a pause
)
_OPENED = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"}
# With the usual accented letters, so that few texts need to be decomposed.
_LETTERS = str.maketrans(
    {**dict(zip("àâäáãåçèéêëìíîïñòóôöõùúûüÿ", "aaaaaaceeeeiiiinooooouuuuy", strict=True)), **_OPENED}
)
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    PAUSE = 1
    STOP = 2


class Token(NamedTuple):
    """A word: `typed` is `text[start:end]`; `before`: the break that precedes it."""

    typed: str
    start: int
    end: int
    before: Break


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. Apostrophes and hyphens part words; other signs are breaks."""
    found: list[Token] = []
    none, stop = Break.NONE, Break.STOP  # looked up once: a page has many words
    keep, make = found.append, tuple.__new__  # no call that can be spared
    before = none
    for piece in _PIECE.finditer(text):
        which = piece.lastindex
        if which == 1:
            start, end = piece.span()
            keep(make(Token, (text[start:end], start, end, before)))
            before = none
        elif before is not stop:
            before = stop if which == 2 else Break.PAUSE
    return found


def fold(text: str) -> str:
    """Lower case, no accents, ligatures opened, letters drawn out ("fêêête") said once."""
    lower = text.lower()
    if not lower.isascii():
        lower = lower.translate(_LETTERS)
        if not lower.isascii():
            parts = unicodedata.normalize("NFKD", lower)
            lower = "".join([char for char in parts if not unicodedata.combining(char)])
    return _DRAWN_OUT.sub(r"\1", lower)
