"""People who live there, or one's own children: they are counted, and are not those who will take part."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, key, phrases

_MOST_CHILDREN = 9  # of one family; an animateur who says "j'ai 25 enfants" speaks of a group


@dataclass(frozen=True, slots=True)
class _Lived:
    exist: Phrases
    places: Phrases
    counted: Phrases
    mine: Phrases
    family: frozenset[str]


@of_content(maxsize=8)
def _lived(language: Language) -> _Lived:
    listed = language.words
    return _Lived(
        exist=phrases({"": listed("nombres", "il existe")}),
        places=phrases({"": listed("nombres", "là où l'on vit")}),
        counted=phrases({"": listed("nombres", "le lieu compte")}),
        mine=phrases({"": listed("nombres", "les miens")}),
        family=frozenset(map(key, listed("nombres", "de la famille"))),
    )


def only_lives_there(flat: str, item: Quantity, language: Language) -> bool:
    """ "il y a 500 habitants dans la cité", "le quartier compte 3000 personnes", "j'ai 5 enfants"."""
    if item.unit not in ("", "personnes", "familles"):
        return False
    known = _lived(language)
    if item.unit and known.counted.before(flat, item.start) is not None:
        return True
    if known.exist.before(flat, item.start) is not None and known.places.after(flat, item.end) is not None:
        return True
    mine = item.low <= _MOST_CHILDREN and item.high is None and item.word in known.family
    return mine and not flat[item.end :].strip(" .,!?") and known.mine.before(flat, item.start) is not None
