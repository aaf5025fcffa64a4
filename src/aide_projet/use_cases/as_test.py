"""A real conversation becomes a test: its turns found again, nobody in it any more, played as the content has it.

START HERE. Nothing is saved: what comes out is proposed to an administrator, who rereads it.

Communes and neighbourhoods stay: the rules of the territory depend on them, and a place where thousands live tells of
nobody. An address with a number does, and is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from aide_projet.checks.calendar import edition_on
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import Outcome, begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances
from aide_projet.draft.event import Answered, Cleared, Corrected, Event, Imported, Parked, Recorded
from aide_projet.draft.slot import kind_name
from aide_projet.draft.value import Value
from aide_projet.use_cases.disguise import Disguise, Replaced
from aide_projet.use_cases.moves import Move, find_move, offered_by
from aide_projet.use_cases.nobody import disguise_of, hidden, without_people
from aide_projet.use_cases.ports import StoredConversation, StoredTurn

WORDS = "un deux trois quatre"
"""The four words to come back with that a played conversation has (`content.play`)."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is done, and what it gives. `lines`: rows of a table; `question`: the slot asked after it."""

    said: str
    choice: str
    slot: str
    lines: tuple[Mapping[str, Value], ...] | None
    names: tuple[str, ...]
    values: Mapping[str, Value]
    emptied: tuple[str, ...]
    parked: tuple[str, ...]
    findings: tuple[str, ...]
    question: str | None


@dataclass(frozen=True, slots=True)
class Warned:
    """What the administrator has to know of a turn. `name`: laisse (nothing was stored to play), retire (its text was
    cut), autrement (it goes otherwise than then), incertain (what was done is not sure), plusieurs_jours, fichier (what
    came with a file that a test cannot hold)."""

    name: str
    turn: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProposedTest:
    """The conversation as a test, with what was replaced in it and what to reread."""

    day: date
    start: Mapping[str, Value]
    exchanges: tuple[Exchange, ...]
    replaced: tuple[Replaced, ...]
    warnings: tuple[Warned, ...]


def as_test(
    content: Content, stored: StoredConversation, turns: Sequence[StoredTurn], records: Sequence[Recorded]
) -> ProposedTest:
    """The test of a conversation, as the content in force plays it. `turns` and `records`: all that is stored of it."""
    day = stored.practised or stored.created
    events = _by_turn(records)
    start = _start(content, events.get(0, []))
    known, warnings = _replayed(content, day, start, turns, events)
    disguise = disguise_of(content, records, turns)
    shown = {name: without_people(disguise, value) for name, value in start.items()}
    exchanges, told = _played(content, day, shown, known, disguise)
    days = {turn.day for turn in turns if turn.day}
    if stored.practised is None and len(days) > 1:
        warnings.append(Warned("plusieurs_jours"))
    if any(isinstance(event, Imported | Parked) for event in events.get(0, [])):
        warnings.append(Warned("fichier"))
    every = tuple(sorted((*warnings, *told), key=lambda one: one.turn))
    return ProposedTest(day, shown, exchanges, tuple(disguise.log.values()), every)


def _by_turn(records: Sequence[Recorded]) -> dict[int, list[Event]]:
    events: dict[int, list[Event]] = {}
    for record in records:
        events.setdefault(record.turn, []).append(record.event)
    return events


def _start(content: Content, events: Sequence[Event]) -> dict[str, Value]:
    """What an import brought, as far as the fields still exist."""
    brought = [event for event in events if isinstance(event, Answered) and event.how == "import"]
    return {event.slot: event.value for event in brought if event.slot in content.slots}


def _begun(content: Content, day: date, start: Mapping[str, Value]) -> Outcome:
    """Turn 0, as `content.play` begins a test."""
    edition = edition_on(content.call, day)
    told = (Answered(name, kind_name(content.slots[name].kind), one, "", None, "import") for name, one in start.items())
    return begin_turn(content, begin(content.call.name, edition.name if edition else ""), _given(day), tuple(told))


def _given(day: date) -> Circumstances:
    return Circumstances(today=day, practised=True, words=WORDS)


def _replayed(
    content: Content,
    day: date,
    start: Mapping[str, Value],
    turns: Sequence[StoredTurn],
    events: Mapping[int, Sequence[Event]],
) -> tuple[list[tuple[Move, Outcome]], list[Warned]]:
    """What was done at each turn, and what it does with the content in force."""
    found, warnings = list[tuple[Move, Outcome]](), list[Warned]()
    at = _begun(content, day, start)
    for before, turn in pairwise(turns):
        known = find_move(content, at, _given(day), turn, events.get(turn.number, ()), offered_by(before))
        if known is None:
            warnings.append(Warned("laisse", turn.number))
            continue
        found.append(known)
        at = known[1]
        if not known[0].sure:
            warnings.append(Warned("incertain", turn.number))
    return found, warnings


def _played(
    content: Content,
    day: date,
    start: Mapping[str, Value],
    known: Sequence[tuple[Move, Outcome]],
    disguise: Disguise,
) -> tuple[tuple[Exchange, ...], list[Warned]]:
    """The disguised moves played from the start: their exchanges, and what goes otherwise than it went."""
    exchanges, warnings = list[Exchange](), list[Warned]()
    at = _begun(content, day, start)
    for move, real in known:
        asked = move.utterance.slot or at.conversation.open_slot or ""
        utterance, cut = hidden(content, disguise, move.utterance, asked, real, day)
        if cut:
            warnings.append(Warned("retire", move.number))
        if utterance is None:
            continue
        before, at = at, take_turn(content, at.conversation, utterance, _given(day), at.assessment)
        exchanges.append(_exchange(content, Move(move.number, utterance, move.sure), before, at))
        other = tuple(_otherwise(real, at))
        if other:
            warnings.append(Warned("autrement", move.number, ", ".join(other)))
    return tuple(exchanges), warnings


def _exchange(content: Content, move: Move, before: Outcome, after: Outcome) -> Exchange:
    done, events = move.utterance, [record.event for record in after.events]
    told, held = {e.slot for e in events if isinstance(e, Answered | Corrected)}, after.conversation.draft
    rules = {finding.check for finding in before.assessment.findings}
    named = {
        *content.wordings,
        *(rule.name for rule in content.call.rules),
        *map("question_{}".format, content.answers),
    }
    return Exchange(
        said=done.text,
        choice=done.choice,
        slot=done.slot,
        lines=done.rows,
        names=tuple(dict.fromkeys(reply.name for reply in after.replies if reply.name in named)),
        values={name: held.value(name) for name in content.slots if name in told and held.value(name) is not None},
        emptied=tuple(e.slot for e in events if isinstance(e, Cleared) and e.slot in content.slots),
        parked=tuple(e.slot for e in events if isinstance(e, Parked) and e.slot in held.parked),
        findings=tuple(f.check for f in after.assessment.findings if f.check not in rules),
        question=after.conversation.open_slot,
    )


def _otherwise(real: Outcome, played: Outcome) -> Iterator[str]:
    """The names of what differs: fields that one filled and not the other, and the question then asked."""
    first, second = real.conversation.draft.filled, played.conversation.draft.filled
    yield from sorted(first.keys() ^ second.keys())
    asked = real.conversation.open_slot
    if asked != played.conversation.open_slot:
        yield asked or played.conversation.open_slot or ""
