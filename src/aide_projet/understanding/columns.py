"""Which column of a spreadsheet is which of a table: by the titles above them, else by what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Amount, Choice, Column, Date, ShortText, Table
from aide_projet.understanding.amount_cell import Unread, read_amount_cell
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import key

Cells = Sequence[str]
_HEADER_WITHIN = 20  # rows in which titles are looked for
_COUNT, _PRICE, _TOTAL = "quantité", "prix unitaire", "ligne de total"
_SURE = 0.6  # share of the cells of a column that must be of a kind


@dataclass(frozen=True, slots=True)
class Taken:
    """The rows as they will be typed in the form, each with its place in the grid, by column.

    `origin`: the grid's column that each of ours comes from. `left_out`: rows that repeat others (totals).
    `several`: several columns hold sums, and no title says which is meant. `multiplied`: counts by prices.
    """

    rows: tuple[Mapping[str, str], ...]
    places: tuple[int, ...]
    origin: Mapping[str, int]
    left_out: tuple[str, ...] = ()
    several: bool = False
    multiplied: bool = False


def recognised(table: Table, grid: Sequence[Cells], context: ReadingContext) -> Taken | None:
    """What of a grid makes rows of this table; None when no column can be its first one."""
    language = context.language
    header = _header(table, grid, language)
    body = range(0 if header is None else header + 1, len(grid))
    titled = _titles(table, grid[header], language) if header is not None else {}
    several = False
    origin = dict(titled)
    amounts = [column.key for column in table.columns if isinstance(column.kind, Amount)]
    if header is None or table.columns[0].key not in origin:
        origin, several = _by_content(table, [grid[place] for place in body], context)
    if table.columns[0].key not in origin:
        return None
    if header is None:
        body = range(_titled_by(grid, origin, amounts), len(grid))
    priced = bool(amounts) and amounts[0] not in origin and {_COUNT, _PRICE} <= origin.keys()
    rows, places = [], []
    for place in body:
        cells = grid[place]
        row = {column.key: _cell(cells, origin.get(column.key)) for column in table.columns}
        if priced:
            row[amounts[0]] = _product(_cell(cells, origin[_COUNT]), _cell(cells, origin[_PRICE]), context)
        if any(row.values()):
            rows.append(row)
            places.append(place)
    kept, left = _without_totals(table, rows, context, amounts)
    return Taken(
        tuple(rows[at] for at in kept),
        tuple(places[at] for at in kept),
        {name: column for name, column in origin.items() if name not in (_COUNT, _PRICE)},
        tuple(rows[at][table.columns[0].key] for at in left),
        several,
        priced,
    )


@of_content(maxsize=32)
def _names(language: Language, name: str) -> frozenset[str]:
    return frozenset(key(word) for word in language.words("tableurs", name)) - {""}


def _title(cell: str) -> str:
    return key(cell.strip(" :*").replace("(", " ").replace(")", " "))


def _header(table: Table, grid: Sequence[Cells], language: Language) -> int | None:
    """The first row whose cells name our first column and another, or our only two."""
    for place, cells in enumerate(grid[:_HEADER_WITHIN]):
        found = _titles(table, cells, language)
        if table.columns[0].key in found and len(found) >= min(2, len(table.columns)):
            return place
    return None


def _titles(table: Table, cells: Cells, language: Language) -> dict[str, int]:
    """Our columns by the titles of a row. Of two tables side by side the first is meant."""
    found: dict[str, int] = {}
    wanted = [*(column.key for column in table.columns)]
    if any(isinstance(column.kind, Amount) for column in table.columns):
        wanted += [_COUNT, _PRICE]
    labels = {column.key: _title(column.label) for column in table.columns}
    taken: set[int] = set()
    for name in wanted:
        listed = _names(language, name) | {key(name), labels.get(name, key(name))}
        place = next((at for at, cell in enumerate(cells) if at not in taken and _title(cell) in listed), None)
        if place is not None:
            found[name] = place
            taken.add(place)
    return found


def _by_content(table: Table, rows: Sequence[Cells], context: ReadingContext) -> tuple[dict[str, int], bool]:
    width = max((len(row) for row in rows), default=0)
    columns = {place: [row[place] for row in rows if place < len(row) and row[place]] for place in range(width)}
    columns = {place: cells for place, cells in columns.items() if cells}
    origin: dict[str, int] = {}
    sums: list[int] = []
    # Sums first: "600" looks like an account too.
    for column in sorted(table.columns, key=lambda column: not isinstance(column.kind, Amount)):
        if isinstance(column.kind, ShortText):
            continue
        fits = [place for place, cells in columns.items() if _share(column, cells, context) >= _SURE]
        if isinstance(column.kind, Amount):
            sums = fits
        if fits:
            origin[column.key] = fits[-1]
            del columns[fits[-1]]
    texts = [place for place, cells in columns.items() if _share_of_words(cells) >= _SURE]
    for column, place in zip([c for c in table.columns if isinstance(c.kind, ShortText)], texts, strict=False):
        origin[column.key] = place
    return origin, sum(place in columns or place == sums[-1] for place in sums) > 1


def _titled_by(grid: Sequence[Cells], origin: Mapping[str, int], amounts: Sequence[str]) -> int:
    """How many lines at the top only name the table: one cell, and no sum."""
    for place, cells in enumerate(grid):
        if not amounts or sum(map(bool, cells)) != 1 or _cell(cells, origin.get(amounts[0])):
            return place
    return 0


def _share(column: Column, cells: Sequence[str], context: ReadingContext) -> float:
    return sum(_is_of(column, cell, context) for cell in cells) / len(cells)


def _is_of(column: Column, cell: str, context: ReadingContext) -> bool:
    match column.kind:
        case Amount():
            found = read_amount_cell(cell, context) if any(char.isdecimal() for char in cell) else Unread("")
            return not isinstance(found, Unread) or found.reason in ("case_separateur", "case_negative")
        case Choice(options=options):
            keys = {option.key for option in options} | {key(option.label) for option in options}
            digits = cell.strip().isdecimal() and len(cell.strip()) in (2, 3, 4, 6) and cell.strip()[:2] in keys
            return digits or key(cell) in keys
        case Date():
            return cell.count("/") == 2 and cell.replace("/", "").isdecimal()
        case _:
            return False


def _share_of_words(cells: Sequence[str]) -> float:
    return sum(any(char.isalpha() for char in cell) for cell in cells) / len(cells)


def _cell(cells: Cells, place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _product(count: str, price: str, context: ReadingContext) -> str:
    """The sum of a row that tells how many and at what price; what cannot be read is left to be seen."""
    first, second = read_amount_cell(count, context), read_amount_cell(price, context)
    if isinstance(first, Unread) or isinstance(second, Unread):
        return f"{count} × {price}" if count and price else ""
    product = round(first * second, 2)
    return str(int(product)) if product == int(product) else f"{product:.2f}".replace(".", ",")


def _without_totals(
    table: Table, rows: Sequence[Mapping[str, str]], context: ReadingContext, amounts: Sequence[str]
) -> tuple[list[int], list[int]]:
    """Rows named a total, and headings of accounts whose sum is that of the rows under them."""
    if not amounts:
        return list(range(len(rows))), []
    first, totals = table.columns[0].key, _names(context.language, _TOTAL)
    left = {at for at, row in enumerate(rows) if _is_total(row[first], totals)}
    headings = [at for at, row in enumerate(rows) if at not in left and _heading(row[first])]
    read = [read_amount_cell(row[amounts[0]], context) if row[amounts[0]] else 0 for row in rows]
    for at, following in zip(headings, [*headings[1:], len(rows)], strict=False):
        under = [read[place] for place in range(at + 1, following) if place not in left]
        own = read[at]
        sums = [one for one in under if not isinstance(one, Unread)]
        if under and (not rows[at][amounts[0]] or (own == sum(sums) and len(sums) == len(under))):
            left.add(at)
    if len(left) == len(rows):
        left.clear()  # nothing but totals: they are all there is
    return [at for at in range(len(rows)) if at not in left], sorted(left)


def _is_total(name: str, totals: frozenset[str]) -> bool:
    simple = _title(name)
    return simple in totals or any(simple.startswith(f"{word} ") for word in ("total", "sous total", "totaux"))


def _heading(name: str) -> bool:
    """ "60 - Achats", as the standard table writes its accounts."""
    return name[:1] in "678" and name[1:2].isdecimal() and not name[2:3].isdecimal() and len(name) > 2
