"""One sheet of the workbook: its head, its table, and cells whose formulas carry their value."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from aide_projet.draft.exact import Exact
from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.workbook_words import Words

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""How workbooks are opened: text stays text."""
WIDEST_UPRIGHT = 100
"""Characters across a page that is not turned."""
LONGEST_CELL = 32_000
"""Characters that a cell may hold (the format's own limit is 32 767)."""
_LINE_HEIGHT, _TITLE_HEIGHT, _TALLEST_ROW = 13.5, 24, 409
"""In points; the last is the format's own limit."""
_TITLE_SCALE = 1.6
"""Characters of a column's width that one of the title takes."""
_EURO, _SHARE = '#,##0.00 "€"', "0.00 %"
_INK, _GREY, _PAPER, _TOLD, _RED = "#12393F", "#47646A", "#F6F1E6", "#1B4F9C", "#9A3220"


class Styles:
    """The formats of cells, made once for a workbook."""

    def __init__(self, book: Workbook) -> None:
        def made(**more: object) -> Format:
            return book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", "font_color": _INK, **more})

        line = {"bottom": 1, "bottom_color": "#C9D3D2"}
        sum_line = {"bold": True, "bg_color": _PAPER, "top": 1, "top_color": _INK}
        self.title = made(bold=True, font_size=16, text_wrap=True)
        self.small = made(font_color=_GREY, font_size=9)
        self.stamp = made(bold=True, font_color=_RED)
        self.part = made(bold=True, font_size=12)
        self.head = made(bold=True, font_color=_GREY, font_size=9, text_wrap=True, **line)
        self.head_right = made(bold=True, font_color=_GREY, font_size=9, align="right", **line)
        self.text = made(text_wrap=True, font_color=_TOLD, **line)
        self.account = made(num_format="@", font_color=_TOLD, **line)
        self.label = made(text_wrap=True, **line)
        self.money = made(num_format=_EURO, font_color=_TOLD, **line)
        self.computed = made(num_format=_EURO, **line)
        self.share = made(num_format=_SHARE, **line)
        self.sum_label = made(text_wrap=True, **sum_line)
        self.sum = made(num_format=_EURO, **sum_line)
        self.sum_share = made(num_format=_SHARE, **sum_line)


class Sheet:
    """Cells are written from the top; `row` is the next free row, counted from 0."""

    def __init__(
        self, book: Workbook, styles: Styles, fiche: FicheDocument, words: Words, part: str, widths: Sequence[int]
    ) -> None:
        self.name = words[f"{part}.feuille"][:31]
        self.styles = styles
        self._sheet = book.add_worksheet(self.name)
        self.row = 0
        self._widths = widths
        self._lines: dict[int, int] = {}
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._print(fiche, words, wide=sum(widths) > WIDEST_UPRIGHT)
        self._top(fiche, words)
        self.say(0, words[f"{part}.titre"], styles.part)
        self.row += 1

    def _print(self, fiche: FicheDocument, words: Words, *, wide: bool) -> None:
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        if wide:
            self._sheet.set_landscape()
        self._sheet.hide_gridlines(2)
        stamp = f"&R{words['sceau']}" if fiche.practice else ""
        self._sheet.set_header(f"&L{_printed(fiche.title)}{stamp}")
        self._sheet.set_footer(f"&L{_printed(fiche.number or fiche.generated)}&R{words['page']} &P / &N")

    def _top(self, fiche: FicheDocument, words: Words) -> None:
        title, across = fiche.title or words["sans_titre"], sum(self._widths)
        self._sheet.set_row(self.row, _TITLE_HEIGHT * _lines(title, across / _TITLE_SCALE))
        # Over the width of the table: a title that ran past it would make the printed page shrink.
        self._sheet.merge_range(self.row, 0, self.row, len(self._widths) - 1, title[:LONGEST_CELL], self.styles.title)
        self.row += 1
        edition = f"{words['edition']} {fiche.edition}" if fiche.edition else ""
        number = f"{words['numero']} {fiche.number}" if fiche.number else ""
        dated = f"{words['etabli']} {fiche.generated}"
        self.say(0, " · ".join(filter(None, (number, fiche.call, edition, dated))), self.styles.small)
        self.row += 1
        if fiche.practice:
            self.say(0, words["exercice"], self.styles.stamp)
            self.row += 1
        self.say(0, words["legende"], self.styles.small)
        self.row += 2

    def head(self, texts: Sequence[str], right: Sequence[int] = ()) -> None:
        """The header row of a table: it stays in sight, and repeats on each page."""
        for column, text in enumerate(texts):
            self.say(column, text, self.styles.head_right if column in right else self.styles.head)
        self._sheet.repeat_rows(self.row)
        self._sheet.freeze_panes(self.row + 1, 0)
        self.row += 1

    def say(self, column: int, text: str, style: Format | None = None) -> None:
        """Text, whatever it looks like. The row grows with it: readers do not all fit the height to wrapped text."""
        lines = _lines(text, self._widths[column]) if style in (None, self.styles.label) else 1
        if lines > self._lines.get(self.row, 1):
            self._lines[self.row] = lines
            self._sheet.set_row(self.row, min(_LINE_HEIGHT * lines, _TALLEST_ROW))
        self._sheet.write_string(self.row, column, text[:LONGEST_CELL], style or self.styles.text)

    def amount(self, column: int, amount: Exact | None) -> None:
        """An amount told; blank when none was."""
        if amount is None:
            self._sheet.write_blank(self.row, column, None, self.styles.money)
        else:
            self._sheet.write_number(self.row, column, float(amount), self.styles.money)

    def blank(self, columns: int) -> None:
        """An empty row to fill in: a table without lines has one, so that its sum is of something."""
        for column in range(columns):
            self._sheet.write_blank(self.row, column, None, self.styles.money)
        self.row += 1

    def formula(self, column: int, formula: str, value: Exact, style: Format | None = None) -> None:
        """A formula and the value that it has now."""
        self._sheet.write_formula(
            self.row, column, f"={formula}", style or self.styles.computed, float(Fraction(value))
        )

    def here(self, column: int) -> str:
        """The cell at the next row, as a formula of this sheet names it."""
        return str(xl_rowcol_to_cell(self.row, column))

    def there(self, row: int, column: int) -> str:
        """A cell as a formula of any sheet names it."""
        return f"{self._quoted}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def column(self, first: int, last: int, column: int) -> str:
        """Cells of a column, as a formula of any sheet names them."""
        top = xl_rowcol_to_cell(first, column, row_abs=True, col_abs=True)
        return f"{self._quoted}!{top}:{xl_rowcol_to_cell(last, column, row_abs=True, col_abs=True)}"

    @property
    def _quoted(self) -> str:
        return "'" + self.name.replace("'", "''") + "'"


def _printed(text: str) -> str:
    """In a page header « & » is a command, and there is room for 255 characters in all."""
    return (text if len(text) <= 90 else f"{text[:89]}…").replace("&", "&&")


def _lines(text: str, width: float) -> int:
    """Lines that a text of 10 points takes in a column, whose width is told in characters of 11."""
    return max(1, ceil(len(text) / (width * 1.05)))
