"""Numbers of the registers of organisations: SIRET (INSEE) and RNA (associations). Format only: never "verified"."""

from __future__ import annotations

import re
import unicodedata

from aide_projet.draft.kept import of_words

_SIRET_DIGITS, _SIREN_DIGITS = 14, 9
_LA_POSTE = "356000000"
"""Its thousands of branches outnumber Luhn's keys: INSEE checks them by a sum of digits that is a multiple of five."""

_RNA = re.compile(r"W\d[A-Z\d]\d{7}", re.ASCII)
_OLD_RNA = re.compile(r"\d{10}", re.ASCII)


@of_words(maxsize=256)
def clean(text: str) -> str:
    """The number without the spaces, dots and dashes that people write in it, in capitals."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).upper() if char.isalnum())


@of_words(maxsize=256)
def is_siret(text: str) -> bool:
    """Fourteen digits whose keys hold: Luhn on the fourteen and on the first nine (the SIREN), but for La Poste."""
    digits = clean(text)
    if len(digits) != _SIRET_DIGITS or not (digits.isascii() and digits.isdigit()) or not _luhn(digits[:_SIREN_DIGITS]):
        return False
    if digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0:
        return True
    return _luhn(digits)


def is_rna(text: str) -> bool:
    """W, a digit, a letter or digit, seven digits."""
    return _RNA.fullmatch(clean(text)) is not None


def is_old_rna(text: str) -> bool:
    """The ten digits of the register before 2009, which the prefecture turns into a W number."""
    return _OLD_RNA.fullmatch(clean(text)) is not None


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
