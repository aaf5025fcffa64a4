"""A person opens a conversation: the whole of it, as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.content import Content
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import live_state, past
from aide_projet.use_cases.show import show
from aide_projet.use_cases.view import ConversationView


@dataclass(frozen=True, slots=True)
class Seen:
    """A conversation with what its view was made from."""

    view: ConversationView
    content: Content
    state: Assessment


async def see(deps: Deps, key: str, *, today: date, thread: bool = True) -> ConversationView | None:
    """The view of a conversation, with its whole thread or only its last turn; None when unknown or erased."""
    seen = await look(deps, key, today=today, thread=thread)
    return seen.view if seen else None


async def look(deps: Deps, key: str, *, today: date, thread: bool = False) -> Seen | None:
    """The same, with the content and the assessment behind it."""
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
    content = live.assessed.content
    view = show(content, stored, live.conversation, live.assessed, tuple(past(turn) for turn in turns))
    return Seen(view, content, live.assessed)
