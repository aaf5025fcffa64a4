"""Answers that say there is no money: "rien du tout", "c'est gratuit", "l'asso ne met rien"."""

from __future__ import annotations

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.said import Said

_SHORT = 120  # characters within which "rien" can be the answer
_AROUND = "zero_autour"
_TAG = "0"
_LOCAL = ("financeur commune", "financeur intercommunalite", "financeur departement")


@of_content(maxsize=32)
def _zero(language: Language, slot: str) -> Phrases:
    """What says zero and what may stand around it, more of it for some slots: "on demande rien à la région"."""
    listed = language.words
    around = (*listed("argent", _AROUND), *listed("argent", f"{_AROUND} {slot}"), *listed("commandes", "creux"))
    if slot == "cofinancement_local_taux":  # "la mairie ne met rien" is no share of theirs
        around += tuple(word for kind in _LOCAL for word in listed("comptes", kind))
    return phrases({_TAG: listed("argent", "zero"), "autour": around})


@of_content(maxsize=8)
def _explains(language: Language) -> Phrases:
    return phrases({"": language.words("argent", "zero_parce que")})


@of_content(maxsize=8)
def _opens_again(language: Language) -> Phrases:
    return phrases({"": language.words("argent", "zero_rouvert")})


def says_zero(said: Said, context: ReadingContext) -> bool:
    """Whether the answer says that there is no money: "nous, on a rien du tout", "zéro, l'asso vient de se créer".

    What explains it, after a comma or opening as a reason does ("pas un rond on est tous au chômage"), may be in any
    words, but for figures and for those that open the matter again.
    """
    flat = folded(said.plain)
    if len(flat) > _SHORT:
        return False
    listed = _zero(context.language, context.slot)
    whole, told = listed.made_of(flat, _TAG)
    if whole or told < 0:
        return whole
    comma = flat.find(",")
    if not (comma >= 0 and listed.made_of(flat[:comma], _TAG)[0]):
        if _explains(context.language).after(flat, told) is None:
            return False
        comma = told
    rest = flat[comma + 1 :]
    figures = any(item.start > comma for item in quantities(said.plain, context.language))
    return "?" not in rest and not figures and _opens_again(context.language).anywhere(rest) is None


def is_zero_at(flat: str, place: int, language: Language) -> bool:
    """Whether what stands at a place of a folded text says that there is no money: "pas un sou"."""
    found = _zero(language, "").after(flat, place)
    return found is not None and found[0] == _TAG
