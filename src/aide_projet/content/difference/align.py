"""Which things of two lists are the same: what stays in order, what goes with what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice

_ALIKE = 0.6
"""Share of characters in common from which two pieces are one that was changed."""
_MOST_PAIRS = 900
_MOST_CHARS = 2000


def kept_in_order(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The names, unique on each side, that need not move: a longest common subsequence. The others of both moved."""
    places = {name: place for place, name in enumerate(before)}
    common = [name for name in after if name in places]
    ends: list[int] = []  # the smallest place on which a run of that length can end
    last: list[int] = []  # the index in `common` of that end
    previous: list[int] = []
    for index, name in enumerate(common):
        length = bisect_left(ends, places[name])
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [places[name]]
        last[length : length + 1] = [index]
    kept, index = set[str](), last[-1] if last else -1
    while index >= 0:
        kept.add(common[index])
        index = previous[index]
    return frozenset(kept)


def unique(names: Sequence[str]) -> list[str]:
    """The same names, told apart where one comes again."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}\0{seen[name]}")
    return found


def pairs(removed: Sequence[str], added: Sequence[str]) -> dict[int, int]:
    """By place among the added, the place among the removed of the one that it was before, the most alike first."""
    tried = ((_likeness(one, other), i, j) for i, one in enumerate(removed) for j, other in enumerate(added))
    found: dict[int, int] = {}
    taken = set[int]()
    for likeness, i, j in sorted(islice(tried, _MOST_PAIRS), key=lambda one: (-one[0], one[1], one[2])):
        if likeness >= _ALIKE and i not in taken and j not in found:
            found[j] = i
            taken.add(i)
    return found


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one[:_MOST_CHARS], other[:_MOST_CHARS], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    words = SequenceMatcher(None, one[:_MOST_CHARS].split(), other[:_MOST_CHARS].split(), autojunk=False)
    return max(words.ratio(), matcher.quick_ratio() - 0.2)
