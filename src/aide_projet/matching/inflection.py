"""A stem that joins the inflections of a French word (plural, feminine, conjugation) and nothing more.

Snowball's stems also cut derivations, and collide: commune and communiste, concert and concertation, café and CAF. Here
such words stay apart; where jardin and jardinage mean the same, the YAML says so (`jardin*`).
"""

from __future__ import annotations

# Endings that make another word: only their plural is cut.
_DERIVED = ("ation", "ition", "ution", "sion", "tion", "ment", "age", "iste", "isme", "ite", "ure", "ence", "ance")
_ENDINGS = frozenset((
    "issaient", "iraient", "eraient", "issions", "erions", "issant", "issons", "issent", "issait", "trices", "euses",
    "eront", "erons", "erait", "erais", "aient", "iront", "irons", "irait", "issez", "irent", "erent", "erez", "eras",
    "erai", "euse", "eurs", "ives", "iere", "ions", "elle", "enne", "onne", "era", "ons", "ent", "ant", "ait", "ais",
    "eur", "eux", "ive", "aux", "ees", "iez", "ira", "ere", "er", "ez", "es", "ee", "if", "ir", "is", "it", "al", "el",
    "en", "e", "a", "i", "s", "x",
))  # fmt: skip
_LONGEST = max(map(len, _ENDINGS))
# What is left has at least _LEAST letters, one more for a verb's long ending.
_LEAST = 3
_RENAMED = {
    **dict.fromkeys(("eux", "euse", "euses", "eur", "eurs"), "eu"),
    **dict.fromkeys(("al", "aux"), "al"),
    **dict.fromkeys(("if", "ive", "ives"), "if"),
    **dict.fromkeys(("en", "enne"), "en"),
    **dict.fromkeys(("el", "elle"), "el"),
    "iere": "ier",
    "onne": "on",
}


def stem(word: str) -> str:
    """The stem of a folded word. Words of four letters or less only lose a plural; what is left short is marked `~`."""
    single = word[:-1] if len(word) > 3 and word[-1] in "sx" and word[-2] != "s" else word
    if len(single) <= 4 or single.endswith(_DERIVED):
        return single[:-1] if len(single) > 4 and single.endswith("ee") else single
    for form in (word, single):
        for size in range(min(_LONGEST, len(form) - _LEAST), 0, -1):
            ending = form[-size:]
            if ending in _ENDINGS and (size < 3 or ending == "aux" or len(form) - size > _LEAST):
                base = form[:-size] + _RENAMED.get(ending, "")
                return base if len(base) > 3 else base + "~"
    return single


def inflected(word: str) -> tuple[str, ...]:
    """A few usual forms of a folded word, for what is too misspelt to be stemmed."""
    if len(word) < 5:
        return (word,)
    if word.endswith("er"):
        return (word, word[:-1], word[:-1] + "s", word[:-2] + "ons", word[:-2] + "ent", word[:-2] + "ait")
    if word.endswith(("s", "x", "z")):
        return (word, word[:-1])
    return (word, word + "s")
