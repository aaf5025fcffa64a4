"""A person begins: a new conversation, with its private key and its four words."""

from __future__ import annotations

from datetime import date

from aide_projet.checks.calendar import edition_on
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.turn import begin_turn
from aide_projet.draft.event import Event
from aide_projet.errors import AideProjetError
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import circumstances
from aide_projet.use_cases.outcome import Refused, Taken
from aide_projet.use_cases.ports import Full, StoredConversation, StoredTurn, TurnConflict
from aide_projet.use_cases.reply_json import stored_replies
from aide_projet.use_cases.sessions import Live
from aide_projet.use_cases.show import show
from aide_projet.use_cases.take_turn import take_turn
from aide_projet.use_cases.view import PastTurn

WORDS = 4
"""Words to come back with; the list has 2 048 or more, so at least 44 bits (issue 2)."""
DRAWS = 5
"""How often to draw again when a key or four words are taken already: once would do."""


async def start(
    deps: Deps,
    *,
    today: date,
    call: str | None = None,
    language: str = "fr",
    practised: date | None = None,
    first: str = "",
    imported: tuple[Event, ...] = (),
) -> Taken | Refused:
    """Begin, and take the first sentence when there is one."""
    content = deps.content(call or deps.default_call)
    edition = edition_on(content.call, practised or today)
    for _ in range(DRAWS):
        stored = StoredConversation(
            key=deps.draws.key(),
            call=content.call.name,
            edition=edition.name if edition else "",
            language=language,
            words=" ".join(deps.draws.words(content.words, WORDS)),
            practised=practised,
            turn=0,
            created=today,
            touched=today,
        )
        blank = begin(stored.call, stored.edition, language)
        outcome = begin_turn(content, blank, circumstances(deps, stored, today), imported)
        turn = StoredTurn(0, "", "", stored_replies(outcome.replies))
        try:
            await deps.conversations.create(stored, turn, outcome.events)
            break
        except TurnConflict:  # the key or the four words are taken
            continue
        except Full:
            return Refused("disque_plein", wording(content, "disque_plein", {}), None, first)
    else:
        raise AideProjetError("Aucune adresse libre n'a été trouvée. Réessayez.")
    deps.sessions.keep(stored.key, Live(outcome.conversation, outcome.assessment))
    if first.strip():
        taken = await take_turn(deps, stored.key, number=0, text=first, today=today)
        if isinstance(taken, Taken | Refused):
            return taken
    thread = (PastTurn(0, "", outcome.replies),)
    return Taken(show(content, stored, outcome.conversation, outcome.assessment, thread))
