"""What is left to do with a draft before handing it in, as pages and documents show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aide_projet.checks.finding import Finding, Severity, Source
from aide_projet.checks.readiness import Obstacle, ObstacleKind
from aide_projet.use_cases.calendar_view import NO_CALENDAR, CalendarView


@dataclass(frozen=True, slots=True)
class Evidence:
    """A field that shows something of a criterion: the person's own words where they are known, and its value."""

    slot: str
    label: str
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that would show more, and the question to ask oneself."""

    slot: str
    label: str
    question: str


@dataclass(frozen=True, slots=True)
class CriterionCheck:
    """A selection criterion held against the draft: what it shows, what it does not yet. It counts, it does not judge.

    `strengthen`: for what is shown already, the questions that would show it better.
    """

    key: str
    title: str
    short: str
    shown: tuple[Evidence, ...]
    missing: tuple[Gap, ...]
    strengthen: tuple[Gap, ...]
    source: Source

    @property
    def share(self) -> float:
        """Of the fields that show it, how many are told: from 0 to 1."""
        fields = len(self.shown) + len(self.missing)
        return len(self.shown) / fields if fields else 0.0


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A parked answer to take away: what, who could know, and the question to put to them."""

    slot: str
    label: str
    who_knows: str
    question: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """The calendar, the criteria, what stands between the draft and « prête », and what to ask other people."""

    calendar: CalendarView
    criteria: tuple[CriterionCheck, ...]
    obstacles: tuple[Obstacle, ...]
    to_ask: tuple[ToAsk, ...]

    def untold(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings that say more than a list of fields which these obstacles and criteria show already.

        Such a list opens each field that it looks at, and has nothing to try.
        """
        listed = {obstacle.slot for obstacle in self.obstacles if obstacle.kind is not ObstacleKind.BLOCKING}
        listed |= {gap.slot for criterion in self.criteria for gap in criterion.missing}
        return tuple(finding for finding in findings if not _lists(finding, frozenset(listed)))


def _lists(finding: Finding, fields: frozenset[str]) -> bool:
    opened = tuple(remedy.slot for remedy in finding.remedies if remedy.sets is None)
    return finding.severity is not Severity.BLOCKING and opened == finding.slots and fields.issuperset(opened)


NOTHING_TO_PREPARE = Preparation(NO_CALENDAR, (), (), ())
