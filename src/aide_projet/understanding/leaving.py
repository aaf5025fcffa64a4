"""Taking leave with a reason: "je dois aller chercher les petits, je continuerai ce soir"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.intent import command_of
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, phrasebook, tokens
from aide_projet.understanding.reading import Intent, IntentName
from aide_projet.understanding.said import Said

_LEAVES = frozenset({IntentName.STOP, IntentName.SAVE})
_LONGEST = 18  # words; more tells a story
_CUT = re.compile(r"[,.;!\n]+\s*")


@dataclass(frozen=True, slots=True)
class _Cues:
    reasons: Phrasebook
    farewells: Phrasebook


@of_content(maxsize=8)
def _cues(language: Language) -> _Cues:
    return _Cues(
        phrasebook(language, {"": language.words("ordres", "raison de partir")}),
        phrasebook(language, {"": language.words("ordres", "congé")}),
    )


def find_leave(said: Said, language: Language) -> Intent | None:
    """The leave taken by the last words of a short utterance, those before being why one has to go."""
    words = tokens(said.plain, language)
    cuts = [match for match in _CUT.finditer(said.plain) if said.plain[match.end() :].strip()]
    if not cuts or len(words) > _LONGEST:
        return None
    cues = _cues(language)
    head = tuple(word for word in words if word.start < cuts[-1].start())
    last = tuple(word for word in words if word.start >= cuts[-1].end())
    if not last or cues.farewells.at(last, 0) is None or cues.reasons.first(head) is None:
        return None
    name = command_of(last, language)
    return Intent(name, said.text, 0, len(said.text)) if name in _LEAVES else None
