"""Postcodes: five digits in a sentence, and what answers "quel code postal ?", spaced out or said aloud too."""

from __future__ import annotations

import re

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.place import Places
from aide_projet.understanding.quantity import bound_before, quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.spoken_digits import spoken_digits
from aide_projet.understanding.standing import replaced_between

_POSTCODE = re.compile(r"(?<![\d.,])(?<!\bl'an )(?<!\ben )(\d\d) ?(\d{3})(?![\d.,]?\d)(?! ?(?:€|euros?\b))")
_FIGURES = re.compile(r"\d\d")
_ASKED = re.compile(r"(?<![\d.,])(\d\d)[ .-]?(\d{3})(?![.,]?\d)(?! ?(?:€|euros?\b))|(?<!\d)\d(?: \d){4}(?! ?\d)")
_LETTER_O = re.compile(r"(?<=\d)o+(?![a-z])")
_MOST_WORDS = 8  # of a postcode said aloud, with what leads to it


def find_postcode(said: Said) -> tuple[str, int, int] | None:
    """Five digits written as a postcode (one of the first departments to 98), and their places in the plain text."""
    if _FIGURES.search(said.plain) is None:
        return None
    for match in _POSTCODE.finditer(said.plain):
        if "01" <= match[1] <= "98" and (" " not in match[0] or len(said.plain.strip()) == len(match[0])):
            return match[1] + match[2], match.start(), match.end()
    return None


def read_postcode(said: Said, context: ReadingContext, places: Places) -> Reading | Doubt | None:
    """The postcode of the list that answers, without a list any that can be one; of several, the one that stands."""
    text = _LETTER_O.sub(lambda found: "0" * len(found[0]), said.plain)
    found = _in_figures(text) or _aloud(said.plain, context.language)
    known = [code for code in found if places.postcode(code[0]) or not places.named("Paris")]
    standing = _standing(said, known, context.language)
    if not known:
        return None
    place = known[0][1], known[-1][2]  # those taken back are read too: nothing is told by them
    readings = tuple(reading_at(said, context, code, place, "code_postal") for code, _, _ in standing)
    if len({code for code, _, _ in standing}) > 1:
        return doubt_at(said, context, readings, place, "doute_plusieurs")
    return readings[0]


def _in_figures(text: str) -> list[tuple[str, int, int]]:
    found = [("".join(filter(str.isdigit, match[0])), *match.span()) for match in _ASKED.finditer(text)]
    return [code for code in found if "01" <= code[0][:2] <= "98"]


def _aloud(text: str, language: Language) -> list[tuple[str, int, int]]:
    """ "cinquante-neuf mille trois cents", "cinquante-neuf, deux cents", "cinq neuf un zéro zéro"."""
    whole = 0, len(text)
    if len(folded(text).split()) > 2 * _MOST_WORDS:
        return []
    spelled = spoken_digits(text, language, 5)
    if spelled is not None:
        return [(spelled, *whole)]
    numbers = [item.number for item in quantities(text, language) if not item.unit and item.high is None]
    values = [int(number.value) for number in numbers if number.value == int(number.value)]
    if len(values) == 1 and 10_000 <= values[0] < 99_000:
        return [(str(values[0]), numbers[0].start, numbers[0].end)]
    if len(values) == 2 and 1 <= values[0] <= 98 and 100 <= values[1] < 1000:
        return [(f"{values[0]:02}{values[1]}", numbers[0].start, numbers[1].end)]
    return []


def _standing(said: Said, codes: list[tuple[str, int, int]], language: Language) -> list[tuple[str, int, int]]:
    """ "pas 59100, 59200", "59100 non 59200": those that nothing takes back."""
    flat = folded(said.plain)
    kept = [code for code in codes if bound_before(flat, code[1], language)[0] != "rejet"] or codes
    for index in range(len(kept) - 1, 0, -1):
        if replaced_between(flat, kept[index - 1][2], kept[index][1], language):
            return kept[index:]
    return kept
