"""Text → words, each with its folded form and its place in what was typed."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_PIECE = re.compile(
    r"(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f])*)|(?P<stop>[.!?;\n\r…]+)|(?P<pause>[,:()\[\]/«»\"“”–—|•*]+)"
)
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    PAUSE = 1
    STOP = 2


class Token(NamedTuple):
    """A word: `plain` is lower case without accents; `text[start:end]` is how it was typed."""

    plain: str
    start: int
    end: int
    before: Break


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. Apostrophes and hyphens part words; other signs are breaks."""
    found: list[Token] = []
    before = Break.NONE
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "word":
            found.append(Token(fold(piece.group()), piece.start(), piece.end(), before))
            before = Break.NONE
        elif before is not Break.STOP:
            before = Break.STOP if piece.lastgroup == "stop" else Break.PAUSE
    return found


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Lower case, no accents, ligatures opened, letters drawn out ("fêêête") said once."""
    lower = word.lower()
    if not lower.isascii():
        parts = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(char for char in parts if not unicodedata.combining(char))
    return _DRAWN_OUT.sub(r"\1", lower)
