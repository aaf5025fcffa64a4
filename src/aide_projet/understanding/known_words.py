"""The words that the vocabulary holds: what stands beside a figure is understood, or it is not."""

from __future__ import annotations

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import key


@of_content(maxsize=8)
def known_words(language: Language) -> frozenset[str]:
    """Every word of every list."""
    subjects = language.subjects.values()
    return frozenset(
        word for listed in subjects for phrases in listed.values() for phrase in phrases for word in key(phrase).split()
    )
