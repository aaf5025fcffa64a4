"""How French sounds, roughly: one key for spellings that are said alike ("tourquoin", "Tourcoing")."""

from __future__ import annotations

import re

_DOUBLE = re.compile(r"([a-z])\1+")

# In order: what stands later sees what stands earlier. Capitals are sounds that no letter writes alone.
# The two letters before a rule: it finds nothing in a word that has neither ("" is in every word).
_RULES = tuple(
    (letter, other, re.compile(pattern), said)
    for letter, other, pattern, said in (
        ("e", "e", r"(?<=[a-z]{2})(?:ent|es|e)\b", ""),
        ("", "", r"(?<=[a-z]{2})[tdspxzg]+\b", ""),
        ("u", "u", r"eau|au", "o"),
        ("n", "n", r"(?:oi|o)n\b|oin", "W"),
        ("m", "n", r"(?:ai|ei|i|y|u|(?<=i)e)[mn](?=[bcdfgjklpqrstvxz]|\b)", "I"),
        ("m", "n", r"[ae][mn](?=[bcdfgjklpqrstvxz]|\b)", "A"),
        ("o", "o", r"ou|oo", "U"),
        ("o", "o", r"oy|oi", "wa"),
        ("e", "a", r"ai|ei|ay|ey|er\b|ez\b", "e"),
        ("w", "w", r"w", "v"),
        ("h", "h", r"ph", "f"),
        ("h", "h", r"sch|sh|ch", "S"),
        ("", "", r"qu|q|ck|cqu|k|c+(?=[aouUWArlkt]|\b)", "k"),
        ("c", "s", r"c(?=[eiyI])|ss|sc(?=[eiy])", "s"),
        ("g", "g", r"ge(?=[ao])|g(?=[eiy])", "j"),
        ("g", "g", r"gu(?=[eiyI])", "g"),
        ("g", "g", r"gn", "N"),
        ("t", "t", r"th", "t"),
        ("l", "l", r"ill", "y"),
        ("y", "y", r"y", "i"),
        ("z", "x", r"z|x", "s"),
        ("h", "h", r"h", ""),
        ("o", "o", r"oe", "e"),
    )
)


def sound(text: str) -> str:
    """A key for how a plain text sounds; words are joined, silent ends and double letters dropped."""
    for letter, other, pattern, said in _RULES:
        if letter in text or other in text:
            text = pattern.sub(said, text)
    return _DOUBLE.sub(r"\1", text.replace(" ", ""))
