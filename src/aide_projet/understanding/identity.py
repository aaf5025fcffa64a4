"""What in a text says who or where somebody is, by its shape: addresses, numbers, links. Names are told by others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aide_projet.understanding.language import Language

Sort = Literal["courriel", "lien", "telephone", "siret", "rna", "adresse", "numero"]
"""`numero`: so many digits that they are a number of somebody, whatever register it is of."""

# Repeats are bounded, so that no text makes the search slow.
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?(?:33[\s.-]{0,3}\(?0?\)?|0)[\s./-]{0,3}[1-9](?:[\s./-]{0,3}\d{2}){4}(?!\d)")
_SHAPES: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("courriel", re.compile(r"[\w.+%-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    ("lien", re.compile(r"(?i)(?:https?://|www\.)[^\s,;()«»]{1,300}|(?<![\w@.])(?:[\w-]{2,40}\.){1,3}(?:fr|com|org|net|eu)(?:/\S{0,200})?(?!\w)")),
    ("siret", re.compile(r"(?<!\d)\d(?:[\s.\u202f-]?\d){13}(?!\d)")),
    ("rna", re.compile(r"(?i)(?<![a-z0-9])w ?\d(?:[ .-]?[a-z\d])(?:[ .-]?\d){7}(?![a-z0-9])")),
    ("telephone", _PHONE),
    ("numero", re.compile(r"(?<!\d)\d(?:[ .-]?\d){8,40}(?!\d)")),
)  # fmt: skip
_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_LINK = r"(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]|la\s|le\s|les\s|l['’])|\s)"


@dataclass(frozen=True, slots=True)
class Identity:
    """A piece of a text, with where it stands in it."""

    sort: Sort
    start: int
    end: int


def find_identities(text: str, language: Language) -> tuple[Identity, ...]:
    """Every such piece, in the order of the text, none overlapping another."""
    kept: list[Identity] = []
    for piece in _found(text, language):
        if not any(piece.start < other.end and other.start < piece.end for other in kept):
            kept.append(piece)
    return tuple(sorted(kept, key=lambda piece: piece.start))


def _found(text: str, language: Language) -> Iterator[Identity]:
    for sort, shape in _SHAPES:
        yield from (Identity(sort, *match.span()) for match in shape.finditer(text))
    yield from (Identity("adresse", *match.span()) for match in _address(language).finditer(text))


@lru_cache(maxsize=8)
def _address(language: Language) -> re.Pattern[str]:
    """A number and a street: "12 bis, rue des Lilas"."""
    streets = sorted(map(re.escape, language.words("anonymat", "voie")), key=len, reverse=True)
    street = rf"(?i:{'|'.join(streets) or '(?!)'})"
    name = rf"(?:[{_CAPITAL}][\w'’-]*(?:\s[{_CAPITAL}][\w'’-]*){{0,4}}|[a-zà-ÿ]['\w’-]+)"
    return re.compile(rf"(?<!\w)\d{{1,4}}\s?(?:(?i:bis|ter|quater)\s?)?,?\s?{street}{_LINK}{name}")


def folded(text: str) -> str:
    """The text in lower case and without accents, one character for one, so that places stay."""
    return "".join(map(_fold, text))


@lru_cache(maxsize=1024)
def _fold(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char).casefold()
    return plain[0] if plain and not unicodedata.combining(plain[0]) else char
