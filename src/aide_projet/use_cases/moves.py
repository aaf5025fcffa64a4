"""What a person did at each turn of a stored conversation: typed, pressed, edited; the store keeps only what it shows.

A button is stored by its label, not by its key. It is found again by trying, on the conversation as it stood, what was
typed and every button that bears the label: the one whose turn gives the events that were stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aide_projet.dialogue.choice import KEEP
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.present import open_question
from aide_projet.dialogue.reply import Choice
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.turn import Outcome, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.draft.event import Answered, Asked, Cleared, Corrected, Event
from aide_projet.draft.value import Value
from aide_projet.use_cases.ports import StoredTurn
from aide_projet.use_cases.reply_json import read_replies

_ALWAYS = {"passer": "bouton_passer", "ne-sait-pas": "bouton_ne_sait_pas", "annuler": "bouton_annuler"}


@dataclass(frozen=True, slots=True)
class Move:
    """A turn to play again. `number`: the stored turn's. `sure`: playing it gave the very events that were stored."""

    number: int
    utterance: Utterance
    sure: bool


def find_move(
    content: Content,
    before: Outcome,
    circumstances: Circumstances,
    turn: StoredTurn,
    events: Sequence[Event],
    offered: Sequence[Choice],
) -> tuple[Move, Outcome] | None:
    """The move of a turn, and what it does now; None when nothing was stored to play (a text held back).

    `before`: where the conversation stands as played so far; `offered`: the buttons of the stored replies before it.
    """
    best: tuple[Move, Outcome] | None = None
    for utterance in _candidates(content, before, turn, events, offered):
        outcome = take_turn(content, before.conversation, utterance, circumstances, before.assessment)
        played = [record.event for record in outcome.events]
        if _told(played) == _told(events):
            return Move(turn.number, utterance, sure=True), outcome
        if best is None:
            best = Move(turn.number, utterance, sure=False), outcome
    return best


def offered_by(turn: StoredTurn) -> tuple[Choice, ...]:
    """The buttons that the replies of a stored turn offered."""
    return tuple(choice for reply in read_replies(turn.replies) for choice in reply.choices)


def _candidates(
    content: Content, before: Outcome, turn: StoredTurn, events: Sequence[Event], offered: Sequence[Choice]
) -> Iterator[Utterance]:
    """What may have been done, the likeliest first."""
    told = [event for event in events if isinstance(event, Answered | Corrected)]
    edited = next((event for event in told if event.how == "tableau"), None)
    if edited is not None and isinstance(edited.value, list):
        rows: list[Mapping[str, Value]] = [row for row in edited.value if isinstance(row, Mapping)]
        yield Utterance(slot=edited.slot, rows=tuple(rows))
        return
    on_form = next((event.slot for event in told if event.how == "champ"), "")
    if on_form:
        yield Utterance(turn.said, slot=on_form)
    yield from (Utterance(choice=key) for key in dict.fromkeys(_keys(content, before, turn.said, offered)))
    if turn.said:
        yield Utterance(turn.said)
        yield Utterance(turn.said, KEEP)  # a text held back, that the person chose to keep
    for event in events:  # a field emptied on its form: nothing was typed
        if isinstance(event, Cleared) and not turn.said:
            yield Utterance(slot=event.slot)


def _keys(content: Content, before: Outcome, said: str, offered: Sequence[Choice]) -> Iterator[str]:
    """The keys of the buttons that show as these words in the thread."""
    if not said:
        return
    question = open_question(content, before.conversation, before.assessment)
    here = [choice for reply in before.replies for choice in reply.choices]
    shown = [*offered, *here, *(question.choices if question is not None else ())]
    for choice in shown:
        if choice.label == said or _title(content, choice.key) == said:
            yield choice.key
    for key, name in _ALWAYS.items():
        if wording(content, name, {}) == said:
            yield key
    ticked = {choice.label: choice.key.partition(":")[2] for choice in shown if choice.key.startswith("option:")}
    if ", " in said and all(label in ticked for label in said.split(", ")):
        yield "options:" + ",".join(ticked[label] for label in said.split(", "))
    change = f"{wording(content, 'bouton_changer', {})} : "
    if said.startswith(change):
        yield from (f"champ:{slot.name}" for slot in content.slots.values() if change + slot.label == said)


def _title(content: Content, key: str) -> str:
    """What the thread shows of a fiche's button, whose label may be a telling question's."""
    head, _, rest = key.partition(":")
    sheet = content.call.fiche(rest) if head == "fiche" else None
    return sheet.title if sheet is not None else ""


def _told(events: Sequence[Event]) -> list[object]:
    """What a turn changed, without what depends on the version of the content or on the way of saying it."""
    kept: list[object] = []
    for event in events:
        match event:
            case Asked(slot=slot):
                kept.append(slot)
            case Answered() | Corrected():
                kept.append((event.slot, event.value, event.how))
            case _:
                kept.append(event)
    return kept
