"""Our own money told by what it comes from: "la tombola nous a fait 280 et les cotisations 120"."""

from __future__ import annotations

import re

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said

_CUT = re.compile(r"[;,\n+&](?!\d)| et | plus | puis ")
_OWN = "autofinancement"


@of_content(maxsize=8)
def _sources(language: Language) -> tuple[Phrases, Phrases]:
    kinds = language.subjects.get("comptes", {})
    own = {*language.words("comptes", "recettes propres"), *language.words("comptes", "propre")}
    others = [
        word for name, words in kinds.items() if name.startswith("financeur ") for word in words if word not in own
    ]
    return phrases({_OWN: own}), phrases({"": others})


def earned(said: Said, context: ReadingContext) -> Reading | None:
    """What several sources of our own come to, each with its sum; None when one is another's, or no source is named."""
    found = quantities(said.plain, context.language)
    if context.slot != _OWN or len(found) < 2 or not all(map(_is_a_sum, found)):
        return None
    flat = folded(said.plain)
    own, others = _sources(context.language)
    start = 0
    for mark in (*_CUT.finditer(flat), None):
        end = mark.start() if mark is not None else len(flat)
        figures = sum(start <= item.start < end for item in found)
        if figures > 1 or (figures and (own.anywhere(flat[start:end]) is None or others.anywhere(flat[start:end]))):
            return None
        start = mark.end() if mark is not None else end
    total = round(sum(item.low for item in found), 2)
    place = found[0].start, found[-1].end
    about = any(item.bound == "environ" for item in found)
    return reading_at(said, context, int(total) if total == int(total) else total, place, "somme", approximate=about)


def _is_a_sum(item: Quantity) -> bool:
    number = item.number
    exact = item.high is None and not item.negative and not item.per and item.bound in ("", "environ")
    clear = not number.unsure and number.other is None and not number.article
    return item.unit in ("", "euros") and exact and clear
