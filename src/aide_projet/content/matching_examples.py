"""Runs the sentences that must lead to a fiche, or be seen as out of scope."""

from __future__ import annotations

from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank


def fiche_problem(lexicon: Lexicon, text: str, fiche: str) -> str:
    """Why the sentence does not lead to that fiche, in French; "" when it does."""
    ranking = rank(lexicon, text)
    if ranking.best == fiche:
        return ""
    scores = ", ".join(f"{one.fiche} {one.score:.1f}" for one in ranking.candidates[:3])
    outside = ranking.out_of_scope.kind if ranking.out_of_scope else None
    return f"mène à {_led(ranking.best, outside)} au lieu de la fiche {fiche} ({scores})"


def outside_problem(lexicon: Lexicon, text: str, kind: str) -> str:
    """Why the sentence is not seen as that kind of out-of-scope wish, in French; "" when it is."""
    ranking = rank(lexicon, text)
    found = ranking.out_of_scope.kind if ranking.out_of_scope else None
    return "" if found == kind else f"mène à {_led(ranking.best, found)} au lieu du hors-sujet {kind}"


def _led(best: str | None, outside: str | None) -> str:
    return f"la fiche {best}" if best else f"hors sujet ({outside})" if outside else "rien"
