"""A person asks why: where the values of a turn come from, and what each word brought to the choice of the fiche."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin, fold
from aide_projet.dialogue.origin import Origin, origins
from aide_projet.dialogue.why import shade_why
from aide_projet.matching.ranking import Contribution
from aide_projet.matching.weighing import Shade, shades
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import live_state
from aide_projet.use_cases.ports import StoredConversation


@dataclass(frozen=True, slots=True)
class Brought:
    """What a word of the person brought to a fiche; negative: it speaks against. `why`: what changed its weight."""

    said: str
    keyword: str
    weight: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FicheWhy:
    """A fiche, its score and every word that counted, heaviest first."""

    title: str
    score: float
    words: tuple[Brought, ...]


async def why_turn(deps: Deps, key: str, number: int, *, today: date) -> tuple[Origin, ...] | None:
    """Each value that the turn noted, its stored words read again; None when there is no such turn.

    Only what was kept is read: what was masked was never stored.
    """
    stored = await deps.conversations.find(key)
    turn = await deps.conversations.turn(key, number) if stored is not None else None
    if stored is None or turn is None:
        return None
    live = await live_state(deps, stored, stored.practised or today)
    content = deps.content(stored.call)
    history = live.conversation.history
    then = fold(
        begin(stored.call, stored.edition, stored.language), (record for record in history if record.turn < number)
    )
    events = [record.event for record in history if record.turn == number]
    return origins(content, then, events, turn.said, _day_of(stored, turn.day, today), live.conversation.draft)


def _day_of(stored: StoredConversation, day: str, today: date) -> date:
    """The day that the words were read on: "demain" is not read again from today."""
    return stored.practised or (date.fromisoformat(day) if day else today)


async def why_fiches(deps: Deps, key: str, *, today: date) -> tuple[FicheWhy, ...] | None:
    """Every fiche of the ranking, best first, with all that counted; None when the project is unknown."""
    stored = await deps.conversations.find(key)
    if stored is None:
        return None
    live = await live_state(deps, stored, stored.practised or today)
    content, draft = deps.content(stored.call), live.conversation.draft
    idea = draft.value("idee")
    effects = shades(content.lexicon, idea if isinstance(idea, str) else "", draft.values())
    fiches = []
    for candidate in live.assessed.ranking.candidates:
        sheet = content.call.fiche(candidate.fiche)
        if sheet is not None:
            words = tuple(_brought(content, word, effects) for word in candidate.words)
            fiches.append(FicheWhy(sheet.title, candidate.score, words))
    return tuple(fiches)


def _brought(content: Content, word: Contribution, effects: Mapping[str, tuple[Shade, ...]]) -> Brought:
    why = tuple(shade_why(content, shade) for shade in effects.get(word.keyword, ()))
    return Brought(word.said, word.keyword, word.weight, why)
