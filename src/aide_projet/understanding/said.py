"""An utterance and its plain form, so that readers match without accents or case and still point at the words typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from aide_projet.draft.kept import of_words

_SPECIAL = {
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ß": "ss",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "…": "...",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
}


@dataclass(frozen=True, slots=True)
class Said:
    """`text` as typed, `plain` lower case without accents, `offsets[i]` the place in `text` of `plain[i]`.

    `offsets` has one more item than `plain`: the length of `text`.
    """

    text: str
    plain: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Places in `text` of the piece `plain[start:end]`."""
        first = self.offsets[start]
        last = self.offsets[end - 1] + 1 if end > start else first
        return first, last

    def words(self, start: int, end: int) -> str:
        """The words as typed of the piece `plain[start:end]`."""
        first, last = self.span(start, end)
        return self.text[first:last]


class _Folds(dict[int, str]):
    """The plain form of each character, worked out when it is first met (for str.translate)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


_FOLDS = _Folds()


def _fold(char: str) -> str:
    special = _SPECIAL.get(char)
    if special is not None:
        return special
    if char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Zs"):
        return " " if char != "\n" else "\n"
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).lower()


@of_words(maxsize=8)
def say(text: str) -> Said:
    """Fold an utterance. Any white space (no-break included) becomes one space character each, controls too."""
    if text.isascii() and text.isprintable():
        return Said(text, text.lower(), range(len(text) + 1))
    plain = text.translate(_FOLDS)
    if len(plain) == len(text) and all(len(_FOLDS[ord(char)]) == 1 for char in set(text)):
        return Said(text, plain, range(len(text) + 1))
    offsets: list[int] = []
    for place, char in enumerate(text):
        offsets.extend([place] * len(_FOLDS[ord(char)]))
    offsets.append(len(text))
    return Said(text, plain, offsets)


def plain(text: str) -> str:
    """Lower case without accents, for keys and comparisons: `say(text).plain`, without its way back to the text."""
    return text.lower() if text.isascii() and text.isprintable() else text.translate(_FOLDS)
