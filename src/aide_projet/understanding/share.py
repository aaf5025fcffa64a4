"""Shares of a whole said in words: "la moitié", "un tiers du budget", "tout"."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import bound_before

_DENOMINATOR = 8  # of the fractions that are said
_ROUNDED = 0.0001  # a percentage has two decimals
_ALL = "100"
_LONGEST = 200  # characters; a share is looked for in answers, not in pages


@dataclass(frozen=True, slots=True)
class Share:
    """Percent of the whole and its place in the plain text. `of_budget`: the words say so ("la moitié du budget").

    `bound`: "environ", "moins" (at least), "plus" (at most) or "".
    """

    percent: float
    start: int
    end: int
    of_budget: bool
    bound: str = ""


def part_of(base: float, percent: float) -> float:
    """A share of a sum, to the cent: 33.33 and 66.67 are a third and two thirds."""
    share = percent / 100
    parts = next((d for d in range(1, _DENOMINATOR + 1) if abs(round(share * d) / d - share) < _ROUNDED), 0)
    euros = round(base * round(share * parts) / parts if parts else base * share, 2)
    return int(euros) if euros == int(euros) else euros


@of_content(maxsize=8)
def _listed(language: Language) -> tuple[Phrases, Phrases, Phrases]:
    parts = {
        name.removeprefix("part "): words
        for name, words in language.subjects.get("argent", {}).items()
        if name.startswith("part ")
    }
    listed = language.words
    return (
        phrases(parts),
        phrases(
            {
                _ALL: listed("argent", "part_tout"),
                "": (*listed("argent", "part_tout autour"), *listed("commandes", "creux")),
            }
        ),
        phrases({"base": listed("argent", "part_de")}),
    )


def find_shares(text: str, language: Language) -> tuple[Share, ...]:
    """The shares said in a short plain text. "tout" counts only when nothing is said but what asks for it."""
    if len(text) > _LONGEST:
        return ()
    parts, everything, base = _listed(language)
    flat = folded(text)
    if everything.made_of(flat, _ALL)[0]:
        return (Share(float(_ALL), 0, len(text.rstrip()), True),)
    shares: list[Share] = []
    place = 0
    while (found := parts.anywhere(flat[place:])) is not None:
        percent, start, end = found[0], found[1] + place, found[2] + place
        of = base.after(flat, end)
        bound, start = bound_before(flat, start, language)
        shares.append(Share(float(percent), start, of[1] if of else end, of is not None, bound))
        place = end
    kept = [share for share in shares if share.bound != "rejet"]
    return tuple(kept)
