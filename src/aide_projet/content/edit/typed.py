"""What a person types in a box → the value to write, or why it cannot be taken and what to write instead.

Figures and days are read by the readers of the conversation: what is ambiguous for residents is here too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from aide_projet.content.edit.form import Day, Euros, Figure, Kind, Line, Lines, Paragraph, Pick, Share, Whole
from aide_projet.content.edit.fragment import Value
from aide_projet.draft import figure_text
from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.dates import read_date
from aide_projet.understanding.number import numbers_in
from aide_projet.understanding.percent import read_percent
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import say

LONGEST = 4_000
"""Characters in a box."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a text cannot be taken, and what to write. French, without final stops."""

    cause: str
    remedy: str


def read_typed(kind: Kind, text: str, context: ReadingContext) -> Value | Wrong:
    """The value that the words of a box mean. The words are not empty."""
    unseen = _INVISIBLE.search(text)
    if unseen:
        return Wrong(f"caractère invisible U+{ord(unseen.group()):04X}", "retapez ce texte au clavier")
    if len(text) > LONGEST:
        return Wrong(f"texte de {len(text)} caractères", f"{LONGEST} au plus : coupez-le en plusieurs phrases")
    match kind:
        case Day():
            return _day(text, context)
        case Euros():
            return _amount(text, context)
        case Share():
            return _share(text, context)
        case Whole() | Figure():
            return _number(kind, text, context)
        case Line() | Paragraph():
            return one_line(text)
        case Lines():
            return several(text)
        case Pick(options=options):
            known = [option.value for option in options]
            return text if text in known else Wrong(f"choix « {text} » inconnu", "choisissez dans la liste")
        case _:
            assert_never(kind)


def one_line(text: str) -> str:
    """A text without its line ends: they are those of the box."""
    return _SPACES.sub(" ", " ".join(text.split("\n"))).strip()


def several(text: str) -> list[str]:
    """The texts of a box that takes one a line."""
    return [line for line in (one_line(line) for line in text.split("\n")) if line]


def _day(text: str, context: ReadingContext) -> date | Wrong:
    remedy = "écrivez le jour en entier : 23/01/2015 ou 23 janvier 2015"
    found = read_date(say(text), context)
    if isinstance(found, Doubt):
        if found.reason == "doute_date_impossible":
            return Wrong(f"« {text} » n'existe pas dans le calendrier", remedy)
        if found.reason == "doute_jour" and len(found.readings) == 1:
            meant = figure_text.weekday(str(found.readings[0].value))
            return Wrong(f"le jour de la semaine ne va pas : ce serait le {meant}", "corrigez le jour ou la date")
    readings = found.readings if isinstance(found, Doubt) else (found,) if found else ()
    values = [str(one.value) for one in readings if one.precision == "jour" and not one.approximate]
    if len(values) > 1:
        return Wrong(*_several_readings(text, [figure_text.day(one) for one in values]))
    if not values or (isinstance(found, Doubt) and found.reason != "doute_date_passee"):
        return Wrong(f"« {text} » n'est pas un jour précis", remedy)
    if not _says_year(text, values[0][:4]):
        return Wrong(f"« {text} » ne dit pas l'année", remedy)
    return date.fromisoformat(values[0])


def _says_year(text: str, year: str) -> bool:
    """Whether the year is typed rather than guessed from the day it is."""
    return year in text or re.search(rf"\d[/. -]{year[2:]}\s*$", text) is not None


def _amount(text: str, context: ReadingContext) -> int | float | Wrong:
    example = "écrivez par exemple 1 500 ou 9,53"
    found = read_amount(say(text), context)
    if isinstance(found, Doubt) and found.reason == "doute_milliers":  # small sums are said in thousands, not typed so
        found = found.readings[0]
    return _one_value(text, found, figure_text.money, f"« {text} » n'est pas un montant en euros", example)


def _share(text: str, context: ReadingContext) -> str | Wrong:
    found = read_percent(say(text), context)
    value = _one_value(
        text, found, _percent, f"« {text} » n'est pas un pourcentage", "écrivez par exemple 30 %, entre 0 et 100"
    )
    return value if isinstance(value, Wrong) else _percent(value)


def _percent(value: int | float) -> str:
    """« 30 % », as rates are written in the content."""
    return f"{figure_text.number(value)} %"


def _number(kind: Whole | Figure, text: str, context: ReadingContext) -> int | float | Wrong:
    said = say(text)
    found = numbers_in(said.plain, context.language)
    remedy = "écrivez un nombre en chiffres, par exemple 12"
    if len(found) == 1 and found[0].other is not None:
        both = [figure_text.number(one) for one in (found[0].value, found[0].other)]
        return Wrong(*_several_readings(text, both))
    if len(found) != 1 or found[0].unsure or found[0].approximate or "-" in said.plain[: found[0].start]:
        return Wrong(f"« {text} » n'est pas un nombre", remedy)
    value = found[0].value
    if isinstance(kind, Figure):
        return _whole(value)
    if value != int(value):
        return Wrong(f"« {text} » n'est pas un nombre entier", remedy)
    if not kind.least <= value <= kind.most:
        return Wrong(f"{figure_text.number(value)} n'est pas possible ici", f"de {kind.least} à {kind.most}")
    return int(value)


def _one_value(
    text: str, found: Reading | Doubt | None, show: Callable[[int | float], str], cause: str, remedy: str
) -> int | float | Wrong:
    """The only figure read for sure; else its readings, all named, or what to write."""
    if isinstance(found, Doubt):
        values = [one.value for one in found.readings if isinstance(one.value, int | float)]
        if len(values) > 1:
            return Wrong(*_several_readings(text, [show(_whole(one)) for one in values]))
        return Wrong(cause, remedy)
    if found is None or found.approximate or not isinstance(found.value, int | float) or found.value < 0:
        return Wrong(cause, remedy)
    return _whole(found.value)


def _several_readings(text: str, shown: Sequence[str]) -> tuple[str, str]:
    listed = " ou ".join(f"« {one} »" for one in dict.fromkeys(shown))
    return f"« {text} » se lit de plusieurs façons", f"écrivez {listed}"


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value
