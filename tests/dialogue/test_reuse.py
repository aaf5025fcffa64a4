"""What a turn takes over from the one before, or does not look for, makes no difference to what comes out."""

from __future__ import annotations

from datetime import date

import pytest

from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.understanding import intent
from aide_projet.understanding.correction import find_correction
from aide_projet.understanding.question import find_questions
from aide_projet.understanding.said import say

DAY = Circumstances(date(2014, 11, 10))
SAID = (
    "Un jardin derrière la tour à Roubaix avec une trentaine de familles",
    "budget 6000 dont 2000 de la mairie et 500 de la CAF",
    "en fait le budget c'est 8000",
    "du 1er mars au 30 juin 2015",
    "la mairie 2500",
    "une association, Les Mains vertes",
    "non, 50 personnes",
    "supprime le budget",
    "06 12 34 56 78",
    "annule",
    "à Lens",
    "nous, on met la moitié",
)


@pytest.mark.parametrize("first", range(2))
def test_an_assessment_that_follows_another_is_the_one_made_from_nothing(content: Content, first: int) -> None:
    outcome = begin_turn(content, begin(content.call.name, content.call.editions[0].name), DAY)
    for text in (SAID[first], *(example for step in content.flow.steps() for example in step.examples), *SAID):
        outcome = take_turn(content, outcome.conversation, Utterance(text), DAY, outcome.assessment)
        followed, fresh = outcome.assessment, assess(content, outcome.conversation.draft, DAY.today)
        assert dict(followed.facts) == dict(fresh.facts), text
        assert followed.findings == fresh.findings, text
        assert followed.ranking == fresh.ranking, text


def test_a_reader_that_no_word_can_start_would_have_found_nothing(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (*SAID, *(example for step in content.flow.steps() for example in step.examples))
    bare = [say(text) for text in texts if intent.wishes_nothing(say(text), content.language)]
    assert bare, "nothing is spared"
    for said in bare:
        assert intent.find_command(said, content.language) is None
        assert intent.find_small_talk(said, content.language) is None
        assert intent.find_distress(said, content.language) is None
        assert intent.find_evasion(said, content.language) is None
        assert intent.find_refusal(said, content.language, of_text=True) is None

    def found() -> list[object]:
        return [
            (
                find_questions(say(text), content.language, {}, of_text=of_text),
                find_correction(say(text), content.language, content.slots, of_text=of_text, yes_no=False),
            )
            for text in texts
            for of_text in (False, True)
        ]

    spared = found()
    for module in ("question", "correction"):
        monkeypatch.setattr(f"aide_projet.understanding.{module}.opens_none", lambda *_: False)
    assert spared == found()
