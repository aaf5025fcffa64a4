"""Answers that say there is no money: "rien du tout", "c'est gratuit", "l'asso ne met rien"."""

from __future__ import annotations

from functools import lru_cache

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.said import Said

_SHORT = 120  # characters within which "rien" can be the answer
_AROUND = "zero_autour"
_LOCAL = ("financeur commune", "financeur intercommunalite", "financeur departement")


@lru_cache(maxsize=32)
def _zero(language: Language, slot: str) -> Phrases:
    """What says zero and what may stand around it, more of it for some slots: "on demande rien à la région"."""
    listed = language.words
    around = (*listed("argent", _AROUND), *listed("argent", f"{_AROUND} {slot}"))
    if slot == "cofinancement_local_taux":  # "la mairie ne met rien" is no share of theirs
        around += tuple(word for kind in _LOCAL for word in listed("comptes", kind))
    return phrases({"0": listed("argent", "zero"), "autour": around})


def says_zero(said: Said, context: ReadingContext) -> bool:
    """Whether the whole answer says that there is no money, and nothing else: "nous, on a rien du tout"."""
    flat = folded(said.plain)
    if len(flat) > _SHORT:
        return False
    listed = _zero(context.language, context.slot)
    place, seen = 0, False
    while place < len(flat):
        if flat[place] in " .,;!?\n":
            place += 1
            continue
        found = listed.after(flat, place)
        if found is None:
            return False
        seen, place = seen or found[0] == "0", found[1]
    return seen
