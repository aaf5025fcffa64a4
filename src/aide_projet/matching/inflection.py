"""A stem that joins the inflections of a French word (plural, feminine, conjugation) and nothing more.

Snowball's stems also cut derivations, and collide: commune and communiste, concert and concertation, café and CAF. Here
such words stay apart; where jardin and jardinage mean the same, the YAML says so (`jardin*`).
"""

from __future__ import annotations

from functools import lru_cache

# Endings that make another word: only their plural is cut.
_DERIVED = ("ation", "ition", "ution", "sion", "tion", "ment", "age", "iste", "isme", "ite", "ure", "ence", "ance")
# Longest first by length. What is left has at least _LEAST letters, one more for a long verb ending.
_ENDINGS = (
    ("issaient", "iraient", "eraient"),
    ("issions", "erions", "issant", "issons", "issent", "issait", "euses", "trices"),
    ("eront", "erons", "erait", "erais", "aient", "iront", "irons", "irait", "issez", "irent", "erent"),
    ("erez", "eras", "erai", "euse", "eurs", "ives", "iere", "ions", "elle", "enne", "onne"),
    ("era", "ons", "ent", "ant", "ait", "ais", "eur", "eux", "ive", "aux", "ees", "ant", "iez", "ira", "ere"),
    ("er", "ez", "es", "ee", "if", "ir", "is", "it", "al", "el", "en"),
    ("e", "a", "i", "s", "x"),
)
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


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word. Words of four letters or less only lose a plural; what is left short is marked `~`."""
    single = word[:-1] if len(word) > 3 and word[-1] in "sx" and word[-2] != "s" else word
    if len(single) <= 4 or single.endswith(_DERIVED):
        return single.removesuffix("e") if len(single) > 4 and single.endswith(("ee",)) else single
    for form in (word, single):
        for endings in _ENDINGS:
            for ending in endings:
                if form.endswith(ending) and len(form) - len(ending) >= (
                    _LEAST if len(ending) < 3 or ending == "aux" else _LEAST + 1
                ):
                    base = form[: -len(ending)] + _RENAMED.get(ending, "")
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
