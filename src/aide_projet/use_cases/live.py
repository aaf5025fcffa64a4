"""Where a conversation stands: from memory when that still holds, else folded from the store's events."""

from __future__ import annotations

from datetime import date

from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.utterance import Circumstances
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.ports import StoredConversation, StoredTurn
from aide_projet.use_cases.reply_json import read_replies
from aide_projet.use_cases.sessions import Live
from aide_projet.use_cases.view import PastTurn


async def live_state(deps: Deps, stored: StoredConversation, day: date, upto: int | None = None) -> Live:
    """The conversation after turn `upto` (default: the last), with its assessment on that day."""
    content = deps.content(stored.call)
    last = stored.turn if upto is None else upto
    live = deps.sessions.get(stored.key)
    if live is None or live.conversation.turn > last:
        conversation = begin(stored.call, stored.edition, stored.language)
        live = Live(fold(conversation, await deps.conversations.events(stored.key)), None)
        if upto is not None:
            records = (record for record in live.conversation.history if record.turn <= upto)
            live = Live(fold(begin(stored.call, stored.edition, stored.language), records), None)
    elif live.conversation.turn < last:
        newer = await deps.conversations.events(stored.key, live.conversation.turn)
        live = Live(fold(live.conversation, newer), live.assessment)
    conversation = live.conversation.at_turn(last)
    state = assess(content, conversation.draft, day, live.assessment)
    return Live(conversation, state)


def circumstances(deps: Deps, stored: StoredConversation, today: date) -> Circumstances:
    """What the core is told of the world: the rehearsed day rules the conversation, never retention."""
    return Circumstances(
        today=stored.practised or today,
        practised=stored.practised is not None,
        words=stored.words,
        helper_name=deps.helper_name,
        helper_phone=deps.helper_phone,
    )


def past(turn: StoredTurn) -> PastTurn:
    """A stored turn as the thread shows it."""
    return PastTurn(turn.number, turn.said, read_replies(turn.replies))
