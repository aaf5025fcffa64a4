"""A draft's calendar on a day: each step that concerns it, with its day and how urgent it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from aide_projet.checks.calendar import is_open
from aide_projet.checks.call import Edition
from aide_projet.checks.finding import Source
from aide_projet.checks.retroplan import (
    Bound,
    Certainty,
    EditionDate,
    EditionStatus,
    Fixed,
    Lead,
    PlannedStep,
    Retroplan,
)
from aide_projet.checks.working_days import shifted, working_before
from aide_projet.draft.kept import of_content


class StepState(StrEnum):
    """PAST: its edition is over, so that it is neither late nor to be done."""

    DONE = "fait"
    LATE = "en_retard"
    SOON = "bientot"
    LATER = "plus_tard"
    PAST = "passe"


@dataclass(frozen=True, slots=True)
class DatedStep:
    """`deadline` is the edition's own date where `day` had to come earlier, on a working day; None elsewhere."""

    key: str
    label: str
    why: str
    day: date
    bound: Bound
    state: StepState
    certainty: Certainty
    source: Source
    deadline: date | None = None
    alert: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """`notice`: what is to be said of the edition first. The late steps come first, then by day."""

    status: EditionStatus
    notice: str
    steps: tuple[DatedStep, ...]


NO_PLAN = Plan(EditionStatus.WITHOUT_DATE, "", ())
"""That of a call whose authors planned nothing."""


def plan(
    retroplan: Retroplan | None,
    edition: Edition | None,
    facts: Mapping[str, object],
    today: date,
    announced: Sequence[str] = (),
) -> Plan:
    """The calendar of a draft, from its facts on that day; without an edition there are no dates, which is said.

    `announced`: the titles of editions whose dates are not known yet, told while none is open or dated.
    """
    if retroplan is None:
        return NO_PLAN
    status = edition_status(edition, today)
    said = _notice(retroplan, status, facts, announced)
    if edition is None:
        return Plan(status, said, ())
    days = step_days(retroplan, edition)
    shown = [
        _dated(step, edition, days[step.key], known, today, retroplan.soon)
        for step in retroplan.steps
        if step.key in days
        for known in ({**facts, **_lead_facts(step, days[step.key])},)
        if step.condition is None or step.condition.evaluate(known) is True
    ]
    shown.sort(key=lambda step: (step.state is not StepState.LATE, step.day))
    return Plan(status, said, tuple(shown))


def _notice(retroplan: Retroplan, status: EditionStatus, facts: Mapping[str, object], announced: Sequence[str]) -> str:
    notice = retroplan.notices.get(status)
    said = [] if notice is None else [notice.say(facts)]
    if announced and retroplan.announcement and status in (EditionStatus.OVER, EditionStatus.WITHOUT_DATE):
        said.append(retroplan.announcement.say({"editions_annoncees": tuple(announced)}))
    return " ".join(said)


def edition_status(edition: Edition | None, today: date) -> EditionStatus:
    """Where the edition stands on that day."""
    if edition is None:
        return EditionStatus.WITHOUT_DATE
    if is_open(edition, today):
        return EditionStatus.OPEN
    return EditionStatus.OVER if today > edition.file_deadline else EditionStatus.NOT_OPEN


@of_content(maxsize=64)
def step_days(retroplan: Retroplan, edition: Edition) -> Mapping[str, date]:
    """The working day of every step of an edition, but those that hang on a date that the edition does not give.

    Leads count from the other step's own date, not from the working day that it was moved to.
    """
    anchors = {step.key: step.anchor for step in retroplan.steps}

    def day_of(key: str) -> date | None:
        match anchors[key]:
            case Fixed(name):
                return edition_date(edition, name)
            case Lead(other, days, working):
                start = day_of(other)
                return None if start is None else shifted(start, days, retroplan.off, working=working)
            case anchor:
                assert_never(anchor)

    found = {key: day for key in anchors if (day := day_of(key)) is not None}
    return {
        key: working_before(day, retroplan.off) if isinstance(anchors[key], Fixed) else day
        for key, day in found.items()
    }


def edition_date(edition: Edition, name: EditionDate) -> date | None:
    """A date of an edition by its name; None when the text does not give it."""
    match name:
        case "ouverture":
            return edition.opens
        case "fiche_synthetique":
            return edition.synopsis_deadline
        case "dossier_complet":
            return edition.file_deadline
        case _:
            assert_never(name)


def _lead_facts(step: PlannedStep, day: date) -> Mapping[str, object]:
    """What a step's own wordings and conditions may name besides the draft's facts."""
    return {"jour": day.isoformat(), "jours": abs(step.anchor.days) if isinstance(step.anchor, Lead) else 0}


def _dated(
    step: PlannedStep, edition: Edition, day: date, facts: Mapping[str, object], today: date, soon: int
) -> DatedStep:
    certainty, deadline = step.certainty, None
    if isinstance(step.anchor, Fixed):
        certainty = Certainty.DEDUCED if step.anchor.name in edition.deduced else Certainty.TEXT
        official = edition_date(edition, step.anchor.name)
        deadline = official if official != day else None
    alerted = step.alert is not None and step.alert_when is not None and step.alert_when.evaluate(facts) is True
    return DatedStep(
        key=step.key,
        label=step.title.say(facts),
        why=step.why.say(facts),
        day=day,
        bound=step.bound,
        state=_state(step, edition, deadline or day, facts, today, soon),
        certainty=certainty,
        source=step.source,
        deadline=deadline,
        alert=step.alert.say(facts) if alerted and step.alert is not None else "",
        slot=step.slot,
    )


def _state(
    step: PlannedStep, edition: Edition, last: date, facts: Mapping[str, object], today: date, soon: int
) -> StepState:
    if step.done is not None and step.done.evaluate(facts) is True:
        return StepState.DONE
    if today > edition.file_deadline:
        return StepState.PAST
    if today > last and step.bound is Bound.LATEST:
        return StepState.LATE
    return StepState.SOON if last - today <= timedelta(days=soon) else StepState.LATER
