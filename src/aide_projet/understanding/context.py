"""What a reader may know besides the words: the vocabulary, the day, and the values already told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aide_projet.draft.value import Value
from aide_projet.understanding.language import Language


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """`slot` is written on the readings. `today` is the day that "demain" and dates without a year start from.

    `past`: the question is about something done, so a date without a year is the last one and the past is no surprise.
    `known` holds the draft's values by slot: "la moitié" is turned into euros when `budget_total` is among them.
    `hour_value`: euros that an hour of a volunteer is worth, None where nobody has set it.
    """

    language: Language
    today: date
    known: Mapping[str, Value] = field(default_factory=dict)
    slot: str = ""
    past: bool = False
    hour_value: float | None = None
