"""A sum typed in a cell, or copied from a spreadsheet: read strictly, because nobody says it in a sentence there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import say

_CURRENCY = re.compile(r"€|\beuros?\b|(?<=\d)euros?\b|\beur\b")
_DATE = re.compile(r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_WHOLE = re.compile(r"\d{1,12}")
_DECIMAL = re.compile(r"\d{1,12}[.,]\d{1,2}")
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,3}(?:[.,]\d{1,2})?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){1,3}\.\d{1,2}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){1,3},\d{1,2}|\d{1,3}(?:\.\d{3}){2,3}")
_UNCLEAR = re.compile(r"(\d{1,3})[.,](\d{3})")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a sum is not taken: the name of its sentence, and the readings that it hesitates between."""

    reason: str
    readings: tuple[float, ...] = ()


def read_amount_cell(text: str, context: ReadingContext) -> float | Unread:
    """Euros; Unread for "2.000", a date, a negative sum, words."""
    cell = " ".join(_CURRENCY.sub(" ", say(text).plain).replace("'", " ").split())
    negative = cell.startswith(("-", "(")) and any(char.isdecimal() for char in cell)
    bare = cell.strip("-+() ")
    if _DATE.fullmatch(bare):
        return Unread("case_date")
    unclear = _UNCLEAR.fullmatch(bare)
    if unclear is not None:
        whole, rest = unclear.groups()
        return Unread("case_separateur", (int(whole + rest), _plain(float(f"{whole}.{rest}"))))
    figure = _figure(bare)
    if figure is None:
        return _worded(text, context)
    return Unread("case_negative") if negative and figure else figure


def _figure(bare: str) -> float | None:
    if _WHOLE.fullmatch(bare):
        return int(bare)
    if _DECIMAL.fullmatch(bare) or _SPACED.fullmatch(bare):
        return _plain(float(bare.replace(" ", "").replace(",", ".")))
    if _ENGLISH.fullmatch(bare):
        return _plain(float(bare.replace(",", "")))
    if _DOTTED.fullmatch(bare):
        return _plain(float(bare.replace(".", "").replace(",", ".")))
    return None


def _worded(text: str, context: ReadingContext) -> float | Unread:
    """ "2k", "deux cents", "3 x 150": as in a sentence; a calculation gives its result."""
    read = read_amount(say(text), context)
    match read:
        case Reading():
            return read.value if isinstance(read.value, int | float) else Unread("case_montant")
        case Doubt(reason="doute_calcul", readings=(only,)) if isinstance(only.value, int | float):
            return only.value
        case Doubt(reason="doute_negatif"):
            return Unread("case_negative")
        case Doubt():
            values = tuple(one.value for one in read.readings if isinstance(one.value, int | float))
            return Unread("case_separateur", values) if len(values) == 2 else Unread("case_montant")
        case None:
            return Unread("case_montant")


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
