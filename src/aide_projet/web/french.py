"""French typography and dates for the templates."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date

from aide_projet.draft.exact import Exact
from aide_projet.draft.figure_text import money

_BEFORE = re.compile(r" (?=[?!:;»€%](?:[\s.,;:!?)»]|$))")
_AFTER = re.compile(r"(?<=«) ")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_NBSP = "\u00a0"


@lru_cache(maxsize=8192)
def typeset(text: str) -> str:
    """A text of ours with the spaces that must not break, so that no "?" or "€" begins a line."""
    return _BETWEEN_DIGITS.sub(_NBSP, _AFTER.sub(_NBSP, _BEFORE.sub(_NBSP, text)))


def euros(amount: Exact) -> str:
    """An amount that no line break cuts: "2 500 €"."""
    return typeset(money(amount))


@lru_cache(maxsize=512)
def long_date(day: str) -> str:
    """ "2014-11-10" → "10 novembre 2014"; anything else is given back as it is."""
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    text = format_date(parsed, "d MMMM yyyy", locale="fr")
    return "1er" + text[1:] if parsed.day == 1 else text


def long_moment(moment: datetime) -> str:
    """On the machine's own clock: "le 10 novembre 2014 à 9 h 05"."""
    local = moment.astimezone()
    return typeset(f"le {long_date(local.date().isoformat())} à {local.hour} h {local.minute:02}")


def tel_uri(number: str) -> str:
    """What follows `tel:` for a number as people write it."""
    return "".join(char for char in number if char.isdigit() or char == "+")


def shorten(text: str, length: int) -> str:
    """The text, cut at a word with "…" when it is longer (characters)."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + "…"
