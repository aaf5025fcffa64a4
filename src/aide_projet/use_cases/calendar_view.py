"""The calendar drawn backwards, as pages and documents show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aide_projet.checks.calendar import edition_of
from aide_projet.checks.finding import Source
from aide_projet.checks.plan import NO_PLAN, DatedStep, plan
from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.content import Content
from aide_projet.draft.draft import Draft
from aide_projet.draft.figure_text import weekday


@dataclass(frozen=True, slots=True)
class CalendarStep:
    """A step with its day. Days are ISO, `shown` the day in French ("lundi 10 novembre 2014").

    `bound`: au_plus_tard (the latest day), vers (a likely one), pas_avant (the earliest). `state`: fait · en_retard ·
    bientot · plus_tard · passe (the edition is over). `certainty` of the day: texte (the call says it) · deduit ·
    usage (customary: our advice). `deadline`, `deadline_shown`: the edition's own date where `day` comes earlier, that
    one being no working day. `alert`: what does not go with the draft. `slot`: the field that it opens, or "".
    `days_left` is negative once it is past.
    """

    key: str
    label: str
    why: str
    day: str
    shown: str
    bound: str
    state: str
    certainty: str
    source: Source
    days_left: int
    deadline: str = ""
    deadline_shown: str = ""
    alert: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class CalendarView:
    """`status` of the edition: ouverte · close · pas_ouverte · sans_date. `notice` says it in words.

    `today` is ISO. `reminders`: how many days before a step a phone rings.
    """

    status: str
    notice: str
    steps: tuple[CalendarStep, ...]
    today: str = ""
    reminders: tuple[int, ...] = ()

    @property
    def by_day(self) -> tuple[CalendarStep, ...]:
        """The steps in the order of their days, late or not: their numbers in the picture and in the list."""
        return tuple(sorted(self.steps, key=lambda step: step.day))


def calendar_view(content: Content, draft: Draft, state: Assessment) -> CalendarView:
    """The calendar of a draft on the day of its assessment."""
    edition = edition_of(content.call, draft.edition, state.today)
    made = plan(content.call.retroplan, edition, state.facts, state.today, content.call.announced)
    return CalendarView(
        made.status.value,
        made.notice,
        tuple(_shown(step, state.today) for step in made.steps),
        state.today.isoformat(),
        content.call.retroplan.reminders if content.call.retroplan else (),
    )


def _shown(step: DatedStep, today: date) -> CalendarStep:
    return CalendarStep(
        key=step.key,
        label=step.label,
        why=step.why,
        day=step.day.isoformat(),
        shown=weekday(step.day.isoformat()),
        bound=step.bound.value,
        state=step.state.value,
        certainty=step.certainty.value,
        source=step.source,
        days_left=(step.day - today).days,
        deadline=step.deadline.isoformat() if step.deadline else "",
        deadline_shown=weekday(step.deadline.isoformat()) if step.deadline else "",
        alert=step.alert,
        slot=step.slot,
    )


NO_CALENDAR = CalendarView(NO_PLAN.status.value, NO_PLAN.notice, ())
