"""How a keyword is written in YAML: words in order, `a/b` for either, `jardin*` for any ending."""

from __future__ import annotations

import re
from itertools import product

from aide_projet.matching.tokens import fold

_JOINED = re.compile(r"[-'’]")
_WORD = re.compile(r"[^\W_]+\*?")


def has_words(keyword: str) -> bool:
    """Whether the keyword stands for anything: each of its places has a word."""
    if keyword.replace(" ", "").isalnum():  # most keywords: words and nothing else
        return True
    return bool(keyword.strip()) and all(place.isalnum() or _WORD.search(place) for place in keyword.split())


def spellings(keyword: str) -> list[tuple[str, ...]]:
    """Every sequence of folded words that a keyword stands for; a hyphenated word is also one word ("videgrenier")."""
    places = keyword.split()
    if all(map(str.isalnum, places)):
        return [tuple(fold(keyword).split())] if places else []
    slots = [_either(place) for place in places]
    return [tuple(word for part in parts for word in part) for parts in product(*slots)]


def _either(slot: str) -> list[tuple[str, ...]]:
    ways: dict[tuple[str, ...], None] = {}
    for choice in slot.split("/"):
        parts = tuple(_fold(word) for word in _WORD.findall(choice))
        if not parts:
            continue
        ways[parts] = None
        if len(parts) > 1 and _JOINED.search(choice) and min(map(len, parts)) > 2:
            ways["".join(parts),] = None
    return list(ways)


def _fold(word: str) -> str:
    return fold(word[:-1]) + "*" if word.endswith("*") else fold(word)
