"""The list of many fiches as a workbook, one line each: to sort them, and to find one again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from aide_projet.checks.finding import Severity
from aide_projet.draft.exact import exact
from aide_projet.export.fiche_document import told_entries
from aide_projet.export.plain_text import one_line
from aide_projet.export.sheet import LONGEST_CELL, PLAIN, Styles
from aide_projet.export.workbook_words import workbook_words
from aide_projet.use_cases.view import ConversationView

LIST = "00-liste.xlsx"
_COLUMNS = (
    ("fichier", "", 34),
    ("numero", "", 12),
    ("projet", "intitule", 40),
    ("structure", "structure_nom", 30),
    ("commune", "commune", 18),
    ("fiche", "fiche", 34),
    ("total", "budget_total", 14),
    ("demande", "montant_demande", 14),
    ("part_locale", "cofinancement_local_taux", 12),
    ("bloquants", "", 10),
    ("manques", "", 10),
)
"""Word in fiche.xlsx.toml, slot, width in characters."""


def fiche_list(
    views: Sequence[ConversationView], names: Sequence[str], *, generated: date, templates: Sequence[Path]
) -> bytes:
    """The workbook; `names` are the files of the fiches, in the same order. Raise TemplateError."""
    words, made = workbook_words(templates), io.BytesIO()
    with Workbook(made, PLAIN) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(words["liste.feuille"][:31])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer(f"&L{words['etabli']} {generated:%d/%m/%Y}&R{words['page']} &P / &N")
        for column, (word, _, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, words[f"liste.{word}"], styles.head)
        for row, (view, name) in enumerate(zip(views, names, strict=True), 1):
            for column, cell in enumerate(_cells(view, name)):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell[:LONGEST_CELL], styles.label)
                else:
                    word = _COLUMNS[column][0]
                    style = styles.share if word == "part_locale" else styles.computed
                    sheet.write_number(row, column, cell, styles.label if isinstance(cell, int) else style)
        sheet.autofilter(0, 0, max(1, len(views)), len(_COLUMNS) - 1)
    return made.getvalue()


def _cells(view: ConversationView, name: str) -> list[str | int | float]:
    told = told_entries(view)
    counted: dict[str, str | int] = {
        "fichier": name,
        "numero": view.number,
        "bloquants": sum(1 for finding in view.findings if finding.severity is Severity.BLOCKING),
        "manques": len(view.missing),
    }
    cells: list[str | int | float] = []
    for word, slot, _ in _COLUMNS:
        entry = told.get(slot)
        number = None if entry is None else exact(entry.value)
        if word in counted:
            cells.append(counted[word])
        elif entry is None:
            cells.append("")
        else:
            cells.append(one_line(entry.shown) if number is None else float(number))
    return cells
