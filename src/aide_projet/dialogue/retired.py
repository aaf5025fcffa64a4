"""What waits on something that the content in force has no more: a publication may come between two turns.

Readings of a slot that is gone, or of another kind now, and a question reopened that no step puts, are dropped by an
event of the next turn. What was told stays in the draft, whatever becomes of its field.
"""

from __future__ import annotations

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import RETIRED, Conversation
from aide_projet.dialogue.folding import fold
from aide_projet.draft.event import Event, Noted, Offered, Recorded
from aide_projet.draft.slot import Choice, SlotKind, Table, has_columns, kind_name
from aide_projet.draft.value import Value


def retired(content: Content, conversation: Conversation) -> tuple[Event, ...]:
    """The events that drop it; none while the content is the one that the conversation was held with."""
    gone = [offer.slot for offer in conversation.offers if not _still_offered(content, offer)]
    if conversation.opened is not None and conversation.opened not in content.steps:
        gone.append(conversation.opened)
    return tuple([Noted(RETIRED, slot) for slot in dict.fromkeys(gone)])


def without_retired(content: Content, conversation: Conversation) -> Conversation:
    """The conversation as its next turn will take it up."""
    gone = retired(content, conversation)
    return fold(conversation, [Recorded(conversation.turn, event) for event in gone]) if gone else conversation


def _still_offered(content: Content, offer: Offered) -> bool:
    slot = content.slots.get(offer.slot)
    if slot is None or kind_name(slot.kind) != offer.kind:
        return False
    return all(_takes(slot.kind, reading.value) for reading in offer.readings)


def _takes(kind: SlotKind, value: Value) -> bool:
    """Whether the options and columns that a reading names are still there."""
    if isinstance(kind, Choice):
        return any(option.key == value for option in kind.options)
    if isinstance(kind, Table) and isinstance(value, list):
        return has_columns(kind, value)
    return True
