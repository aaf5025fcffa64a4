"""How French sounds, roughly: one key for spellings that are said alike ("tourquoin", "Tourcoing")."""

from __future__ import annotations

import re

_DOUBLE = re.compile(r"([a-z])\1+")

# In order: what stands later sees what stands earlier. Capitals are sounds that no letter writes alone.
_RULES = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"(?<=[a-z]{2})(?:ent|es|e)\b", ""),
        (r"(?<=[a-z]{2})[tdspxzg]+\b", ""),
        (r"eau|au", "o"),
        (r"(?:oi|o)n\b|oin", "W"),
        (r"(?:ai|ei|i|y|u|(?<=i)e)[mn](?=[bcdfgjklpqrstvxz]|\b)", "I"),
        (r"[ae][mn](?=[bcdfgjklpqrstvxz]|\b)", "A"),
        (r"ou|oo", "U"),
        (r"oy|oi", "wa"),
        (r"ai|ei|ay|ey|er\b|ez\b", "e"),
        (r"w", "v"),
        (r"ph", "f"),
        (r"sch|sh|ch", "S"),
        (r"qu|q|ck|cqu|k|c+(?=[aouUWArlkt]|\b)", "k"),
        (r"c(?=[eiyI])|ss|sc(?=[eiy])", "s"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"gu(?=[eiyI])", "g"),
        (r"gn", "N"),
        (r"th", "t"),
        (r"ill", "y"),
        (r"y", "i"),
        (r"z|x", "s"),
        (r"h", ""),
        (r"oe", "e"),
    )
)


def sound(text: str) -> str:
    """A key for how a plain text sounds; words are joined, silent ends and double letters dropped."""
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return _DOUBLE.sub(r"\1", text.replace(" ", ""))
