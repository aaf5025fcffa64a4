"""Runs the sentences that must lead to a fiche, or be seen as out of scope.

Examples teach the matching. Each is judged as if it had not been learnt: one that is right only because it was learnt
says nothing of what other people's words will give.
"""

from __future__ import annotations

from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank_unlearnt
from aide_projet.matching.ranking import Ranking


def fiche_problem(lexicon: Lexicon, text: str, fiche: str) -> str:
    """Why the sentence does not lead to that fiche, in French; "" when it does."""
    ranking = judged(lexicon, text, fiche, None)
    if ranking.best == fiche:
        return ""
    scores = ", ".join(f"{one.fiche} {one.score:.1f}" for one in ranking.candidates[:3])
    outside = ranking.out_of_scope.kind if ranking.out_of_scope else None
    return f"mène à {_led(ranking.best, outside)} au lieu de la fiche {fiche} ({scores})"


def outside_problem(lexicon: Lexicon, text: str, kind: str) -> str:
    """Why the sentence is not seen as that kind of out-of-scope wish, in French; "" when it is."""
    ranking = judged(lexicon, text, None, kind)
    found = ranking.out_of_scope.kind if ranking.out_of_scope else None
    return "" if found == kind else f"mène à {_led(ranking.best, found)} au lieu du hors-sujet {kind}"


def judged(lexicon: Lexicon, text: str, fiche: str | None, kind: str | None) -> Ranking:
    """The ranking of an example of a fiche or of a kind, not learnt."""
    keys = [one.key for one in lexicon.fiches] if fiche else [one.key for one in lexicon.kinds]
    place = keys.index(fiche or kind or "")
    return rank_unlearnt(lexicon, text, place if fiche else len(lexicon.fiches) + place)


def _led(best: str | None, outside: str | None) -> str:
    return f"la fiche {best}" if best else f"hors sujet ({outside})" if outside else "rien"
