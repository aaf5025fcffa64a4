"""A person asks why: where the values of a turn come from, and what each word brought to the choice of the fiche."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.origin import Origin, origins
from aide_projet.dialogue.why import shade_why
from aide_projet.matching.explain import lessons_of, taught
from aide_projet.matching.ranking import Contribution
from aide_projet.matching.weighing import Shade, shades
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import live_state
from aide_projet.use_cases.ports import StoredConversation

_MOST_ALIKE = 4


@dataclass(frozen=True, slots=True)
class Brought:
    """What a word of the person brought to a fiche; negative: it speaks against. `why`: what changed its weight."""

    said: str
    keyword: str
    weight: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FicheWhy:
    """A fiche, its score and every word that counted, heaviest first.

    `lessons`: what the examples add, or take away; `alike`: the words of the idea that they have most to say of.
    """

    title: str
    score: float
    words: tuple[Brought, ...]
    lessons: float
    alike: tuple[str, ...]


async def why_turn(deps: Deps, key: str, number: int, *, today: date) -> tuple[Origin, ...] | None:
    """Each value that the turn noted, its stored words read again; None when there is no such turn.

    Only what was kept is read: what was masked was never stored.
    """
    stored = await deps.conversations.find(key)
    turn = await deps.conversations.turn(key, number) if stored is not None else None
    if stored is None or turn is None:
        return None
    live = await live_state(deps, stored, stored.practised or today)
    content = live.assessed.content
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
    content, draft = live.assessed.content, live.conversation.draft
    told = draft.value("idee")
    idea = told if isinstance(told, str) else ""
    effects = shades(content.lexicon, idea, draft.values())
    lessons, alike = lessons_of(content.lexicon, live.assessed.scans), taught(content.lexicon, idea)
    fiches = []
    for candidate in live.assessed.ranking.candidates:
        sheet = content.call.fiche(candidate.fiche)
        if sheet is not None:
            words = tuple(_brought(content, word, effects) for word in candidate.words)
            lesson = lessons[candidate.fiche]
            fiches.append(FicheWhy(sheet.title, candidate.score, words, lesson, _alike(alike[candidate.fiche], lesson)))
    return tuple(fiches)


def _alike(words: Iterable[Contribution], lesson: float) -> tuple[str, ...]:
    """The heaviest words of those that speak as the examples do in all."""
    same = [word.said for word in words if word.weight * lesson > 0]
    return tuple(same[:_MOST_ALIKE])


def _brought(content: Content, word: Contribution, effects: Mapping[str, tuple[Shade, ...]]) -> Brought:
    why = tuple(shade_why(content, shade) for shade in effects.get(word.keyword, ()))
    return Brought(word.said, word.keyword, word.weight, why)
