"""A person brings a draft.json back: a new conversation that holds all of it."""

from __future__ import annotations

from datetime import date

from aide_projet.dialogue.situation import wording
from aide_projet.draft.draft import Draft
from aide_projet.draft.draft_json import DraftProblem, read_draft
from aide_projet.draft.event import Answered, Event, Imported, Parked
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.outcome import Problems, Refused, Taken
from aide_projet.use_cases.start import start


async def import_draft(
    deps: Deps, payload: object, *, today: date, practised: date | None = None
) -> Taken | Problems | Refused:
    """Start from a draft.json; what is unknown is kept for the next export."""
    content = deps.content(deps.default_call)
    named = payload.get("appel") if isinstance(payload, dict) else None
    if isinstance(named, str) and named in deps.library:
        content = deps.library[named]
    draft = read_draft(payload, content.slots)
    if isinstance(draft, DraftProblem):
        return Problems((wording(content, draft.name, {"detail": draft.detail}),))
    if draft.call not in deps.library:
        known = ", ".join(deps.library)
        return Problems((wording(content, "import_appel", {"detail": draft.call, "connus": known}),))
    return await start(
        deps,
        today=today,
        call=draft.call,
        language=draft.language,
        practised=practised,
        imported=import_events(draft),
    )


def import_events(draft: Draft) -> tuple[Event, ...]:
    """The events whose fold is this draft."""
    events: list[Event] = [
        Answered(name, filled.kind, filled.value, filled.said, None, "import") for name, filled in draft.filled.items()
    ]
    events.extend(Parked(name) for name in draft.parked)
    if draft.extra:
        events.append(Imported(draft.extra))
    return tuple(events)
