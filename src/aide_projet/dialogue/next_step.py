"""Which question comes next: computed from the flow and the draft, never from a position (design §5)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.flow import Step
from aide_projet.draft.slot import Level, Slot, kind_name

ASKED_AGAIN = "revient"
"""The note set when a parked slot was asked a second time."""


def next_step(content: Content, conversation: Conversation, facts: Mapping[str, object]) -> Step | None:
    """The step to ask now: the one the person opened, else the first open one, else a parked one once more."""
    if conversation.opened is not None and conversation.opened in content.steps:
        return content.steps[conversation.opened]
    draft = conversation.draft
    parked: list[Step] = []
    for step in content.flow.steps():
        slot = content.slots[step.slot]
        if not on_path(content, step, slot, conversation.path, facts):
            continue
        if step.slot in draft.parked:
            parked.append(step)
        elif step.slot not in draft.skipped and not settled(content, conversation, step.slot):
            return step
    again = (step for step in parked if not conversation.has_noted(ASKED_AGAIN, step.slot))
    return next(again, None)


def settled(content: Content, conversation: Conversation, slot: str) -> bool:
    """Whether the slot holds a value of its kind. A value read as another kind is kept, and asked again."""
    filled = conversation.draft.filled.get(slot)
    return filled is not None and filled.kind == kinds(content)[slot]


def applies(content: Content, step: Step, slot: Slot, facts: Mapping[str, object]) -> bool:
    """Whether the field exists for this draft. A condition not known yet does not hold yet."""
    if slot.applies_if is not None and slot.applies_if.evaluate(facts) is not True:
        return False
    return step.condition is None or step.condition.evaluate(facts) is True


def essential(slot: Slot, facts: Mapping[str, object]) -> bool:
    """Level E, or E in this case."""
    if slot.level is Level.ESSENTIAL:
        return True
    return slot.essential_if is not None and slot.essential_if.evaluate(facts) is True


def on_path(content: Content, step: Step, slot: Slot, path: str, facts: Mapping[str, object]) -> bool:
    """Whether the step belongs to the path: express asks what is essential and how to reach the bearer."""
    if not applies(content, step, slot, facts):
        return False
    if path == "complet":
        return True
    if step.express_if is not None and step.express_if.evaluate(facts) is not True:
        return False
    return step.express or essential(slot, facts)


def progress(content: Content, conversation: Conversation, facts: Mapping[str, object]) -> tuple[int, int]:
    """(dealt with, in all) on this path; it moves as answers open or close questions."""
    draft = conversation.draft
    steps = [
        step
        for step in content.flow.steps()
        if on_path(content, step, content.slots[step.slot], conversation.path, facts)
    ]
    done = sum(
        1
        for step in steps
        if step.slot in draft.skipped or step.slot in draft.parked or settled(content, conversation, step.slot)
    )
    return done, len(steps)


@lru_cache(maxsize=8)
def kinds(content: Content) -> Mapping[str, str]:
    """The kind name of every slot."""
    return {name: kind_name(slot.kind) for name, slot in content.slots.items()}
