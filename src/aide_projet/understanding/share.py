"""Shares of a whole said in words: "la moitié", "un tiers du budget", "tout"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases

_LONGEST = 200  # characters; a share is looked for in answers, not in pages


@dataclass(frozen=True, slots=True)
class Share:
    """Percent of the whole and its place in the plain text. `of_budget`: the words say of what ("la moitié du budget")."""

    percent: float
    start: int
    end: int
    of_budget: bool


@lru_cache(maxsize=8)
def _listed(language: Language) -> tuple[Phrases, Phrases, Phrases]:
    parts = {
        name.removeprefix("part "): words
        for name, words in language.subjects.get("argent", {}).items()
        if name.startswith("part ")
    }
    listed = language.words
    return (
        phrases(parts),
        phrases({"100": listed("argent", "part_tout")}),
        phrases({"base": listed("argent", "part_de")}),
    )


def find_share(text: str, language: Language) -> Share | None:
    """The first share said in a short plain text. "tout" counts only when nothing else is said, or "tout le budget"."""
    if len(text) > _LONGEST:
        return None
    parts, everything, base = _listed(language)
    flat = folded(text)
    whole = everything.whole(flat)
    if whole is not None:
        return Share(float(whole), 0, len(text.rstrip()), True)
    place = 0
    while 0 <= place < len(flat):
        found = parts.after(flat, place) if flat[place] != " " else None
        if found is not None:
            of = base.after(flat, found[1])
            return Share(float(found[0]), place, of[1] if of else found[1], of is not None)
        following = flat.find(" ", place)
        place = following + 1 if following >= 0 else -1
    return None
