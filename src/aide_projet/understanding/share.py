"""Shares of a whole said in words: "la moitié", "un tiers du budget", "tout"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases

_LONGEST = 200  # characters; a share is looked for in answers, not in pages


@dataclass(frozen=True, slots=True)
class Share:
    """Percent of the whole and its place in the plain text. `of_budget`: the words say so ("la moitié du budget")."""

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
    found = parts.anywhere(flat)
    if found is None:
        return None
    percent, start, end = found
    of = base.after(flat, end)
    return Share(float(percent), start, of[1] if of else end, of is not None)
