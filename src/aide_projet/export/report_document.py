"""The skeleton of the end report: what the fiche planned, with room beside it for what was done.

Values only: the fixed French phrases, and the open questions, stand in the templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.export.budget import BudgetLine, budget
from aide_projet.export.fiche_document import told_entries
from aide_projet.export.plain_text import lines, one_line
from aide_projet.use_cases.view import ConversationView, Entry

IN_SHORT = ("date_debut", "date_fin", "commune", "quartier", "lieu", "public", "nombre_participants", "encadrants")
TEXTS = ("actions", "place_habitants", "evaluation", "gouvernance")


@dataclass(frozen=True, slots=True)
class Planned:
    """Something planned: its name, what was planned ("" when nothing was told), and a further detail."""

    label: str
    planned: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """Money planned, line by line, with its total."""

    rows: tuple[Planned, ...]
    total: str


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """The report. `in_short`: dates, place, people; `texts`: longer answers, a paragraph each."""

    title: str
    structure: str
    call: str
    funder: str
    edition: str
    practice: bool
    in_short: tuple[Planned, ...]
    objectives: tuple[str, ...]
    indicators: tuple[Planned, ...]
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    steps: tuple[Planned, ...]
    partners: tuple[Planned, ...]
    expenses: PlannedTable
    income: PlannedTable
    given: PlannedTable


def report_document(view: ConversationView) -> ReportDocument:
    """The report of a conversation as it stands. Personal fields, the key and the four words are never in it."""
    entries = {entry.slot: entry for part in view.dossier for entry in part.entries if not entry.personal}
    told = {slot: entry for slot, entry in told_entries(view).items() if not entry.personal}
    money = budget(told, view.call.funder)
    expenses = [line for group in money.expenses for line in group.lines] if money else []
    return ReportDocument(
        title=one_line(view.title),
        structure=_one(told, "structure_nom"),
        call=one_line(view.call.title),
        funder=one_line(view.call.funder),
        edition=one_line(view.call.edition),
        practice=view.call.practice,
        in_short=tuple(Planned(one_line(entries[s].label), _one(told, s)) for s in IN_SHORT if s in entries),
        objectives=lines(told["objectifs"].shown) if "objectifs" in told else (),
        indicators=_rows(told, "indicateurs"),
        texts=tuple((one_line(told[slot].label), lines(told[slot].shown)) for slot in TEXTS if slot in told),
        steps=_rows(told, "etapes_calendrier"),
        partners=_rows(told, "partenaires"),
        expenses=_money(expenses, money.expenses_total if money else ""),
        income=_money(money.income if money else (), money.income_total if money else ""),
        given=_money(money.given if money else (), money.given_total if money else ""),
    )


def _one(told: Mapping[str, Entry], slot: str) -> str:
    return one_line(told[slot].shown) if slot in told else ""


def _rows(told: Mapping[str, Entry], slot: str) -> tuple[Planned, ...]:
    """The rows of a table: its first column names them, the second is what was planned, the third a detail."""
    shown = told[slot].rows[1:] if slot in told else ()
    return tuple(Planned(*(one_line(cell) for cell in (*row, "", "")[:3])) for row in shown)


def _money(shown: tuple[BudgetLine, ...] | list[BudgetLine], total: str) -> PlannedTable:
    return PlannedTable(tuple(Planned(line.label, line.amount) for line in shown), total)
