"""Words that looked like a wish and were not taken for one: a command in a name, an answer, a question in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aide_projet.understanding.intent import find_command, find_opening_command, find_refusal, find_small_talk
from aide_projet.understanding.question import find_questions
from aide_projet.understanding.reading import Aside, AsideReason, Intent
from aide_projet.understanding.sought import Sought


def wishes_aside(sought: Sought, glossary: Mapping[str, tuple[str, ...]]) -> Iterator[Aside]:
    """Commands and questions that the words hold and that the first pass did not act on."""
    said, language, found = sought.said, sought.context.language, sought.found
    if found.intents:
        return
    whole = find_command(said, language) or find_small_talk(said, language)
    if whole is None and not sought.yes_no:
        whole = find_refusal(said, language, of_text=sought.of_text)
    if whole is not None:
        if found.answer is not None or found.others:
            yield _of(whole, AsideReason.TITLE if sought.of_text else AsideReason.AN_ANSWER, sought.asked)
        return
    if sought.of_text and found.answer is not None:
        opening = find_opening_command(said, language)
        if opening is not None:
            yield _of(opening, AsideReason.IN_A_SENTENCE, sought.asked)
        for question in find_questions(said, language, glossary, of_text=True):
            yield _of(question.intent, AsideReason.QUESTION_IN_TEXT, sought.asked)


def _of(intent: Intent, reason: AsideReason, slot: str) -> Aside:
    return Aside(intent.said, intent.start, intent.end, reason, slot)
