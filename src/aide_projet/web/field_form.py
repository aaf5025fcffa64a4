"""How each kind of field is edited on the fiche: which boxes, filled with what, on which keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from aide_projet.draft import slot as kinds
from aide_projet.draft.slot import SlotKind
from aide_projet.draft.value import Value
from aide_projet.use_cases.view import Entry

Mode = Literal["ligne", "texte", "lignes", "choix", "cases", "oui_non"]
"""one line · several · one item a line · one of · some of · yes or no"""


CELLS = " : "
"""Between the cells of a line of a table."""
_DEDUCED = frozenset({"type", "compte"})
"""Columns that the reader works out from the name (a funder's type, an expense's account)."""


@dataclass(frozen=True, slots=True)
class Box:
    """An option with whether it is the present value. `key` is what a choice sends, `label` what ticking says."""

    key: str
    label: str
    help: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class FieldForm:
    """`text` fills the box; `columns` names what a line of a table holds."""

    mode: Mode
    text: str = ""
    boxes: tuple[Box, ...] = ()
    input_mode: str = "text"
    autocomplete: str = "off"
    columns: tuple[str, ...] = ()


def field_form(kind: SlotKind, entry: Entry) -> FieldForm:
    """The form of a field of this kind, filled with its entry. A derived field has none: LookupError."""
    match kind:
        case kinds.LongText():
            return FieldForm("texte", _typed(entry))
        case kinds.Tags():
            value = entry.value if isinstance(entry.value, dict) else {}
            return FieldForm("texte", str(value.get("texte", "")) or entry.shown)
        case kinds.Choice(options):
            return FieldForm("choix", boxes=_boxes(options, (entry.value,)))
        case kinds.MultiChoice(options):
            return _ticking(options, entry)
        case kinds.YesNo(unknown_allowed):
            return FieldForm("oui_non", boxes=_yes_no(unknown_allowed, entry.value))
        case kinds.TextList():
            items = entry.value if isinstance(entry.value, list | tuple) else ()
            return FieldForm("lignes", "\n".join(str(item) for item in items))
        case kinds.Table(columns):
            return _table(columns, entry)
        case kinds.Amount():
            return FieldForm("ligne", entry.shown, input_mode="decimal")
        case kinds.Count():
            return FieldForm("ligne", entry.shown, input_mode="numeric")
        case kinds.Siret():
            return FieldForm("ligne", _typed(entry), input_mode="numeric")
        case kinds.Email():
            return FieldForm("ligne", _typed(entry), input_mode="email", autocomplete="email")
        case kinds.Phone():
            return FieldForm("ligne", entry.shown, input_mode="tel", autocomplete="tel")
        case kinds.ShortText() | kinds.Place() | kinds.Rna():
            return FieldForm("ligne", _typed(entry))
        case kinds.Date():
            return FieldForm("ligne", entry.shown)
        case kinds.Derived():
            raise LookupError(entry.slot)
        case _:
            assert_never(kind)


def _table(columns: tuple[kinds.Column, ...], entry: Entry) -> FieldForm:
    """One line a row, in the way that the row reader reads back."""
    told = [place for place, column in enumerate(columns) if column.key not in _DEDUCED]
    lines = (CELLS.join(row[place] for place in told if row[place]) for row in entry.rows[1:])
    return FieldForm("lignes", "\n".join(lines), columns=tuple(columns[place].label for place in told))


def _typed(entry: Entry) -> str:
    return entry.value if isinstance(entry.value, str) else entry.shown


def _boxes(options: tuple[kinds.Option, ...], chosen: tuple[Value, ...]) -> tuple[Box, ...]:
    return tuple(Box(f"option:{option.key}", option.label, option.help, option.key in chosen) for option in options)


def _ticking(options: tuple[kinds.Option, ...], entry: Entry) -> FieldForm:
    chosen = tuple(entry.value) if isinstance(entry.value, list | tuple) else ()
    keys = {option.key for option in options}
    free = ", ".join(str(item) for item in chosen if item not in keys)
    return FieldForm("cases", free, _boxes(options, chosen))


def _yes_no(unknown_allowed: bool, value: Value) -> tuple[Box, ...]:
    boxes = (Box("oui", "", "", value is True), Box("non", "", "", value is False))
    return (*boxes, Box("ne-sait-pas", "", "", value == "inconnu")) if unknown_allowed else boxes
