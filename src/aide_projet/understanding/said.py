"""An utterance and its plain form, so that readers match without accents or case and still point at the words typed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_SPECIAL = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
            "–": "-", "—": "-", "‑": "-", "−": "-", "…": "...", "«": '"', "»": '"', "“": '"', "”": '"'}


@dataclass(frozen=True, slots=True)
class Said:
    """`text` as typed, `plain` lower case without accents, `offsets[i]` the place in `text` of `plain[i]`.

    `offsets` has one more item than `plain`: the length of `text`.
    """

    text: str
    plain: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Places in `text` of the piece `plain[start:end]`."""
        first = self.offsets[start]
        last = self.offsets[end - 1] + 1 if end > start else first
        return first, last

    def words(self, start: int, end: int) -> str:
        """The words as typed of the piece `plain[start:end]`."""
        first, last = self.span(start, end)
        return self.text[first:last]


def say(text: str) -> Said:
    """Fold an utterance. Any white space (no-break included) becomes one space character each, controls too."""
    if text.isascii() and text.isprintable():
        return Said(text, text.lower(), tuple(range(len(text) + 1)))
    plain: list[str] = []
    offsets: list[int] = []
    for place, char in enumerate(text):
        folded = _SPECIAL.get(char)
        if folded is None:
            if char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Zs"):
                folded = " " if char != "\n" else "\n"
            else:
                folded = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).lower()
        plain.append(folded)
        offsets.extend([place] * len(folded))
    offsets.append(len(text))
    return Said(text, "".join(plain), tuple(offsets))


def plain(text: str) -> str:
    """Lower case without accents, for keys and comparisons."""
    return say(text).plain
