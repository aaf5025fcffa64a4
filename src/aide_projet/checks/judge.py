"""What a told value is worth for the kind of its slot. Judges are built once per kind and run at every turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import assert_never

from aide_projet.checks.rows import GROUP, LIST
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


Judge = Callable[[Value], Verdict]


def judge_of(kind: SlotKind) -> Judge:
    """The judge of values of that kind. It never raises, whatever the value."""
    match kind:
        case ShortText() | Siret() | Rna():
            return _text
        case LongText() | Tags():
            return _long
        case Amount():
            return _amount
        case Choice(options=options):
            return _choice(options)
        case Date():
            return _date
        case YesNo():
            return _yes_no
        case Count():
            return _count
        case Place(level=level):
            return _matching(_POSTCODE) if level == "code_postal" else _text
        case Email():
            return _matching(_EMAIL)
        case Phone():
            return _matching(_PHONE)
        case MultiChoice() | TextList():
            return _texts
        case Table():
            return _table(kind)
        case Derived():
            return _derived
        case _:
            assert_never(kind)


def _text(value: Value) -> Verdict:
    if not isinstance(value, str):
        return Verdict.EMPTY if value is None else Verdict.UNREADABLE
    return Verdict.FINE if value and not value.isspace() else Verdict.EMPTY


def _long(value: Value) -> Verdict:
    """A text may be told as a list of steps, or with the tags found in it."""
    if value is None or isinstance(value, str):
        return _text(value)
    if isinstance(value, GROUP):
        text, tags = value.get("texte", ""), value.get("etiquettes", ())
        if not isinstance(text, str) or _texts(tags) is Verdict.UNREADABLE:
            return Verdict.UNREADABLE
        return Verdict.FINE if text.strip() or tags else Verdict.EMPTY
    verdict = _texts(value)
    return Verdict.EMPTY if verdict is Verdict.FINE and not value else verdict


def _texts(value: Value) -> Verdict:
    if value is None:
        return Verdict.EMPTY
    if isinstance(value, str) or not isinstance(value, LIST):
        return Verdict.UNREADABLE
    for item in value:
        if not isinstance(item, str):
            return Verdict.UNREADABLE
    return Verdict.FINE


def _amount(value: Value) -> Verdict:
    if exact(value) is not None:
        return Verdict.FINE
    return Verdict.EMPTY if value is None else Verdict.UNREADABLE


def _choice(options: tuple[Option, ...]) -> Judge:
    keys = frozenset(option.key for option in options)

    def judge(value: Value) -> Verdict:
        if not isinstance(value, str):
            return Verdict.EMPTY if value is None else Verdict.UNREADABLE
        if value == UNKNOWN or not value:
            return Verdict.EMPTY
        return Verdict.FINE if value in keys else Verdict.UNEXPECTED

    return judge


def _date(value: Value) -> Verdict:
    if not isinstance(value, str):
        return Verdict.EMPTY if value is None else Verdict.UNREADABLE
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
    return Verdict.EMPTY if value is None else Verdict.UNREADABLE


def _count(value: Value) -> Verdict:
    if not isinstance(value, GROUP):
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
    if value is None:
        return Verdict.EMPTY
    number = exact(value)
    if number is None:
        return Verdict.UNREADABLE
    return Verdict.FINE if isinstance(number, int) else Verdict.UNEXPECTED


def _matching(pattern: re.Pattern[str]) -> Judge:
    def judge(value: Value) -> Verdict:
        if isinstance(value, str) and pattern.fullmatch(value):
            return Verdict.FINE
        verdict = _text(value)
        return Verdict.UNEXPECTED if verdict is Verdict.FINE else verdict

    return judge


def _derived(value: Value) -> Verdict:
    if value is None:
        return Verdict.EMPTY
    return Verdict.FINE if isinstance(value, (str, int, float)) else Verdict.UNREADABLE


def _table(kind: Table) -> Judge:
    cells = tuple((column.key, _cell(column.kind)) for column in kind.columns)

    def judge(value: Value) -> Verdict:
        if isinstance(value, str) or not isinstance(value, LIST):
            return Verdict.EMPTY if value is None else Verdict.UNREADABLE
        worst = Verdict.FINE
        for row in value:
            if not isinstance(row, GROUP):
                return Verdict.UNREADABLE
            for key, cell in cells:
                told = row.get(key)
                if told is None:
                    continue
                verdict = cell(told)
                if verdict is Verdict.UNREADABLE:
                    return verdict
                if verdict is Verdict.UNEXPECTED or verdict is Verdict.IMPOSSIBLE:
                    worst = verdict
        return worst

    return judge


def _cell(kind: SlotKind) -> Judge:
    """Cells are freer than slots: "606" is within account 60 (a rule says which exist), "au printemps" is a date."""
    if isinstance(kind, Choice) and kind.options and kind.options[0].key.isdigit():
        return _text
    if isinstance(kind, Date):
        return lambda value: Verdict.VAGUE if (found := _date(value)) is Verdict.UNEXPECTED else found
    return judge_of(kind)
