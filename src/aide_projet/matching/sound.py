"""How a French word sounds, roughly: for spelling by ear ("kafé", "animassion", "téatre")."""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"ph", "f"), (r"^h|(?<![cs])h", ""), (r"qu?|k|c(?=[aoulrt]|$)", "k"), (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"tion", "sion"), (r"eaux?|aux?", "o"), (r"oeu|eu", "e"), (r"[ae]i[sxt]?(?=$|[^nml])|ay|ey", "e"),
        (r"g(?=[eiy])", "j"), (r"gu(?=[eiy])", "g"), (r"y", "i"), (r"z", "s"), (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])(ent|es)$", ""), (r"(?<=.)(er|ez|ee|es|et|e)s?$", "e"), (r"[ae][nm](?=[^aeiou]|$)", "an"),
        (r"(?<=.{2})[stxdp]$", ""), (r"(?<=.{3})e$", ""), (r"(?<=.{2})[stxdp]$", ""),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """A key equal for words that sound alike; of a folded word."""
    for pattern, said in _RULES:
        word = pattern.sub(said, word)
    return word
