"""Sums told as a calculation: "500 par mois pendant 6 mois", "3 fois 200", "2000 + 500"."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import key

_MOST_TERMS = 12
_FEW = 200  # things that are bought by the piece
_SINGULAR = {
    "semaine": "semaines",
    "mois": "mois",
    "an": "annees",
    "annee": "annees",
    "jour": "jours",
    "heure": "heures",
}


@dataclass(frozen=True, slots=True)
class Worked:
    """The result and the place of the calculation in the plain text. `confirmed`: the text gives the result too."""

    value: float
    start: int
    end: int
    confirmed: bool = False


@of_content(maxsize=8)
def _signs(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(key, language.words("nombres", "fois"))), frozenset(
        map(key, language.words("nombres", "plus"))
    )


def worked_out(flat: str, found: list[Quantity], language: Language, unit: str) -> Worked | None:
    """The calculation that a text makes of its two numbers (a third may give the result), None when it makes none."""
    if not 2 <= len(found) <= _MOST_TERMS or not all(map(_exact, found)):
        return None
    first, second = found[0], found[1]
    value = _value(flat, first, second, language, unit) if len(found) <= 3 else None
    if value is None:
        return _added_up(flat, found, unit)
    value = _whole(value)
    if len(found) == 3:
        third = found[2]
        if third.low != value:
            return _added_up(flat, found, unit)
        return Worked(value, first.start, third.end, True) if third.unit in (unit, "") else None
    return Worked(value, first.start, second.end)


def _added_up(flat: str, found: list[Quantity], unit: str) -> Worked | None:
    """ "repas 600 + salle 200 + sono 100", with or without what it comes to."""
    if any(item.unit not in (unit, "") for item in found):
        return None
    signs = ["+" in flat[a.number.end : b.number.start] for a, b in itertools.pairwise(found)]
    *terms, last = found
    if all(signs):
        return Worked(_whole(sum(item.low for item in found)), found[0].start, last.end)
    total = _whole(sum(item.low for item in terms))
    return (
        Worked(total, found[0].start, last.end, True) if signs[:-1] and all(signs[:-1]) and last.low == total else None
    )


def _whole(value: float) -> float:
    value = round(value, 2)
    return int(value) if value == int(value) else value


def _exact(item: Quantity) -> bool:
    number = item.number
    return not (
        item.high is not None or item.negative or item.bound in ("moins", "plus") or number.unsure or number.other
    )


def _value(flat: str, first: Quantity, second: Quantity, language: Language, unit: str) -> float | None:
    times, plus = _signs(language)
    gap = flat[first.number.end : second.number.start]
    words = gap.replace("*", " * ").replace("+", " + ").strip()
    if words.split(" ")[-1:] and (
        words in times or (_last(words) in times and first.unit in ("", "groupes", "choses", "personnes", "euros"))
    ):
        return first.low * second.low
    added = words == "+" or (_last(words) in ("plus", "+") and "plus" in plus)
    if added and first.unit in (unit, "") and second.unit in (unit, ""):
        return first.low + second.low
    for price, often in ((first, second), (second, first)):
        if price.per and price.unit in (unit, "") and _matches(price.per, often):
            return price.low * often.low * (12 if often.unit == "annees" and price.per == "mois" else 1)
    counted = first.unit in ("groupes", "choses", "encadrants", "familles", "mois", "semaines", "jours")
    if counted and second.unit in (unit, "") and _last(words) in ("a", "de"):
        return first.low * second.low
    thing = first.unit == "personnes" or (not first.unit and words.count(" ") in (1, 2))
    few = not first.unit and first.number.bare and first.low <= _FEW
    priced = second.unit == "euros" or (few and not second.unit)  # "1 guide à 100"
    if thing and unit == "euros" and priced and _last(words) == "a" and first.low == int(first.low):
        return first.low * second.low
    return None


def _last(words: str) -> str:
    return words[words.rfind(" ") + 1 :]


def _matches(per: str, often: Quantity) -> bool:
    """Whether "par mois" meets "6 mois", "par personne" meets "30 jeunes"."""
    if per in _SINGULAR:
        return often.unit == _SINGULAR[per] or (per == "mois" and often.unit == "annees")
    return often.unit in ("personnes", "familles", "groupes", "choses", "encadrants")
