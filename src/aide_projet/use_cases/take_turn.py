"""A person says something: the whole way of a turn, from the stored events to the new state.

Gather (load and fold), decide (`dialogue.turn`, pure), apply (append in one transaction), show.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.turn import Outcome
from aide_projet.dialogue.turn import take_turn as decide
from aide_projet.dialogue.utterance import Utterance
from aide_projet.draft.value import Value
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import circumstances, live_state, past
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.ports import Full, StoredConversation, StoredTurn, TurnConflict
from aide_projet.use_cases.reply_json import stored_replies
from aide_projet.use_cases.sessions import Live
from aide_projet.use_cases.show import show
from aide_projet.use_cases.view import ConversationView, PastTurn

Rows = tuple[Mapping[str, Value], ...]
"""The rows of a table edited cell by cell."""


async def take_turn(
    deps: Deps,
    key: str,
    *,
    number: int,
    text: str = "",
    choice: str = "",
    slot: str = "",
    rows: Rows | None = None,
    today: date,
) -> Taken | Conflict | Unknown | Refused:
    """Take the turn after `number`, the turn of the state last received.

    The same turn sent again gives the same answer; another one under that number is a Conflict, and nothing is lost.
    """
    stored = await deps.conversations.find(key)
    if stored is None:
        return Unknown()
    utterance = Utterance(text, choice, slot, rows)
    digest = _digest(deps.secret, number, utterance)
    if number != stored.turn:
        return await _already(deps, stored, number, digest, utterance, today)
    given = circumstances(deps, stored, today)
    live = await live_state(deps, stored, given.today)
    content = live.assessed.content  # one version for the whole turn, whatever is published meanwhile
    outcome = decide(content, live.conversation, utterance, given, live.assessment)
    turn = StoredTurn(number + 1, outcome.said, digest, stored_replies(outcome.replies))
    try:
        await deps.conversations.append(key, turn, outcome.events, today)
    except TurnConflict:
        deps.sessions.forget(key)
        return await _conflict(deps, key, number, digest, utterance, today)
    except Full:
        view = show(content, stored, live.conversation, live.assessed, ())
        return Refused("disque_plein", wording(content, "disque_plein", {}), view, text)
    deps.sessions.keep(key, Live(outcome.conversation, outcome.assessment))
    return Taken(_shown(content, stored, outcome, turn.number))


def _shown(content: Content, stored: StoredConversation, outcome: Outcome, number: int) -> ConversationView:
    thread = (PastTurn(number, outcome.said, outcome.replies),)
    return show(content, stored, outcome.conversation, outcome.assessment, thread, outcome.held)


async def _conflict(
    deps: Deps, key: str, number: int, digest: str, utterance: Utterance, today: date
) -> Taken | Conflict | Unknown:
    """Somebody else's turn came first: look at what is stored now."""
    stored = await deps.conversations.find(key)
    if stored is None:
        return Unknown()
    return await _already(deps, stored, number, digest, utterance, today)


async def _already(
    deps: Deps, stored: StoredConversation, number: int, digest: str, utterance: Utterance, today: date
) -> Taken | Conflict:
    """The very same turn gives its answer again, as it was; any other gives the present state and the text back."""
    day = stored.practised or today
    same = await deps.conversations.turn(stored.key, number + 1) if 0 <= number < stored.turn else None
    if same is not None and hmac.compare_digest(same.digest, digest):
        live = await live_state(deps, stored, day, upto=number + 1)
        held = utterance.text if not same.said and not utterance.choice else ""
        view = show(live.assessed.content, stored, live.conversation, live.assessed, (past(same),), held)
        return Taken(view, repeated=True)
    live = await live_state(deps, stored, day)
    last = await deps.conversations.turn(stored.key, stored.turn)
    thread = (past(last),) if last else ()
    return Conflict(show(live.assessed.content, stored, live.conversation, live.assessed, thread), utterance.text)


def _digest(secret: bytes, number: int, utterance: Utterance) -> str:
    """A keyed hash of the request: tells a repeated one without keeping a text that must not be kept."""
    told: list[object] = [number, utterance.text, utterance.choice, utterance.slot]
    if utterance.rows is not None:
        told.append([dict(row) for row in utterance.rows])
    body = json.dumps(told).encode()
    return hmac.new(secret, body, "sha256").hexdigest()
