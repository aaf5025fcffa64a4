"""French telephone numbers, in figures or said aloud by pairs."""

from __future__ import annotations

import re

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import plain_place
from aide_projet.understanding.spoken_digits import spoken_digits
from aide_projet.understanding.standing import replaced_between

_PHONE = re.compile(r"(?<![\d+])(?:(?:\+|00) ?33 ?(?:\(0\))? ?|0)[ .\-/_]*[1-9](?:[ .\-/_]*\d){8}(?![ .\-/]?\d)")
_ABROAD = re.compile(r"(?<![\d+])33 ?[1-9](?: ?\d){8}(?!\d)")
_NATIONAL = re.compile(r"(?<!\d)[1-9](?:[ .-]?\d\d){4}(?!\d)")
_LETTER_O = re.compile(r"(?<![a-z])o(?=[ .-]?[1-9])|(?<=\d)o(?![a-z])")
_DIGIT = re.compile(r"\d")
_TEN = 10  # digits


def find_phones(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """Every telephone number in figures, with 0, +33 or 0033; the value is its ten digits."""
    return tuple(
        reading_at(said, context, _ten(match[0]), match.span(), "telephone") for match in _PHONE.finditer(said.plain)
    )


def read_phone(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The number that answers, also in words by pairs; too many or too few digits make a doubt."""
    said = Said(said.text, _LETTER_O.sub("0", said.plain), said.offsets)
    found = find_phones(said, context)
    place = 0, len(said.plain)
    if len(found) == 1:
        return (
            doubt_at(said, context, found, place, "doute_telephone") if _changed(said, found[0], context) else found[0]
        )
    if found and _replaced(said, found[-2], found[-1].start, context):
        return found[-1]
    if found:
        return doubt_at(said, context, found[:3], place, "doute_plusieurs")
    abroad = _ABROAD.search(said.plain)
    if abroad is not None:
        return reading_at(said, context, _ten(abroad[0]), abroad.span(), "telephone")
    aloud = spoken_digits(said.plain, context.language, _TEN)
    if aloud is not None and aloud[0] == "0" != aloud[1]:
        return reading_at(said, context, aloud, place, "telephone_lettres")
    national = _NATIONAL.search(said.plain)
    if national is not None:
        one = reading_at(said, context, _ten("0" + national[0]), national.span(), "telephone")
        return doubt_at(said, context, (one,), place, "doute_telephone")
    digits = len(_DIGIT.findall(said.plain))
    return doubt_at(said, context, (), place, "doute_telephone") if digits >= 5 or aloud is not None else None


def _replaced(said: Said, first: Reading, after: int, context: ReadingContext) -> bool:
    places = plain_place(said, first.end), plain_place(said, after)
    return replaced_between(folded(said.plain), *places, context.language)


def _changed(said: Said, number: Reading, context: ReadingContext) -> bool:
    """ "06 12 34 56 78, non, 79 à la fin": figures take the place of some of the number's."""
    digit = _DIGIT.search(said.plain, plain_place(said, number.end))
    return digit is not None and _replaced(said, number, said.offsets[digit.start()], context)


def _ten(written: str) -> str:
    digits = "".join(char for char in written if char.isdigit())
    for prefix in ("00330", "0033", "330", "33"):
        if len(digits) > _TEN and digits.startswith(prefix):
            return "0" + digits[len(prefix) :]
    return digits
