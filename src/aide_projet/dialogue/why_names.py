"""The sentences of pourquoi.yaml: why words were read so, why a question was asked, why a reading was set aside.

Drawn from the closed sets that the core uses, so that a rule or a reason without its sentence is a loading error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from aide_projet.dialogue.wording_names import WORDING_NAMES
from aide_projet.matching.weighing import Effect
from aide_projet.understanding.answer import CONTEXTS
from aide_projet.understanding.because import Sharpened
from aide_projet.understanding.reading import AsideReason, Rule

RULE, DOUBT, ASIDE, SHARE, CONTEXT = "regle_", "hesite_", "ecarte_", "apport_", "contexte_"

_GROUNDS: tuple[str, ...] = (*get_args(Rule), *get_args(Sharpened))
_DOUBTS = tuple(name.removeprefix("doute_") for name in WORDING_NAMES if name.startswith("doute_"))
_EFFECTS: tuple[str, ...] = get_args(Effect)

WHY_NAMES: Mapping[str, frozenset[str]] = {
    **{RULE + ground: frozenset({"mots", "indice", "jour"}) for ground in _GROUNDS},
    **{DOUBT + doubt: frozenset({"mots"}) for doubt in (*_DOUBTS, "doublon")},
    **{ASIDE + reason.value: frozenset({"mots", "indice", "champ", "pris"}) for reason in AsideReason},
    **{SHARE + effect: frozenset({"indice", "facteur", "role"}) for effect in _EFFECTS},
    **{CONTEXT + context: frozenset[str]() for context in sorted(CONTEXTS)},
    "a_peu_pres": frozenset(),
    "par_bouton": frozenset({"mots"}),
    "par_deduction": frozenset({"mots"}),
    "par_fichier": frozenset(),
    "par_tableau": frozenset(),
    "compte_de_ligne": frozenset({"mot", "compte"}),
    "relu_autrement": frozenset({"mots"}),
    "devenu": frozenset({"valeur"}),
    "enleve": frozenset(),
    "pour_changer": frozenset({"champ"}),
}
