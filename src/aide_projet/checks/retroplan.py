"""The calendar drawn backwards from an edition's deadlines, as authored in rules/<call>/retroplanning.yaml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from aide_projet.checks.finding import Source
from aide_projet.draft.condition import Condition
from aide_projet.draft.wording import Wording

DaysOff = Callable[[int], frozenset[date]]
"""The public holidays of a year; they are worked out outside, where a library may be loaded."""

EditionDate = Literal["ouverture", "fiche_synthetique", "dossier_complet"]


class Certainty(StrEnum):
    """How sure the day is: the call says it · it follows from what the call says · customary, the call is silent."""

    TEXT = "texte"
    DEDUCED = "deduit"
    CUSTOMARY = "usage"


class Bound(StrEnum):
    """What the day means: the latest · a likely one · the earliest."""

    LATEST = "au_plus_tard"
    AROUND = "vers"
    EARLIEST = "pas_avant"


class EditionStatus(StrEnum):
    """Where an edition stands on a day; WITHOUT_DATE: the call has no edition at all."""

    OPEN = "ouverte"
    OVER = "close"
    NOT_OPEN = "pas_ouverte"
    WITHOUT_DATE = "sans_date"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date of the edition itself."""

    name: EditionDate


@dataclass(frozen=True, slots=True)
class Lead:
    """So many days from another step: negative before it, positive after. `working`: counted in working days."""

    step: str
    days: int
    working: bool = False


@dataclass(frozen=True, eq=False)
class PlannedStep:
    """A step as authored. `certainty` is that of a lead; a fixed date's is the edition's.

    `condition`: shown only when true. `done`: ticked when true. `alert` is said when `alert_when` is true; it may read
    the step's day as `jour`. `slot`: the field that it opens, or "".
    """

    key: str
    title: Wording
    why: Wording
    anchor: Fixed | Lead
    source: Source
    bound: Bound = Bound.LATEST
    certainty: Certainty = Certainty.CUSTOMARY
    condition: Condition | None = None
    done: Condition | None = None
    alert_when: Condition | None = None
    alert: Wording | None = None
    slot: str = ""


@dataclass(frozen=True, eq=False)
class Retroplan:
    """`soon`: how many days ahead a step is near. `notices`: what is said of the edition, by its status.

    `announcement`: what is said besides when another edition is announced without its dates.
    `reminders`: how many days before a step the calendar of a phone rings.
    """

    soon: int
    steps: tuple[PlannedStep, ...]
    off: DaysOff
    notices: Mapping[EditionStatus, Wording] = field(default_factory=dict)
    announcement: Wording | None = None
    reminders: tuple[int, ...] = ()
