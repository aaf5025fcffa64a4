"""Values as people read them, whatever their kind.

Never raises: a value of another shape than its kind's is shown as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from aide_projet.draft import figure_text
from aide_projet.draft.exact import exact
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Column,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.draft.value import Value

# The few words that figures and answers are shown with, by language. Sentences are not here but in the YAML.
_YES_NO = {"fr": ("oui", "non", "ne sait pas")}
_RANGE = {"fr": ("{min} à {max}", "{min} au moins", "{max} au plus")}
_NONE = {"fr": "aucun"}
_NO_BREAK = "\N{NO-BREAK SPACE}"


def shown(kind: SlotKind, value: Value, language: str = "fr") -> str:
    """One line or a few of text: "2 500 €", "juin 2015", "20 à 30", the label of a choice; "" when nothing is told."""
    if value is None:
        return ""
    if value == []:  # told, and there is none
        return _NONE.get(language, _NONE["fr"])
    match kind:
        case ShortText() | LongText() | Place() | Email() | Rna() | TextList():
            return _text(value, language)
        case Choice(options=options):
            return _label(options, value, language)
        case MultiChoice(options=options):
            items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
            return " · ".join(_label(options, item, language) for item in items)
        case Tags():
            return _tags(value, language)
        case Amount():
            return _amount(value, language)
        case Count():
            return _count(value, language)
        case Date():
            return figure_text.day(value, language) if isinstance(value, str) else _text(value, language)
        case YesNo():
            return _yes_no(value, language)
        case Phone():
            return _grouped(value, (2, 2, 2, 2, 2), language)
        case Siret():
            return _grouped(value, (3, 3, 3, 5), language)
        case Table():
            return "\n".join(" · ".join(_cells(row)) for row in rows(kind, value, language)[1:])
        case Derived(result=result):
            return _derived(result, value, language)
        case _:
            assert_never(kind)


def rows(kind: SlotKind, value: Value, language: str = "fr") -> tuple[tuple[str, ...], ...]:
    """The rows of a table as shown, its header first; empty for other kinds and when there is no row."""
    if not isinstance(kind, Table) or not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return ()
    header = tuple(column.label for column in kind.columns)
    return (header, *(_row(kind.columns, row, language) for row in value))


def _cells(row: tuple[str, ...]) -> Iterator[str]:
    """What a row says, once: a funder named like its type ("CAF", CAF) is told by its name."""
    return (cell for cell, before in zip(row, ("", *row), strict=False) if cell and cell != before)


def _row(columns: tuple[Column, ...], row: Value, language: str) -> tuple[str, ...]:
    if not isinstance(row, Mapping):
        return (_text(row, language), *("" for _ in columns[1:]))
    return tuple(shown(column.kind, row.get(column.key), language) for column in columns)


def _text(value: Value, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _yes_no(value, language)
    if isinstance(value, (int, float)):
        return str(value) if exact(value) is None else figure_text.number(value, language)
    if isinstance(value, Mapping):
        return " · ".join(_text(item, language) for item in value.values() if item is not None)
    return "\n".join(_text(item, language) for item in value or () if item is not None)


def _label(options: tuple[Option, ...], value: Value, language: str) -> str:
    if not isinstance(value, str):
        return _text(value, language)
    return next((option.label for option in options if option.key == value), value)


def _tags(value: Value, language: str) -> str:
    return _text(value.get("texte"), language) if isinstance(value, Mapping) else _text(value, language)


def _amount(value: Value, language: str) -> str:
    amount = exact(value)
    return _text(value, language) if amount is None else figure_text.money(amount, language)


def _count(value: Value, language: str) -> str:
    if not isinstance(value, Mapping):
        return _text(value, language)
    least, most = value.get("min"), value.get("max")
    both, at_least, at_most = _RANGE.get(language, _RANGE["fr"])
    pattern = both if least is not None and most is not None else at_least if least is not None else at_most
    return pattern.format(min=_text(least, language), max=_text(most, language))


def _yes_no(value: Value, language: str) -> str:
    yes, no, unknown = _YES_NO.get(language, _YES_NO["fr"])
    if value is True:
        return yes
    if value is False:
        return no
    return unknown if value == "inconnu" else _text(value, language)


def _grouped(value: Value, sizes: tuple[int, ...], language: str) -> str:
    """Digits in the groups that people read them by: "06 11 22 33 44". Another text is given back."""
    if not isinstance(value, str) or not (value.isascii() and value.isdigit()) or len(value) != sum(sizes):
        return _text(value, language)
    groups, place = [], 0
    for size in sizes:
        groups.append(value[place : place + size])
        place += size
    return _NO_BREAK.join(groups)


def _derived(result: str, value: Value, language: str) -> str:
    figure = exact(value)
    if figure is None or result == "texte":
        return _text(value, language)
    return figure_text.money(figure, language) if result == "montant" else figure_text.share(figure, language)
