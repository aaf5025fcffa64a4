"""Runs an example of the readers' vocabulary: what is read must be what is written."""

from __future__ import annotations

from aide_projet.content.judge import agrees
from aide_projet.content.language_files import LanguageExample
from aide_projet.dialogue.content import Content
from aide_projet.understanding.result import result_json
from aide_projet.understanding.utterance import understand


def reading_problem(content: Content, example: LanguageExample) -> str:
    """What is read otherwise than written, in French; "" when it is read right."""
    asked = None if example.contexte == "libre" else example.contexte
    understood = understand(
        example.dit,
        language=content.language,
        slots=content.slots,
        places=content.places,
        asked=asked,
        today=example.aujourdhui,
        known=example.connu,
        last=None,
        glossary={term.key: (term.title, *term.words) for term in content.glossary.values()},
        hour_value=content.call.volunteer_hour,
    )
    result = result_json(understood, example.contexte)
    if any(agrees(wanted, example.contexte, result) for wanted in (example.lu, *example.accepte)):
        return ""
    return f"lu {result} au lieu de {example.lu}"
