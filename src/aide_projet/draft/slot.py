"""Slots of the draft and the closed set of their kinds.

Adding a kind: add its dataclass to `SlotKind`; the type checker then lists every `match` that must know it.
The names in YAML (`genre:`) are those of `kind_name`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, assert_never

from aide_projet.draft.condition import Condition
from aide_projet.draft.value import Value


class Level(StrEnum):
    """How much a slot is needed: champs.md §1 levels E, C and X."""

    ESSENTIAL = "essentiel"
    COMPLETE = "complet"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice: its stored key, its label and the other words people use for it."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class ShortText:
    """One line. Lengths in characters."""

    min_chars: int = 1
    max_chars: int = 200


@dataclass(frozen=True, slots=True)
class LongText:
    """Several sentences. `min_words` under which a little more is asked for, once."""

    min_words: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Exactly one of the options; the value is the option's key."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class MultiChoice:
    """Any of the options; the value is a list of keys, where an item that is no key is free text kept as said."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """A text and the tags recognised in it; the value is {"texte": str, "etiquettes": [key…]}."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros, cents kept; the value is an int or a float."""


@dataclass(frozen=True, slots=True)
class Count:
    """People or things; the value is an int ≥ 0, or a range {"min": int, "max": int} (either may be missing)."""


@dataclass(frozen=True, slots=True)
class Date:
    """ISO 8601 text: a day "2015-06-13", a month "2015-06", a year "2015".

    A season is "2015-22" (ISO 8601-2: 21 spring … 24 winter).
    """


@dataclass(frozen=True, slots=True)
class YesNo:
    """true or false; where `unknown_allowed`, the text "inconnu" is a value too."""

    unknown_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An official name (commune, intercommunalité) or a postcode of five digits."""

    level: Literal["commune", "intercommunalite", "code_postal"] = "commune"


@dataclass(frozen=True, slots=True)
class Email:
    """An address; the value is its normal form."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A French number; the value is ten digits "0611223344"."""


@dataclass(frozen=True, slots=True)
class Siret:
    """Fourteen digits, no spaces. The keys are checked by a finding, never by refusing the value."""


@dataclass(frozen=True, slots=True)
class Rna:
    """An association's register number: W and nine characters."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A few lines of text; the value is a list of strings."""

    max_items: int = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, of an elementary kind."""

    key: str
    label: str
    kind: ShortText | Choice | Amount | Count | Date
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows told line by line; the value is a list of objects with the column keys."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """Computed from other slots (`checks.facts`), never asked; `result` says how it is shown."""

    result: Literal["montant", "pourcentage", "texte"] = "texte"


SlotKind = (
    ShortText
    | LongText
    | Choice
    | MultiChoice
    | Tags
    | Amount
    | Count
    | Date
    | YesNo
    | Place
    | Email
    | Phone
    | Siret
    | Rna
    | TextList
    | Table
    | Derived
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of the draft.

    `applies_if`: the field exists only then. `essential_if`: it is essential then, whatever its level.
    `personal`: data about a person, never matched nor shared.
    """

    name: str
    kind: SlotKind
    label: str
    level: Level = Level.EXTRA
    applies_if: Condition | None = None
    essential_if: Condition | None = None
    personal: bool = False


def has_columns(table: Table, rows: Sequence[Value]) -> bool:
    """Whether these are rows with no cell outside the columns of the table."""
    keys = {column.key for column in table.columns}
    return all(isinstance(row, Mapping) and row.keys() <= keys for row in rows)


def kind_name(kind: SlotKind) -> str:
    """The French name of a kind, as written in YAML, JSON and on the pages."""
    match kind:
        case ShortText():
            return "texte_court"
        case LongText():
            return "texte_long"
        case Choice():
            return "choix"
        case MultiChoice():
            return "choix_multiple"
        case Tags():
            return "etiquettes"
        case Amount():
            return "montant"
        case Count():
            return "nombre"
        case Date():
            return "date"
        case YesNo():
            return "oui_non"
        case Place():
            return "lieu"
        case Email():
            return "courriel"
        case Phone():
            return "telephone"
        case Siret():
            return "siret"
        case Rna():
            return "rna"
        case TextList():
            return "liste"
        case Table():
            return "tableau"
        case Derived():
            return "calcule"
        case _:
            assert_never(kind)
