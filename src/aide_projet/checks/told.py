"""Told values held against the kind of their slot: which can be used, and which a finding must name.

A value that cannot be used is never an exception: it counts as not known, and is listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import assert_never

from aide_projet.draft.draft import Draft
from aide_projet.draft.exact import exact
from aide_projet.draft.partial_date import is_iso_shape, parse_iso
from aide_projet.draft.slot import (
    Amount,
    Choice,
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
    Slot,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.draft.value import Value

UNKNOWN = "inconnu"
"""The stored key of « je ne sais pas » where a slot has that answer (champs.md): the same as not told."""

_POSTCODE = re.compile(r"\d{5}", re.ASCII)
_PHONE = re.compile(r"0\d{9}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Verdict(Enum):
    """FINE · EMPTY (as good as not told) · UNREADABLE (not the kind's JSON type) · UNEXPECTED (the type, but no such
    answer) · IMPOSSIBLE (no such day) · VAGUE (a season or a year)."""

    FINE = auto()
    EMPTY = auto()
    UNREADABLE = auto()
    UNEXPECTED = auto()
    IMPOSSIBLE = auto()
    VAGUE = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """`values`: what can be used, by slot (amounts exact); `flagged`: the slots of each other verdict.

    `strange`: names that are no slot.
    """

    values: dict[str, object]
    flagged: Mapping[Verdict, tuple[str, ...]] = field(default_factory=dict)
    strange: tuple[str, ...] = ()


# What is kept although flagged: text stays text, and a vague date is a date.
_KEPT = (Verdict.FINE, Verdict.VAGUE)
_KEPT_KINDS = (Email, Phone, Place, Table)


def told(slots: Mapping[str, Slot], draft: Draft) -> Told:
    """Sort the told values of a draft."""
    values: dict[str, object] = {}
    flagged: dict[Verdict, tuple[str, ...]] = {}
    strange = tuple(draft.extra)
    for name, filled in draft.filled.items():
        slot = slots.get(name)
        if slot is None:
            strange += (name,)
            continue
        verdict = judge(slot.kind, filled.value)
        if verdict in _KEPT or (verdict is not Verdict.EMPTY and _usable(slot.kind, filled.value)):
            values[name] = exact(filled.value) if isinstance(slot.kind, Amount) else filled.value
        if verdict is not Verdict.FINE and verdict is not Verdict.EMPTY:
            flagged[verdict] = (*flagged.get(verdict, ()), name)
    return Told(values, flagged, strange)


def judge(kind: SlotKind, value: Value) -> Verdict:
    """What a value is worth for a slot of that kind."""
    if value is None:
        return Verdict.EMPTY
    match kind:
        case ShortText() | Siret() | Rna():
            return _text(value)
        case LongText() | Tags():
            return _text(value) if isinstance(value, str) else _long(value)
        case Amount():
            return Verdict.UNREADABLE if exact(value) is None else Verdict.FINE
        case Choice(options=options):
            return _choice(options, value)
        case Date():
            return _date(value)
        case YesNo():
            return _yes_no(value)
        case Count():
            return _count(value)
        case Place(level=level):
            return _matching(_POSTCODE, value) if level == "code_postal" else _text(value)
        case Email():
            return _matching(_EMAIL, value)
        case Phone():
            return _matching(_PHONE, value)
        case MultiChoice() | TextList():
            return _texts(value)
        case Table():
            return _table(kind, value)
        case Derived():
            return Verdict.FINE if isinstance(value, (str, int, float)) else Verdict.UNREADABLE
        case _:
            assert_never(kind)


def _usable(kind: SlotKind, value: Value) -> bool:
    """An address with a slip is still an address; a table with one bad cell still has its other rows."""
    if isinstance(kind, Table):
        return isinstance(value, Sequence) and not isinstance(value, str)
    return isinstance(kind, _KEPT_KINDS) and isinstance(value, str)


def _text(value: Value) -> Verdict:
    if not isinstance(value, str):
        return Verdict.UNREADABLE
    return Verdict.FINE if value and not value.isspace() else Verdict.EMPTY


def _long(value: Value) -> Verdict:
    """A text may be told as a list of steps, or with the tags found in it."""
    if isinstance(value, Mapping):
        text, tags = value.get("texte", ""), value.get("etiquettes", ())
        if not isinstance(text, str) or _texts(tags) is Verdict.UNREADABLE:
            return Verdict.UNREADABLE
        return Verdict.FINE if text.strip() or tags else Verdict.EMPTY
    verdict = _texts(value)
    return Verdict.EMPTY if verdict is Verdict.FINE and not value else verdict


def _texts(value: Value) -> Verdict:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return Verdict.UNREADABLE
    return Verdict.FINE if all(isinstance(item, str) for item in value) else Verdict.UNREADABLE


def _choice(options: tuple[Option, ...], value: Value) -> Verdict:
    if not isinstance(value, str):
        return Verdict.UNREADABLE
    if value == UNKNOWN or not value:
        return Verdict.EMPTY
    return Verdict.FINE if any(option.key == value for option in options) else Verdict.UNEXPECTED


def _date(value: Value) -> Verdict:
    if not isinstance(value, str):
        return Verdict.UNREADABLE
    if not value:
        return Verdict.EMPTY
    parsed = parse_iso(value)
    if parsed is None:
        return Verdict.IMPOSSIBLE if is_iso_shape(value) else Verdict.UNEXPECTED
    return Verdict.FINE if parsed.precision in ("jour", "mois") else Verdict.VAGUE


def _yes_no(value: Value) -> Verdict:
    if isinstance(value, bool):
        return Verdict.FINE
    if isinstance(value, str):
        return Verdict.EMPTY if value in (UNKNOWN, "") else Verdict.UNEXPECTED
    return Verdict.UNREADABLE


def _count(value: Value) -> Verdict:
    if not isinstance(value, Mapping):
        return _whole(value)
    least, most = value.get("min"), value.get("max")
    verdicts = [_whole(end) for end in (least, most) if end is not None]
    if not verdicts:
        return Verdict.EMPTY
    if Verdict.UNREADABLE in verdicts or Verdict.UNEXPECTED in verdicts:
        return max(verdicts, key=lambda verdict: verdict.value)
    upside_down = isinstance(least, (int, float)) and isinstance(most, (int, float)) and least > most
    return Verdict.UNEXPECTED if upside_down else Verdict.FINE


def _whole(value: Value) -> Verdict:
    number = exact(value)
    if number is None:
        return Verdict.UNREADABLE
    return Verdict.FINE if isinstance(number, int) else Verdict.UNEXPECTED


def _matching(pattern: re.Pattern[str], value: Value) -> Verdict:
    verdict = _text(value)
    if verdict is not Verdict.FINE or not isinstance(value, str):
        return verdict
    return Verdict.FINE if pattern.fullmatch(value) else Verdict.UNEXPECTED


def _table(kind: Table, value: Value) -> Verdict:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return Verdict.UNREADABLE
    worst = Verdict.FINE
    for row in value:
        if not isinstance(row, Mapping):
            return Verdict.UNREADABLE
        for column in kind.columns:
            verdict = _cell(column.kind, row.get(column.key))
            if verdict is Verdict.UNREADABLE:
                return verdict
            if verdict in (Verdict.UNEXPECTED, Verdict.IMPOSSIBLE):
                worst = verdict
    return worst


def _cell(kind: SlotKind, value: Value) -> Verdict:
    """Cells are freer than slots: "606" is within account 60 (a rule says which exist), "au printemps" is a date."""
    if value is None:
        return Verdict.EMPTY
    if _holds_accounts(kind):
        return _text(value)
    verdict = judge(kind, value)
    return Verdict.VAGUE if isinstance(kind, Date) and verdict is Verdict.UNEXPECTED else verdict


def _holds_accounts(kind: SlotKind) -> bool:
    return isinstance(kind, Choice) and kind.options[:1] != () and kind.options[0].key.isdigit()
