"""How people go through the steps: counted from the histories of conversations, with nothing that anybody said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aide_projet.dialogue.conversation import undone_turns
from aide_projet.draft.event import Answered, Asked, Corrected, Parked, Recorded, Skipped

_Passage = Literal["asked", "answered", "skipped", "parked", "abandoned"]


@dataclass(frozen=True, slots=True)
class Told:
    """A conversation's history. `idle`: nobody has come back to it for so long that it counts as left."""

    history: Sequence[Recorded]
    idle: bool


@dataclass(frozen=True, slots=True)
class StepVisits:
    """Numbers of conversations. `abandoned`: those left for good on this question, nothing answered after it."""

    asked: int = 0
    answered: int = 0
    skipped: int = 0
    parked: int = 0
    abandoned: int = 0


def count_visits(conversations: Iterable[Told]) -> Mapping[str, StepVisits]:
    """By slot, how many conversations came through each step. What was undone counts as not done."""
    passages = Counter(passage for one in conversations for passage in set(_passages(one)))
    slots = {slot for slot, _ in passages}
    return {slot: _visits(slot, passages) for slot in sorted(slots)}


def _visits(slot: str, passages: Counter[tuple[str, _Passage]]) -> StepVisits:
    return StepVisits(
        asked=passages[slot, "asked"],
        answered=passages[slot, "answered"],
        skipped=passages[slot, "skipped"],
        parked=passages[slot, "parked"],
        abandoned=passages[slot, "abandoned"],
    )


def _passages(told: Told) -> Iterator[tuple[str, _Passage]]:
    """What happened at each step; an answer counts for the step when its question was put at any time before."""
    undone = undone_turns(tuple(told.history))
    asked: set[str] = set()
    open_slot = ""
    for record in told.history:
        match record.event:
            case Asked(slot=slot):
                open_slot = slot
                if slot:
                    asked.add(slot)
                    yield slot, "asked"
            case Answered(slot=slot) | Corrected(slot=slot) if slot in asked and record.turn not in undone:
                yield slot, "answered"
            case Skipped(slot=slot) if record.turn not in undone:
                yield slot, "skipped"
            case Parked(slot=slot) if record.turn not in undone:
                yield slot, "parked"
            case _:
                pass
    if told.idle and open_slot:
        yield open_slot, "abandoned"
