"""The view of a conversation: what every edge shows, computed from the content and where the conversation stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from aide_projet.checks.calendar import edition_on, is_open
from aide_projet.checks.contacts import whom_to_contact
from aide_projet.checks.financing import financing
from aide_projet.checks.gauges import gauges
from aide_projet.checks.readiness import readiness
from aide_projet.dialogue.assessment import FICHE, Assessment
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.next_step import progress
from aide_projet.dialogue.path import kinds, stands
from aide_projet.dialogue.present import open_question
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.ways import findings_with_ways
from aide_projet.draft.display import rows, shown
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.draft_json import draft_json
from aide_projet.draft.exact import exact, plain_number
from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Date, Derived, Level, Table
from aide_projet.draft.value import Value
from aide_projet.use_cases.ports import StoredConversation
from aide_projet.use_cases.prepare import prepare
from aide_projet.use_cases.view import CallView, ConversationView, DossierPart, Entry, FicheFit, Money, PastTurn


def show(
    content: Content,
    stored: StoredConversation,
    conversation: Conversation,
    state: Assessment,
    thread: tuple[PastTurn, ...],
    held: str = "",
) -> ConversationView:
    """Everything there is to show after the last turn of `thread`."""
    draft = conversation.draft
    readied = readiness(state.facts, state.findings)
    dossier = _dossier(content, draft, state)
    return ConversationView(
        key=stored.key,
        turn=conversation.turn,
        today=state.today.isoformat(),
        words=stored.words,
        path=conversation.path,
        call=call_view(content, stored, draft, state),
        thread=thread,
        question=open_question(content, conversation, state),
        dossier=dossier,
        fits=_fits(content, draft, state),
        ranking=state.ranking,
        findings=findings_with_ways(content, state),
        progress=progress(content, conversation, state),
        ready=readied.ready,
        missing=readied.labels,
        draft=draft,
        draft_json=draft_json(draft),
        title=_title(draft),
        number=f"{stored.created.year}-{stored.number:04d}" if stored.number else "",
        held_text=held,
        prepare=cache(partial(prepare, content, draft, state, dossier)),
        money=_money(content, state.facts),
    )


def call_view(content: Content, stored: StoredConversation, draft: Draft, state: Assessment) -> CallView:
    """The call, its edition, and whether this is an exercise: a rehearsed day, or no edition open on that day."""
    call = content.call
    edition = call.edition(draft.edition) or edition_on(call, state.today)
    return CallView(
        name=call.name,
        title=call.title,
        funder=call.funder,
        edition=edition.name if edition else "",
        practice=stored.practised is not None or edition is None or not is_open(edition, state.today),
        notice=call.notice,
        synopsis_deadline=shown(Date(), edition.synopsis_deadline.isoformat()) if edition else "",
        file_deadline=shown(Date(), edition.file_deadline.isoformat()) if edition else "",
        whom_to_contact=whom_to_contact(call, state.facts),
        local_types=tuple(sorted(call.local_funder_types)),
        rate_base=call.rate_base,
        rate_base_label=call.rate_base_label,
    )


def _money(content: Content, known: Mapping[str, object]) -> Money | None:
    paid = financing(content.call, content.slots, known)
    return None if paid is None else Money(paid, gauges(known))


def _title(draft: Draft) -> str:
    title = draft.value("intitule")
    return title if isinstance(title, str) else ""


def _dossier(content: Content, draft: Draft, state: Assessment) -> tuple[DossierPart, ...]:
    """The fields that exist for this draft, and those it holds although they do not exist any more."""
    there = {open_step.slot.name: open_step.essential for open_step in state.steps}
    parts = []
    for part in content.flow.parts:
        entries = []
        for step in part.steps:
            name = step.slot
            filled = draft.filled.get(name)
            if filled is not None:
                entries.append(_entry(content, step, filled, essential=there.get(name, False)))
            elif name in there:
                where = "gare" if name in draft.parked else "passe" if name in draft.skipped else "vide"
                entries.append(_vacant(content, name, where, there[name]))
        if entries:
            parts.append(DossierPart(part.title, tuple(entries)))
    derived = _derived(content, draft, state.facts)
    if derived:
        parts.append(DossierPart(wording(content, "partie_calculee", {}), derived))
    return tuple(parts)


def _entry(content: Content, step: Step, filled: Filled, *, essential: bool) -> Entry:
    slot = content.slots[step.slot]
    return Entry(
        slot=slot.name,
        label=slot.label,
        kind=kinds(content)[slot.name],
        state="rempli" if stands(content, slot.name, filled) else "a_revoir",
        level=Level.ESSENTIAL.value if essential else slot.level.value,
        value=filled.value,
        shown=shown(slot.kind, filled.value),
        said=filled.said,
        rows=rows(slot.kind, filled.value) if isinstance(slot.kind, Table) else (),
        columns=tuple(column.key for column in slot.kind.columns) if isinstance(slot.kind, Table) else (),
        question=step.question,
        who_knows=step.who_knows,
        personal=slot.personal,
    )


@of_content(maxsize=2048)
def _vacant(content: Content, name: str, state: str, essential: bool) -> Entry:
    """A field with nothing in it is the same for everybody."""
    slot, step = content.slots[name], content.steps[name]
    return Entry(
        slot=name,
        label=slot.label,
        kind=kinds(content)[name],
        state=state,
        level=Level.ESSENTIAL.value if essential else slot.level.value,
        question=step.question,
        who_knows=step.who_knows,
        personal=slot.personal,
    )


def _derived(content: Content, draft: Draft, facts: Mapping[str, object]) -> tuple[Entry, ...]:
    """Slots without a step: computed, or deduced from another value."""
    entries = []
    for name, slot in content.slots.items():
        if name in content.steps:
            continue
        held = None if isinstance(slot.kind, Derived) else draft.filled.get(name)
        value: Value = _plain(facts.get(name)) if isinstance(slot.kind, Derived) else draft.value(name)
        if value is None:
            continue
        entries.append(
            Entry(
                slot=name,
                label=slot.label,
                kind=kinds(content)[name],
                state="a_revoir" if held is not None and not stands(content, name, held) else "rempli",
                level=slot.level.value,
                value=value,
                shown=shown(slot.kind, value),
                said=draft.filled[name].said if name in draft.filled else "",
                personal=slot.personal,
            )
        )
    return tuple(entries)


def _plain(value: object) -> Value:
    """A fact as JSON data."""
    if isinstance(value, str):
        return value
    number = exact(value)
    return None if number is None else plain_number(number)


def _fits(content: Content, draft: Draft, state: Assessment) -> tuple[FicheFit, ...]:
    chosen = draft.value(FICHE)
    fits = []
    for candidate in state.ranking.candidates:
        sheet = content.call.fiche(candidate.fiche)
        if sheet is None:
            continue
        words = tuple(dict.fromkeys(word.said for word in candidate.words if word.weight > 0))
        fits.append(
            FicheFit(
                key=sheet.key,
                title=sheet.title,
                summary=sheet.summary,
                score=candidate.score,
                words=words,
                would_change=candidate.would_change,
                proposed=state.ranking.best == sheet.key,
                chosen=chosen == sheet.key,
            )
        )
    return tuple(fits)
