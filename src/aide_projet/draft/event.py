"""Events: what a turn changed. Append-only; the draft and the conversation are their fold.

Events hold what was read and the words it came from, never a position in a flow, so that an edited flow strands nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aide_projet.draft.value import Value

How = Literal["dit", "volontaire", "choisi", "champ", "tableau", "deduit", "import"]
"""typed as the answer · said besides · pressed · edited on the fiche page, in words or cell by cell · follows from
another value · imported"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question was put; what comes next is read against it, whatever is published meanwhile."""

    slot: str
    version: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A value was read. `span` is where its words stand in what was said, in characters."""

    slot: str
    kind: str
    value: Value
    said: str
    span: tuple[int, int] | None = None
    how: How = "dit"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value replaced a former one, on the person's word."""

    slot: str
    kind: str
    value: Value
    said: str
    span: tuple[int, int] | None = None
    how: How = "dit"


@dataclass(frozen=True, slots=True)
class Cleared:
    """A value was taken out; the slot is open again."""

    slot: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person passed on this question; it is not asked again by itself."""

    slot: str


@dataclass(frozen=True, slots=True)
class Parked:
    """The person does not know yet; asked once more at the end, then listed with who could know."""

    slot: str


@dataclass(frozen=True, slots=True)
class OfferedReading:
    """One reading of an ambiguous answer, as offered on a button. `hint` tells homonyms apart: a département."""

    value: Value
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """An answer had several readings: they were offered, none was stored."""

    slot: str
    kind: str
    said: str
    reason: str
    readings: tuple[OfferedReading, ...]
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Confirming:
    """A drastic command waits for a yes."""

    what: Literal["recommencer"]


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """The answer to this slot's question could not be read; the next wording depends on how many times."""

    slot: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The person chose to answer or change this slot now; then the flow goes on."""

    slot: str


@dataclass(frozen=True, slots=True)
class PathChosen:
    """Express (essential slots) or complete."""

    path: Literal["express", "complet"]


@dataclass(frozen=True, slots=True)
class Undone:
    """What turn `turn` changed no longer counts."""

    turn: int


@dataclass(frozen=True, slots=True)
class Restarted:
    """Everything told before no longer counts (itself can be undone)."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something to remember that is no slot: a flag for the animateur, a choice against the proposal."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a draft.json held that this program does not know: kept, so that exporting it again loses nothing."""

    extra: Mapping[str, Value]


Event = (
    Asked
    | Answered
    | Corrected
    | Cleared
    | Skipped
    | Parked
    | Offered
    | Confirming
    | Misunderstood
    | Opened
    | PathChosen
    | Undone
    | Restarted
    | Noted
    | Imported
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with the turn that it belongs to. Turn 0 is the start of the conversation."""

    turn: int
    event: Event
