"""A text and its new wording: the words that came and went, and only some words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aide_projet.content.difference.change import Piece
from aide_projet.content.difference.lines import changed_blocks

_WORDS = re.compile(r"\s+|\w+(?:['’]|\b)|.", re.DOTALL)
_AROUND = 40
"""Characters of what did not change that are shown on each side."""
_LONGEST = 400
"""Characters shown of one stretch that came or went."""


def reworded(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of the new wording with what went, in order; both texts differ."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces = list(_pieces(old, new))
    return tuple(_shortened(pieces))


def shortened(text: str, length: int = 160) -> str:
    """The text on one line, cut with "…" (characters)."""
    line = " ".join(text.split())
    return line if len(line) <= length else _cut(line, length)


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    at = 0
    for a, b, c, d in _joined(old, changed_blocks(old, new)):
        if a > at:
            yield Piece("same", "".join(old[at:a]))
        if b > a:
            yield Piece("removed", "".join(old[a:b]))
        if d > c:
            yield Piece("added", "".join(new[c:d]))
        at = b
    if at < len(old):
        yield Piece("same", "".join(old[at:]))


def _joined(old: Sequence[str], blocks: Sequence[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Changes with nothing but a space or a sign between them are one: easier to read than crumbs."""
    current: tuple[int, int, int, int] | None = None
    for block in blocks:
        if current is not None and not any(one.isalnum() for one in "".join(old[current[1] : block[0]])):
            current = (current[0], block[1], current[2], block[3])
            continue
        if current is not None:
            yield current
        current = block
    if current is not None:
        yield current


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if piece.how != "same":
            yield Piece(piece.how, _cut(piece.text, _LONGEST))
            continue
        text, head, tail = piece.text, place > 0, place < last
        if len(text) <= _AROUND * (head + tail) + 10:
            yield piece
            continue
        if head:
            yield Piece("same", text[:_AROUND].rpartition(" ")[0] + " ")
        yield Piece("cut")
        if tail:
            yield Piece("same", " " + text[-_AROUND:].partition(" ")[2])


def _cut(text: str, length: int) -> str:
    """The beginning, cut at a word where there is one near."""
    if len(text) <= length:
        return text
    kept = text[:length]
    at_word = kept.rpartition(" ")[0].rstrip()
    return (at_word if 2 * len(at_word) > length else kept) + "…"
