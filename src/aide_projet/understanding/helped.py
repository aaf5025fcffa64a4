"""Help asked for a project, which tells the project: "vous pouvez m'aider à monter un projet de théâtre ?"."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, phrasebook, tokens
from aide_projet.understanding.said import Said, plain

_FEWEST = 2  # words of what help is asked for: "un potager"


@dataclass(frozen=True, slots=True)
class _Help:
    asked: Phrasebook
    with_us: frozenset[str]


@of_content(maxsize=8)
def _help(language: Language) -> _Help:
    return _Help(
        asked=phrasebook(language, {"aide": language.words("commandes", "aide pour un projet")}),
        with_us=frozenset(map(plain, language.words("commandes", "aide avec la fiche"))),
    )


def helps_a_project(said: Said, language: Language) -> bool:
    """Whether help is asked for something to do, and not with the fiche or the questions."""
    words = tokens(said.plain, language)
    known = _help(language)
    found = known.asked.first(words[:12])
    if found is None:
        return False
    rest = words[found[2] :]
    return len(rest) >= _FEWEST and all(word.word not in known.with_us for word in rest)
