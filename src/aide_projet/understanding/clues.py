"""Words next to a figure, a date or a name that say what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.phrasing import Phrasebook, phrasebook


@dataclass(frozen=True, slots=True)
class Clues:
    """Words next to a figure that say what it is for."""

    before: Phrases
    after: Phrases
    bearers: Phrases
    other_date: Phrases
    end_date: Phrases
    own: frozenset[str]
    speaker: Phrasebook


@of_content(maxsize=8)
def clues_of(language: Language) -> Clues:
    """Compiled from the subjects "publics", "comptes" and "acteurs"."""
    listed = language.words
    roles = {
        "montant_demande": "demande",
        "autofinancement": "nous",
        "montant_investissement": "investissement",
        "montant_fonctionnement": "fonctionnement",
        "budget_total": "budget",
    }
    prefix = "porte "
    speaker = {
        name.removeprefix(prefix): words
        for name, words in language.subjects.get("acteurs", {}).items()
        if name.startswith(prefix)
    }
    return Clues(
        before=phrases({slot: listed("publics", f"{name} avant") for slot, name in roles.items()}),
        after=phrases({slot: listed("publics", f"{name} après") for slot, name in roles.items()}),
        bearers=phrases({"porteurs": listed("publics", "porteurs avant")}),
        other_date=phrases({"autre": listed("publics", "autre date avant")}),
        end_date=phrases({"fin": listed("publics", "fin avant")}),
        own=frozenset(folded(word) for word in phrases({"": listed("comptes", "propre")}).tags),
        speaker=phrasebook(language, speaker),
    )
