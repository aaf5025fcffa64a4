"""What the fiche synthétique says, whatever the format: one content model, which every template prints.

Values only: the fixed French phrases of the documents stand in the templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.checks.finding import Finding
from aide_projet.draft import figure_text
from aide_projet.export.account_plan import AccountPlan
from aide_projet.export.account_table import AccountTable, account_table
from aide_projet.export.budget import Budget, shown_budget
from aide_projet.export.money_lines import SLOTS as BUDGET_SLOTS
from aide_projet.export.money_lines import money
from aide_projet.export.plain_text import lines, one_line, sentence
from aide_projet.use_cases.view import ConversationView, Entry

TITLE, IDEA, FICHE = "intitule", "idee", "fiche"
CONTACTS = ("contact_nom", "contact_telephone", "contact_courriel")
RATE, LOCAL = "cofinancement_local_taux", "cofinancement_local"
FIGURES = ("budget_total", "montant_demande", RATE, "nombre_participants")
SUMMARY = (
    "structure_nom",
    "porteur_type",
    "representant",
    "commune",
    "intercommunalite",
    "quartier",
    "quartier_statut",
    "territoire",
    "public",
    "date_debut",
    "date_fin",
)
"""What a funder looks for first, in this order; those that a call has not are left out."""

_TOLD = ("rempli", "a_revoir")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as printed. `form`: texte (paragraphs), liste (one item each), tableau (`rows`, the header first)."""

    slot: str
    label: str
    form: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    computed: bool = False
    to_review: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the dossier: what is told, and the labels of what was asked for and is not."""

    title: str
    fields: tuple[Field, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding as printed. `severity`: bloquant, attention, conseil. `deduced`: the source does not say it in full."""

    severity: str
    message: str
    remedies: tuple[str, ...]
    document: str
    part: str
    deduced: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the calendar, its day in French. `bound`, `state`, `certainty` as in the view's."""

    label: str
    day: str
    bound: str
    state: str
    certainty: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Something not known yet, and who could know."""

    label: str
    who_knows: str


@dataclass(frozen=True, slots=True)
class FicheDocument:
    """The whole fiche. Dates are shown in French, `generated_iso` excepted. `day`: the day rehearsed in an exercise.

    `number`: what people quote, "" when no store gave one. `shows_missing`: whether it says what is missing; else
    flags, missing, parked and to_review are empty, and no part lists what is untold.
    """

    title: str
    number: str
    shows_missing: bool
    idea: tuple[str, ...]
    call: str
    funder: str
    edition: str
    fiche: str
    fiche_proposed: str
    generated: str
    generated_iso: str
    version: str
    practice: bool
    day: str
    notice: tuple[str, ...]
    synopsis_deadline: str
    file_deadline: str
    whom_to_contact: tuple[str, ...]
    ready: bool
    figures: tuple[Field, ...]
    summary: tuple[Field, ...]
    contact: tuple[Field, ...]
    parts: tuple[Part, ...]
    budget: Budget | None
    accounts: AccountTable | None
    rate_base_label: str
    local_share: tuple[Field, ...]
    calendar: tuple[Step, ...]
    flags: tuple[Flag, ...]
    missing: tuple[str, ...]
    parked: tuple[ToAsk, ...]
    to_review: tuple[str, ...]


def fiche_document(
    view: ConversationView, *, generated: date, version: str, plan: AccountPlan | None = None, missing: bool = True
) -> FicheDocument:
    """The document of a conversation as it stands. The private key and the four words are never in it.

    `plan`: of the annex, which is left out without one. `missing`: say what is missing and what was flagged.
    """
    entries = {entry.slot: entry for part in view.dossier for entry in part.entries}
    told = told_entries(view)
    shown = {slot: _field(entry) for slot, entry in told.items()}
    told_money = money(told, view.call.funder)
    proposed = next((fit.title for fit in view.fits if fit.proposed), "")
    return FicheDocument(
        title=one_line(view.title),
        number=view.number,
        shows_missing=missing,
        idea=shown[IDEA].paragraphs if IDEA in shown else (),
        call=one_line(view.call.title),
        funder=one_line(view.call.funder),
        edition=one_line(view.call.edition),
        fiche=one_line(told[FICHE].shown) if FICHE in told else "",
        fiche_proposed="" if FICHE in told else one_line(proposed),
        generated=figure_text.day(generated.isoformat()),
        generated_iso=generated.isoformat(),
        version=version,
        practice=view.call.practice,
        day=figure_text.day(view.today) if view.today != generated.isoformat() else "",
        notice=lines(view.call.notice),
        synopsis_deadline=one_line(view.call.synopsis_deadline),
        file_deadline=one_line(view.call.file_deadline),
        whom_to_contact=lines(view.call.whom_to_contact),
        ready=view.ready,
        figures=tuple(shown[slot] for slot in FIGURES if slot in shown),
        summary=tuple(shown[slot] for slot in SUMMARY if slot in shown),
        contact=tuple(shown[slot] for slot in CONTACTS if slot in shown),
        parts=_parts(view, shown, in_budget=BUDGET_SLOTS if told_money else frozenset(), missing=missing),
        budget=shown_budget(told_money, plan) if told_money else None,
        accounts=account_table(told_money, plan) if told_money and plan else None,
        rate_base_label=one_line(view.call.rate_base_label),
        local_share=tuple(shown[slot] for slot in (LOCAL, RATE) if slot in shown),
        calendar=_calendar(view),
        flags=tuple(_flag(finding) for finding in view.findings) if missing else (),
        missing=_missing(view) if missing else (),
        parked=tuple(
            ToAsk(one_line(entry.label), one_line(entry.who_knows))
            for entry in entries.values()
            if entry.state == "gare" and missing
        ),
        to_review=tuple(one_line(entry.label) for entry in told.values() if entry.state == "a_revoir" and missing),
    )


def told_entries(view: ConversationView) -> dict[str, Entry]:
    """The fields that are told, by slot."""
    entries = (entry for part in view.dossier for entry in part.entries)
    return {entry.slot: entry for entry in entries if entry.state in _TOLD and entry.shown.strip()}


def _parts(
    view: ConversationView, shown: Mapping[str, Field], *, in_budget: frozenset[str], missing: bool
) -> tuple[Part, ...]:
    """The parts with what is told in them. What stands elsewhere (title, summary, budget) is not printed twice."""
    elsewhere = {TITLE, IDEA, FICHE, LOCAL, *FIGURES, *SUMMARY, *CONTACTS, *in_budget}
    parts = []
    for part in view.dossier:
        fields = tuple(
            shown[entry.slot] for entry in part.entries if entry.slot in shown and entry.slot not in elsewhere
        )
        untold = tuple(
            one_line(entry.label)
            for entry in part.entries
            if missing and entry.slot not in shown and entry.level != "extra"
        )
        if fields:
            parts.append(Part(one_line(part.title), fields, untold))
    return tuple(parts)


def _calendar(view: ConversationView) -> tuple[Step, ...]:
    return tuple(
        Step(one_line(step.label), one_line(step.shown), step.bound, step.state, step.certainty)
        for step in view.preparation.calendar.by_day
    )


def _missing(view: ConversationView) -> tuple[str, ...]:
    """What stands between here and "prête", then the rest that was asked for and is not told; the parked apart."""
    told = (*_TOLD, "gare")
    entries = [entry for part in view.dossier for entry in part.entries]
    untold = [entry.label for entry in entries if entry.state not in told and entry.level != "extra"]
    parked = {entry.label for entry in entries if entry.state == "gare"}
    return tuple(one_line(label) for label in dict.fromkeys((*view.missing, *untold)) if label not in parked)


def _field(entry: Entry) -> Field:
    rows = tuple(tuple(one_line(cell) for cell in row) for row in entry.rows)
    return Field(
        slot=entry.slot,
        label=one_line(entry.label),
        form="tableau" if rows else "liste" if entry.kind == "liste" else "texte",
        paragraphs=lines(entry.shown),
        rows=rows,
        computed=entry.kind == "calcule",
        to_review=entry.state == "a_revoir",
    )


FEW = 4
"""Remedies printed with a finding, at most."""


def _printed(finding: Finding) -> tuple[str, ...]:
    """The first ones, without a full stop: they follow one another in a sentence.

    Many that set nothing are one for each missing field, which the message lists already.
    """
    if len(finding.remedies) > FEW and not any(remedy.sets for remedy in finding.remedies):
        return ()
    return tuple(sentence(remedy.label).removesuffix(".") for remedy in finding.remedies[:FEW])


def _flag(finding: Finding) -> Flag:
    return Flag(
        severity=finding.severity.value,
        message=sentence(finding.message),
        remedies=_printed(finding),
        document=one_line(finding.source.document),
        part=one_line(finding.source.part),
        deduced=finding.source.deduced,
    )
