"""Rude words that are not written out: "c'est de la m...", "p*tain"."""

from __future__ import annotations

import re
from typing import NamedTuple

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.said import plain

_MASK = re.compile(r"(?<![a-z0-9])([a-z]{1,8})(\*+|#+|\.{2,}|…)([a-z]{0,8})")


class Unmasked(NamedTuple):
    """The text with the word written out; `start` and `longer`: from where, and by how much, its places moved on.

    `hinted`: dots alone, which also mark a pause: the words around must say the rest.
    """

    text: str
    start: int
    longer: int
    hinted: bool

    def place(self, place: int) -> int:
        """The place, in the text as typed, of one in this text."""
        return place if place <= self.start else max(self.start, place - self.longer)


def may_be_masked(text: str) -> bool:
    """Whether a plain text holds what hides letters."""
    return "*" in text or "#" in text or ".." in text or "…" in text


def unmasked(text: str, language: Language) -> Unmasked | None:
    """A plain text with its first hidden rude word written out; None when it hides none."""
    if not may_be_masked(text):
        return None
    for match in _MASK.finditer(text):
        head, mask, tail = match.groups()
        hinted = mask[0] in ".…"
        if hinted:  # "c...", then another word
            tail = ""
        for word in _rude(language):
            if len(word) > len(head) + len(tail) and word.startswith(head) and word.endswith(tail):
                end = match.end(2) + len(tail)
                return Unmasked(
                    f"{text[: match.start()]}{word} {text[end:]}", match.start(), len(word) + 1 - end + match.start(),
                    hinted,
                )  # fmt: skip
    return None


@of_content(maxsize=8)
def _rude(language: Language) -> tuple[str, ...]:
    return tuple(map(plain, language.words("politesse", "grossier")))
