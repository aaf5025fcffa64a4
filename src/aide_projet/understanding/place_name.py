"""Names of communes made comparable: one key for "St Pol s/ Mer", "SAINT-POL-SUR-MER" and "Saint Pol sur mer"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aide_projet.understanding.said import plain

_NOT_WORD = re.compile(r"[^a-z0-9/]+")
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous", "snt": "saint"}


def name_key(name: str) -> str:
    """The plain form of a name: lower case, no accents, words parted by one space, abbreviations in full."""
    return plain_key(plain(name))


def joined_key(words: Sequence[str]) -> str:
    """The same, of plain words: most are written in full, and the sooner put together."""
    joined = " ".join(words)
    full = "/" not in joined and _SHORT.keys().isdisjoint(words)
    return joined if full else plain_key(joined)


def plain_key(name: str) -> str:
    """The same, of a text that is plain already."""
    words = _NOT_WORD.sub(" ", name.replace("s/", " sur ")).replace("/", " sur ").split()
    if len(words) > 1 or (words and words[0] in ("st", "ste")):
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)
