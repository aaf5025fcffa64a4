"""Somebody who talks with the dialogue under test."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation, begin
from aide_projet.dialogue.present import open_question
from aide_projet.dialogue.turn import Outcome, begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.draft.value import Value

REHEARSED = date(2014, 11, 10)


@dataclass
class Talk:
    """A conversation under test: what is said, and where it stands. Tests assert names, not wording."""

    content: Content
    given: Circumstances
    outcome: Outcome
    outcomes: list[Outcome] = field(default_factory=list)

    @classmethod
    def begun(cls, content: Content) -> Talk:
        """A new conversation on 10 November 2014, when the call was open."""
        given = Circumstances(
            REHEARSED, practised=True, words="lune pain vert loup", helper_name="Samia", helper_phone="0320000000"
        )
        start = begin(content.call.name, content.call.editions[0].name)
        return cls(content, given, begin_turn(content, start, given))

    def say(self, text: str) -> Talk:
        """Type a text."""
        return self._take(Utterance(text))

    def press(self, choice: str, text: str = "") -> Talk:
        """Press a button."""
        return self._take(Utterance(text, choice))

    def edit(self, slot: str, text: str) -> Talk:
        """Change a field on the fiche page."""
        return self._take(Utterance(text, slot=slot))

    def aside(self) -> Talk:
        """The same conversation, to try something on; this one stays where it is."""
        return replace(self, outcomes=[*self.outcomes])

    def until(self, slot: str) -> Talk:
        """Set aside questions until that slot is asked."""
        for _ in range(80):
            if self.asked == slot:
                return self
            self.press("passer")
        raise AssertionError(f"{slot} is never asked")

    def do(self, move: str) -> Talk:
        """Say it, or press the button whose key follows "!"."""
        return self.press(move[1:]) if move.startswith("!") else self.say(move)

    def _take(self, utterance: Utterance) -> Talk:
        self.outcomes.append(self.outcome)
        past = self.outcome
        self.outcome = take_turn(self.content, past.conversation, utterance, self.given, past.assessment)
        return self

    @property
    def asked(self) -> str | None:
        """The slot of the open question."""
        question = open_question(self.content, self.outcome.conversation, self.outcome.assessment)
        return question.slot if question else None

    @property
    def conversation(self) -> Conversation:
        """Where it stands, as the fold of its events."""
        return self.outcome.conversation

    @property
    def names(self) -> list[str]:
        """The names of the replies of the last turn."""
        return [reply.name for reply in self.outcome.replies]

    @property
    def choices(self) -> list[str]:
        """The keys of every button offered with the last replies."""
        return [choice.key for reply in self.outcome.replies for choice in reply.choices]

    def value(self, slot: str) -> Value:
        """What the draft holds."""
        return self.outcome.conversation.draft.value(slot)

    def values(self) -> dict[str, Value]:
        """All that the draft holds."""
        return self.outcome.conversation.draft.values()
