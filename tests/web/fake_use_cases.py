"""Use cases by hand: each conversation is a fixture, found by its name as a key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import view_fixture as fixtures

from aide_projet.use_cases.outcome import Conflict, Refused, Taken, Unknown
from aide_projet.use_cases.view import ConversationView, PastTurn
from aide_projet.web import api, asking, calendar, documents, field, home, leave, project, sheet, why

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
        *((module, "take_turn", take_turn) for module in (project, field, api)),
        *((module, "start", start) for module in (home, api)),
        (home, "resume", resume),
        (why, "why_turn", _why_turn),
        (why, "why_fiches", _why_fiches),
        *((module, "erase", erase) for module in (leave, api)),
    ]
    for module, name, replacement in replacements:
        (patch.setattr if patch else setattr)(module, name, replacement)
    return heard
