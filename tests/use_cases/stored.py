"""A conversation as the store keeps it: what is said is played, its turns and events recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import Outcome, begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.draft.event import Event, Recorded
from aide_projet.use_cases.as_test import ProposedTest, as_test
from aide_projet.use_cases.ports import StoredConversation, StoredTurn
from aide_projet.use_cases.reply_json import stored_replies

DAY = date(2014, 11, 10)


@dataclass
class Told:
    """Somebody who talks, and what the store has of it."""

    content: Content
    day: date = DAY
    start: Sequence[Event] = ()
    turns: list[StoredTurn] = field(default_factory=list)
    records: list[Recorded] = field(default_factory=list)

    def __post_init__(self) -> None:
        edition = self.content.call.editions[0].name
        blank = begin(self.content.call.name, edition)
        self.given = Circumstances(self.day, practised=True, words="lune pain vert loup")
        self.outcome = begin_turn(self.content, blank, self.given, tuple(self.start))
        self._keep(self.outcome)

    def take(self, utterance: Utterance) -> Told:
        before = self.outcome
        self.outcome = take_turn(self.content, before.conversation, utterance, self.given, before.assessment)
        self._keep(self.outcome)
        return self

    def say(self, *texts: str) -> Told:
        """Type; or press, after a "!"."""
        for text in texts:
            self.take(Utterance(choice=text[1:]) if text.startswith("!") else Utterance(text))
        return self

    def until(self, slot: str) -> Told:
        """Pass the questions until that one."""
        for _ in range(70):
            if self.outcome.conversation.asked == slot:
                return self
            self.say("!passer")
        raise AssertionError(f"{slot} is never asked")

    def proposed(self) -> ProposedTest:
        stored = StoredConversation(
            "cle", self.content.call.name, "2015", "fr", "lune pain vert loup", self.day, len(self.turns) - 1, DAY, DAY
        )
        return as_test(self.content, stored, self.turns, self.records)

    def _keep(self, outcome: Outcome) -> None:
        number = len(self.turns)
        self.turns.append(StoredTurn(number, outcome.said, "", stored_replies(outcome.replies), self.day.isoformat()))
        self.records.extend(outcome.events)
