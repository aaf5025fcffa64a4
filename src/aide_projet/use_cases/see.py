"""A person opens a conversation: the whole of it, as it stands."""

from __future__ import annotations

from datetime import date

from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import live_state, past
from aide_projet.use_cases.show import show
from aide_projet.use_cases.view import ConversationView


async def see(deps: Deps, key: str, *, today: date, thread: bool = True) -> ConversationView | None:
    """The view of a conversation, with its whole thread or only its last turn; None when unknown or erased."""
    stored = await deps.conversations.find(key)
    if stored is None:
        return None
    live = await live_state(deps, stored, stored.practised or today)
    if thread:
        turns = await deps.conversations.turns(key)
    else:
        last = await deps.conversations.turn(key, stored.turn)
        turns = [last] if last else []
    deps.sessions.keep(key, live)
    content = deps.content(stored.call)
    return show(content, stored, live.conversation, live.assessed, tuple(past(turn) for turn in turns))
