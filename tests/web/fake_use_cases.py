"""Use cases by hand: each conversation is a fixture, found by its name as a key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import view_fixture as fixtures

from aide_projet.use_cases.for_others import for_others
from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.ports import StoredShare
from aide_projet.use_cases.share import Enough, Reading, Revoked, Shared
from aide_projet.use_cases.view import ConversationView, PastTurn
from aide_projet.web import (
    api,
    asking,
    calendar,
    documents,
    field,
    handover,
    home,
    leave,
    papers,
    project,
    reading,
    share,
    sheet,
    why,
)

VIEWS: dict[str, ConversationView] = {
    name: replace(view, key=name)
    for name, view in {
        "view": fixtures.VIEW,
        "start": fixtures.START,
        "choosing": fixtures.CHOOSING,
        "ticking": fixtures.TICKING,
        "held": fixtures.HELD,
        "ready": fixtures.READY,
        "hostile": fixtures.HOSTILE,
    }.items()
}


@dataclass
class Heard:
    """What the use cases were asked, in order."""

    turns: list[dict[str, object]]
    erased: list[str]


async def _see(deps: object, key: str, **_: object) -> ConversationView | None:
    return VIEWS.get(key)


async def _why_turn(deps: object, key: str, number: int, **_: object) -> Any:
    return fixtures.ORIGINS if key in VIEWS and number < len(VIEWS[key].thread) else None


async def _why_fiches(deps: object, key: str, **_: object) -> Any:
    return fixtures.FICHES_WHY if key in VIEWS else None


async def _hand_in(deps: object, key: str, **_: object) -> Any:
    view = VIEWS.get(key)
    if view is None:
        return None
    return (
        replace(fixtures.HAND_IN, view=view, where="", commune="")
        if key == "start"
        else replace(fixtures.HAND_IN, view=view)
    )


async def _copy_page(deps: object, key: str, form: str, **_: object) -> Any:
    return replace(fixtures.COPY, view=VIEWS[key]) if key in VIEWS and form in ("", "cerfa") else None


async def _speech(deps: object, key: str, **_: object) -> Any:
    return replace(fixtures.SPEECH, view=VIEWS[key]) if key in VIEWS else None


async def _shares_of(deps: object, key: str) -> tuple[StoredShare, ...]:
    return fixtures.SHARES if key == "view" else ()


async def _share(deps: object, key: str, *, label: str, **_: object) -> Any:
    return Enough(20) if label == "trop" else Shared(fixtures.TOKEN) if key in VIEWS else None


async def _revoke(deps: object, key: str, number: int) -> bool:
    return key == "view" and number == 1


async def _read_shared(deps: object, token: str, **_: object) -> Any:
    if token == "retiree":
        return Revoked()
    view = VIEWS.get(token.removeprefix("1-"))
    return Reading(1, for_others(view, contacts=False)) if view else None


def install(patch: Any = None) -> Heard:
    """Replace the use cases in the screens: with pytest's monkeypatch, or for good (`show_pages`)."""
    heard = Heard([], [])

    async def take_turn(
        deps: object, key: str, *, number: int, text: str = "", choice: str = "", **more: object
    ) -> Any:
        view = VIEWS.get(key)
        if view is None:
            return Unknown()
        heard.turns.append({"key": key, "number": number, "text": text, "choice": choice, **more})
        if number != view.turn:
            return Conflict(view, text)
        if text == "plein":
            return Refused("disque_plein", "Le disque est plein : gardez votre texte.", view, text)
        said = PastTurn(view.turn + 1, text or choice, view.thread[-1].replies)
        return Taken(replace(view, turn=view.turn + 1, thread=(said,)))

    async def start(deps: object, *, first: str = "", **_: object) -> Any:
        if first == "plein":
            return Refused("disque_plein", "Le disque est plein : gardez votre texte.", None, first)
        return Taken(VIEWS["start"])

    async def resume(deps: object, words: str) -> str | None:
        return "view" if words == fixtures.WORDS else None

    async def erase(deps: object, key: str) -> bool:
        heard.erased.append(key)
        return key in VIEWS

    replacements: list[tuple[Any, str, Any]] = [
        *((module, "see", _see) for module in (project, sheet, calendar, asking, documents, field, leave, api)),
        *((module, "see", _see) for module in (share, papers)),
        *((module, "take_turn", take_turn) for module in (project, field, api)),
        *((module, "start", start) for module in (home, api)),
        (home, "resume", resume),
        (why, "why_turn", _why_turn),
        (share, "share", _share),
        (share, "shares_of", _shares_of),
        (share, "revoke", _revoke),
        (reading, "read_shared", _read_shared),
        (handover, "hand_in", _hand_in),
        (handover, "copy_page", _copy_page),
        (handover, "speech", _speech),
        (papers, "speech", _speech),
        (why, "why_fiches", _why_fiches),
        *((module, "erase", erase) for module in (leave, api)),
    ]
    for module, name, replacement in replacements:
        (patch.setattr if patch else setattr)(module, name, replacement)
    return heard
