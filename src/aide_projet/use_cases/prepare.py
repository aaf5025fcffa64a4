"""Works out what is left to do with a draft: its calendar, the criteria, the obstacles, what to ask other people."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.checks.call import Criterion
from aide_projet.checks.readiness import readiness
from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.content import Content
from aide_projet.draft.draft import Draft
from aide_projet.use_cases.calendar_view import calendar_view
from aide_projet.use_cases.preparation import CriterionCheck, Evidence, Gap, Preparation, ToAsk
from aide_projet.use_cases.view import DossierPart, Entry

Entries = Mapping[str, Entry]


def prepare(content: Content, draft: Draft, state: Assessment, dossier: tuple[DossierPart, ...]) -> Preparation:
    """What is left to do, on the day of the assessment. The first one takes a library of holidays (some 200 ms)."""
    entries = {entry.slot: entry for part in dossier for entry in part.entries}
    return Preparation(
        calendar=calendar_view(content, draft, state),
        criteria=tuple(_held(criterion, content, entries) for criterion in content.call.criteria),
        obstacles=readiness(state.facts, state.findings).obstacles,
        to_ask=tuple(_to_ask(content, entry) for entry in entries.values() if entry.state == "gare"),
    )


def _held(criterion: Criterion, content: Content, entries: Entries) -> CriterionCheck:
    """The fields of the criterion that exist for this draft, told or not. One to be reviewed shows nothing sure yet."""
    here = [entries[slot] for slot in criterion.slots if slot in entries]
    told = [entry for entry in here if entry.state == "rempli" and entry.shown]
    return CriterionCheck(
        key=criterion.key,
        title=criterion.title,
        short=criterion.short,
        shown=tuple(Evidence(entry.slot, entry.label, entry.said, entry.shown) for entry in told),
        missing=tuple(_gap(criterion, content, entry) for entry in here if entry not in told),
        strengthen=tuple(_gap(criterion, content, entry) for entry in told if entry.slot in criterion.questions),
        source=criterion.source,
    )


def _gap(criterion: Criterion, content: Content, entry: Entry) -> Gap:
    step = content.steps.get(entry.slot)
    return Gap(entry.slot, entry.label, criterion.questions.get(entry.slot) or (step.question if step else ""))


def _to_ask(content: Content, entry: Entry) -> ToAsk:
    step = content.steps.get(entry.slot)
    return ToAsk(entry.slot, entry.label, entry.who_knows, step.ask if step else entry.question)
