"""What a row of the turn policy looks at, and the effect it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.draft.event import Event
from aide_projet.draft.slot import Slot
from aide_projet.understanding.reading import Understood


@dataclass(frozen=True, slots=True)
class Effect:
    """What a row does: events to add, replies to give before the open question comes back.

    `retry` asks the open question again in other words; `silent` holds it back (a button answers what was offered).
    """

    events: tuple[Event, ...] = ()
    replies: tuple[Reply, ...] = ()
    retry: bool = False
    silent: bool = False
    held: str = ""

    def __add__(self, other: Effect) -> Effect:
        return Effect(
            self.events + other.events,
            self.replies + other.replies,
            self.retry or other.retry,
            self.silent or other.silent,
            self.held or other.held,
        )


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a row may know. `understood` is empty when a button was pressed."""

    content: Content
    conversation: Conversation
    assessment: Assessment
    circumstances: Circumstances
    utterance: Utterance
    understood: Understood

    @property
    def open_slot(self) -> str | None:
        """The slot that what is typed is read against: the field being edited, else the open question's."""
        return self.utterance.slot or self.conversation.open_slot

    @property
    def step(self) -> Step | None:
        """The step of the open slot."""
        return self.content.steps.get(self.open_slot or "")

    @property
    def slot(self) -> Slot | None:
        """The open slot."""
        return self.content.slots.get(self.open_slot or "")

    def label(self, slot: str) -> str:
        """How a slot is called on the pages."""
        found = self.content.slots.get(slot)
        return found.label if found else slot

    def say(
        self,
        name: str,
        kind: ReplyKind = ReplyKind.SAID,
        *,
        slot: str = "",
        said: str = "",
        choices: tuple[Choice, ...] = (),
        **values: object,
    ) -> Reply:
        """A reply worded by reponses.yaml."""
        return Reply(kind, name, wording(self.content, name, values), slot=slot, said=said, choices=choices)

    def button(self, name: str) -> str:
        """The label of a button."""
        return wording(self.content, name, {})


def wording(content: Content, name: str, values: Mapping[str, object]) -> str:
    """A sentence of reponses.yaml with its holes filled."""
    return content.wordings[name].say(values)
