"""Values of the content as they stand in a box: what a person would type to say the same."""

from __future__ import annotations

from aide_projet.content.edit.form import Day, Euros, Figure, Kind, Lines, Share, Whole
from aide_projet.content.yaml_tree import Data
from aide_projet.draft import figure_text

_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
"""As on a keyboard."""


def shown(kind: Kind, value: Data) -> str:
    """The value in words; "" where there is none. A value of another shape than its kind's is shown as it can be."""
    match kind, value:
        case _, None:
            return ""
        case Day(), str():
            return figure_text.day(value).translate(_SPACES)
        case Euros() | Figure() | Whole(), int() | float():
            return figure_text.number(value).translate(_SPACES)
        case Share(), int() | float():
            return figure_text.share(value).translate(_SPACES)
        case Lines(), list():
            return "\n".join(str(one) for one in value)
        case _:
            return str(value)


def told(kind: Kind, value: Data) -> str:
    """The value as people are told of it: an amount with its unit, a list on one line."""
    match kind, value:
        case Euros(), int() | float():
            return figure_text.money(value)
        case Lines(), list():
            return " · ".join(str(one) for one in value)
        case _:
            return shown(kind, value)
