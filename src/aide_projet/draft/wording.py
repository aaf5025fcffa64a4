"""Wordings of the YAML: sentences with holes, « Il manque {manque_local:euros} », compiled once.

A hole is `{name}` or `{name:format}`; `{{` and `}}` write a brace. No expression, no attribute: what a sentence can
show is the facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from aide_projet.draft import figure_text
from aide_projet.draft.exact import Exact, exact
from aide_projet.draft.nearest_name import UNKNOWN_NAME, nearest
from aide_projet.errors import AideProjetError

Formatter = Callable[[object, str], str]

UNKNOWN = "…"
"""What a hole shows when its fact is not known."""

_HOLE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_INSIDE = re.compile(r"\s*([^\W\d]\w*)\s*(?::\s*(\w+)\s*)?")


class WordingError(AideProjetError):
    """A wording that cannot be compiled. `column` counts characters from 1; `remedy` says what to write instead."""

    def __init__(self, message: str, column: int, remedy: str = "") -> None:
        super().__init__(f"{message} (caractère {column}). {remedy}".strip())
        self.message = message
        self.column = column
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class _Hole:
    name: str
    show: Formatter


@dataclass(frozen=True, eq=False)
class Wording:
    """A sentence with holes. `names`: the facts that it shows; `formats`: how it shows each that says so."""

    source: str
    names: frozenset[str]
    formats: Mapping[str, str]
    parts: tuple[str | _Hole, ...] = field(repr=False)

    def say(self, values: Mapping[str, object], language: str = "fr") -> str:
        """The sentence; a fact that is not known shows as an ellipsis. Never raises on an unexpected type."""
        if not self.names:
            return self._plain
        said: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                said.append(part)
            else:
                value = values.get(part.name)
                said.append(UNKNOWN if value is None else part.show(value, language))
        return "".join(said)

    @cached_property
    def _plain(self) -> str:
        return "".join(part for part in self.parts if isinstance(part, str))

    def sayable(self, values: Mapping[str, object]) -> bool:
        """Whether every fact that it shows is known."""
        return all(values.get(name) is not None for name in self.names)


def compile_wording(text: str, known: Collection[str] | None = None) -> Wording:
    """Compile a wording; raises WordingError (French message, column, remedy).

    `known`: the facts that exist, None to accept any.
    """
    parts: list[str | _Hole] = []
    formats: dict[str, str] = {}
    place = 0
    for match in _HOLE.finditer(text):
        parts.append(text[place : match.start()])
        place = match.end()
        if match.group() in ("{{", "}}"):
            parts.append(match.group()[0])
        elif match.group(1) is None:
            cause = f"L'accolade « {match.group()} » est seule"
            raise WordingError(cause, match.start() + 1, "Fermez-la, ou doublez-la pour l'écrire.")
        else:
            name, wanted = _inside(match.group(1), match.start() + 2, known)
            formats.setdefault(name, wanted)
            parts.append(_Hole(name, FORMATS[wanted]))
    parts.append(text[place:])
    holes = frozenset(part.name for part in parts if isinstance(part, _Hole))
    return Wording(text, holes, formats, tuple(part for part in parts if part != ""))


def _inside(inside: str, column: int, known: Collection[str] | None) -> tuple[str, str]:
    match = _INSIDE.fullmatch(inside)
    if match is None:
        raise WordingError(f"« {{{inside}}} » n'est pas compris", column, "Écrivez {nom} ou {nom:euros}.")
    name, wanted = match.group(1), match.group(2) or ""
    if known is not None and name not in known:
        near = nearest(name, known)
        remedy = f"Vouliez-vous dire « {near} » ?" if near else UNKNOWN_NAME
        raise WordingError(f"Le nom « {name} » n'existe pas", column, remedy)
    if wanted not in FORMATS:
        names = ", ".join(sorted(name for name in FORMATS if name))
        near = nearest(wanted, FORMATS)
        remedy = f"Vouliez-vous dire « {near} » ?" if near else f"Les formats possibles : {names}."
        raise WordingError(f"Le format « {wanted} » n'existe pas", column + inside.index(":") + 1, remedy)
    return name, wanted


def _euros(value: object, language: str) -> str:
    amount = exact(value)
    return _plain(value, language) if amount is None else figure_text.money(amount, language)


def _percent(value: object, language: str) -> str:
    part = exact(value)
    return _plain(value, language) if part is None else figure_text.share(part, language)


def _number(value: object, language: str) -> str:
    figure = exact(value)
    return _plain(value, language) if figure is None else figure_text.number(figure, language)


def _date(value: object, language: str) -> str:
    return figure_text.day(value.isoformat() if isinstance(value, date) else str(value), language)


def _list(value: object, language: str) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return figure_text.join([_plain(item, language) for item in value], language)
    return _plain(value, language)


def _plural(value: object, _language: str) -> str:
    """The plural mark of a French noun: nothing up to 1 included (and 1.5), "s" from 2."""
    size: Exact | None = len(value) if isinstance(value, (list, tuple)) else exact(value)
    return "" if size is None or -2 < size < 2 else "s"


def _plain(value: object, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float, Fraction)) and not isinstance(value, bool):
        figure = exact(value)
        return str(value) if figure is None else figure_text.number(figure, language)
    if isinstance(value, date):
        return figure_text.day(value.isoformat(), language)
    if isinstance(value, (list, tuple)):
        return _list(value, language)
    return str(value)


FORMATS: Mapping[str, Formatter] = {
    "": _plain,
    "euros": _euros,
    "pourcent": _percent,
    "nombre": _number,
    "date": _date,
    "liste": _list,
    "s": _plural,
}
"""The formats of holes, by the name written after the colon."""
