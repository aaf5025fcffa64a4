"""What the first person would wait for, made before they come: the lexicon, and what each reader keeps of its words."""

from __future__ import annotations

from datetime import date

from aide_projet.checks.calendar import edition_on
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.hearing import hear
from aide_projet.dialogue.turn import begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.use_cases.deps import Deps

_NO_WORD = "zqxwvkj"
"""What resembles nothing, so that the index of misspelt words is made."""


def warm(deps: Deps, today: date) -> None:
    """Read the examples of every question as answers to it, and tell an idea. Nothing is kept of any of it."""
    for content in deps.library.values():
        _warm(content, today)


def _warm(content: Content, today: date) -> None:
    edition = edition_on(content.call, today)
    blank = begin(content.call.name, edition.name if edition else "")
    first = begin_turn(content, blank, Circumstances(today))
    for step in content.flow.steps():
        for example in (*step.examples, _NO_WORD):
            hear(content, first.conversation, Utterance(example, slot=step.slot), today)
    take_turn(content, first.conversation, Utterance(_NO_WORD), Circumstances(today), first.assessment)
