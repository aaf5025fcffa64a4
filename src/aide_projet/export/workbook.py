"""The budget as a workbook (XLSX) with live formulas: whoever changes an amount sees the shares and the balance follow.

Each formula carries the value that it has now, so that a reader that computes nothing shows it too. What people told is
written as text whatever it looks like: it never becomes a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from aide_projet.export.account_plan import AccountPlan, account_plan
from aide_projet.export.fiche_document import FicheDocument, told_entries
from aide_projet.export.money_lines import Money, money
from aide_projet.export.sheet import PLAIN, Sheet, Styles
from aide_projet.export.workbook_sheets import accounts_sheet, expenses_sheet, given_sheet, income_sheet
from aide_projet.export.workbook_words import Words, workbook_words
from aide_projet.use_cases.view import ConversationView

_NOTHING = Money((), False, None, (), ())


def workbook(view: ConversationView, fiche: FicheDocument, templates: Sequence[Path]) -> bytes:
    """The workbook: expenses, who pays, what is given, and the table of accounts. Raise TemplateError."""
    words, plan = workbook_words(templates), account_plan(templates)
    told = money(told_entries(view), view.call.funder) or _NOTHING
    made = io.BytesIO()
    with Workbook(made, PLAIN) as book:
        book.set_properties(
            {
                "title": fiche.title or words["sans_titre"],
                "subject": fiche.call,
                "author": f"aide-projet {fiche.version}",
                "created": datetime.fromisoformat(fiche.generated_iso),
            }
        )
        _sheets(book, view, fiche, told, plan, words)
    return made.getvalue()


def _sheets(
    book: Workbook, view: ConversationView, fiche: FicheDocument, told: Money, plan: AccountPlan, words: Words
) -> None:
    styles = Styles(book)

    def begin(part: str, widths: Sequence[int]) -> Sheet:
        return Sheet(book, styles, fiche, words, part, widths)

    spent = expenses_sheet(begin("depenses", (10, 60, 16)), told, words)
    received = income_sheet(begin("financement", (42, 24, 14, 14, 10, 16, 12)), told, plan, view.call, spent, words)
    given = given_sheet(begin("contributions", (60, 16)), told, words)
    accounts_sheet(begin("comptes", (8, 46, 16, 8, 46, 16)), told, plan, (spent, received, given), words)
