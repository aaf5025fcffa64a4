"""Two texts line by line, with the lines around: for the conflict of two editors and the comparison of versions.

difflib's ratio of work is the square of what differs, so that two texts with nothing in common would take minutes:
the lines in common at both ends are set aside first, and what remains is aligned by difflib only where it is small;
else by the lines that both have exactly once, and between these again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Literal

from aide_projet.content.difference.align import kept_in_order

CONTEXT = 3
MOST = 1500
"""Lines shown of one difference: nobody reads more, and a page holds them."""
_SMALL = 250_000
"""Pairs of lines that difflib may have to look at: some 50 ms."""

_DEEPEST = 12
"""Times that landmarks are looked for between landmarks: texts made to defy it would ask for as many as lines."""

Block = tuple[int, int, int, int]
"""From and to (excluded) in the text before, then in the text after."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `old`, `new`: its number in each text, from 1; 0 where it is not."""

    how: Literal["same", "added", "removed"]
    text: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Hunk:
    """Changed lines with those around them. `left_out`: after the last one, changed lines that are not shown."""

    lines: tuple[Line, ...]
    left_out: int = 0


def unified(before: str, after: str, context: int = CONTEXT, most: int = MOST) -> tuple[Hunk, ...]:
    """What differs, each with `context` lines around; () for the same lines. Fast on any content up to 1 MiB.

    At most `most` lines are shown.
    """
    old, new = _split(before), _split(after)
    blocks = changed_blocks(old, new)
    hunks: list[Hunk] = []
    for group in _groups(blocks, 2 * context):
        lines = tuple(islice(_lines(old, new, group, context), most))
        hunks.append(Hunk(lines))
        most -= len(lines)
        if most <= 0:
            break
    shown = sum(line.how != "same" for hunk in hunks for line in hunk.lines)
    left_out = sum(b - a + d - c for a, b, c, d in blocks) - shown
    return (*hunks[:-1], Hunk(hunks[-1].lines, left_out)) if hunks else ()


def _split(text: str) -> list[str]:
    """The lines as an editor counts them, whatever ends them."""
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []


def changed_blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The stretches that differ, in order."""
    return list(_blocks(old, new, (0, len(old), 0, len(new)), 0))


def _blocks(old: Sequence[str], new: Sequence[str], whole: Block, depth: int) -> Iterator[Block]:
    """The stretches that differ inside a block."""
    block = _trimmed(old, new, whole)
    a, b, c, d = block
    if a == b and c == d:
        return
    if a == b or c == d or depth > _DEEPEST:
        yield block
    elif (b - a) * (d - c) <= _SMALL:
        matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                yield a + i, a + j, c + k, c + m
    else:
        yield from _between_landmarks(old, new, block, depth)


def _trimmed(old: Sequence[str], new: Sequence[str], block: Block) -> Block:
    a, b, c, d = block
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _between_landmarks(old: Sequence[str], new: Sequence[str], block: Block, depth: int) -> Iterator[Block]:
    """Where a block is large: the lines found once on each side hold it together; none: it is all another."""
    a, b, c, d = block
    here = {old[at]: at for at in _once(old, a, b)}
    there = {new[at]: at for at in _once(new, c, d)}
    common = [line for line in there if line in here]
    kept = kept_in_order(sorted(common, key=here.__getitem__), common)
    if not kept:
        yield block
        return
    last, last_new = a, c
    for line in common:
        if line in kept:
            yield from _blocks(old, new, (last, here[line], last_new, there[line]), depth + 1)
            last, last_new = here[line] + 1, there[line] + 1
    yield from _blocks(old, new, (last, b, last_new, d), depth + 1)


def _once(lines: Sequence[str], start: int, end: int) -> list[int]:
    count = Counter(lines[start:end])
    return [at for at in range(start, end) if count[lines[at]] == 1]


def _groups(blocks: Sequence[Block], gap: int) -> Iterator[list[Block]]:
    """Blocks so close that the lines around them touch."""
    group: list[Block] = []
    for block in blocks:
        if group and block[0] - group[-1][1] > gap:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _lines(old: Sequence[str], new: Sequence[str], group: Sequence[Block], context: int) -> Iterator[Line]:
    at, at_new = group[0][0], group[0][2]
    before = min(context, at)
    yield from (_same(old, at - back, at_new - back) for back in range(before, 0, -1))
    for a, b, c, d in group:
        yield from (_same(old, at + step, at_new + step) for step in range(a - at))
        yield from (Line("removed", old[one], one + 1, 0) for one in range(a, b))
        yield from (Line("added", new[one], 0, one + 1) for one in range(c, d))
        at, at_new = b, d
    yield from (_same(old, at + step, at_new + step) for step in range(min(context, len(old) - at)))


def _same(old: Sequence[str], at: int, at_new: int) -> Line:
    return Line("same", old[at], at + 1, at_new + 1)
