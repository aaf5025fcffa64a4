"""Which question comes next: computed from the flow and the draft, never from a position (design §5)."""

from __future__ import annotations

from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import STAYS, Conversation
from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.path import stands

ASKED_AGAIN = "revient"
"""The note set when a parked slot was asked a second time."""
TO_COMPLETE, TOLD = "a_completer", "complete"
"""The notes set when a value was only begun in passing, so that its question is still put, and when it was put."""


def next_step(content: Content, conversation: Conversation, state: Assessment) -> Step | None:
    """The step to ask now: the one the person opened, else the first open one, else a parked one once more."""
    if conversation.opened is not None and conversation.opened in content.steps:
        return content.steps[conversation.opened]
    draft, whole = conversation.draft, conversation.path == "complet"
    begun, parked = _only_begun(conversation), list[Step]()
    for open_step in state.steps:
        if not (whole or open_step.express):
            continue
        slot = open_step.step.slot
        filled = draft.filled.get(slot)
        if slot in draft.parked:
            parked.append(open_step.step)
        elif slot not in draft.skipped and (filled is None or slot in begun or not stands(content, slot, filled)):
            return open_step.step
    again = (step for step in parked if not conversation.has_noted(ASKED_AGAIN, step.slot))
    return next((step for step in again if step.slot != conversation.asked), None)  # not the one just set aside


def settled(content: Content, conversation: Conversation, slot: str) -> bool:
    """Whether the slot holds a value that it takes. Another is kept, and asked again."""
    filled = conversation.draft.filled.get(slot)
    return filled is not None and stands(content, slot, filled) and not is_only_begun(conversation, slot)


def is_only_begun(conversation: Conversation, slot: str) -> bool:
    """Whether the slot holds what was said in passing, and its own question was neither answered nor passed on yet."""
    return slot in _only_begun(conversation)


def _only_begun(conversation: Conversation) -> set[str]:
    noted = conversation.noted
    begun = {note.detail for note in noted if note.name == TO_COMPLETE}
    return begun and begun - {note.detail for note in noted if note.name in (TOLD, STAYS)}


def progress(content: Content, conversation: Conversation, state: Assessment) -> tuple[int, int]:
    """(dealt with, in all) on this path; it moves as answers open or close questions."""
    draft = conversation.draft
    names = [open_step.slot.name for open_step in state.steps if open_step.on(conversation.path)]
    done = sum(name in draft.skipped or name in draft.parked or settled(content, conversation, name) for name in names)
    return done, len(names)
