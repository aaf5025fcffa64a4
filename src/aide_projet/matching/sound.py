"""How French words sound, roughly: for spelling by ear ("kafé", "animassion", "téatre")."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RULES = tuple(
    (re.compile(pattern, re.MULTILINE), said)
    for pattern, said in (
        (r"ph", "f"), (r"^h|(?<![cs])h", ""), (r"qu?|k|c(?=[aoulrt]|$)", "k"), (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"tion", "sion"), (r"eaux?|aux?", "o"), (r"oeu|eu", "e"), (r"[ae]i[sxt]?(?=$|[^nml])|ay|ey", "e"),
        (r"g(?=[eiy])", "j"), (r"gu(?=[eiy])", "g"), (r"y", "i"), (r"z", "s"), (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou\n])(ent|es)$", ""), (r"(?<=.)(er|ez|ee|es|et|e)s?$", "e"), (r"[ae][nm](?=[^aeiou]|$)", "an"),
        (r"(?<=.{2})[stxdp]$", ""), (r"(?<=.{3})e$", ""), (r"(?<=.{2})[stxdp]$", ""),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """A key equal for words that sound alike; of a folded word."""
    return sounds((word,))[0]


def sounds(words: Iterable[str]) -> list[str]:
    """The key of each word. Together, one a line: a pattern costs by the call far more than by the letter."""
    text = "\n".join(words)
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return text.split("\n")
