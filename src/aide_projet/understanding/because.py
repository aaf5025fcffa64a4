"""Why a value was read: the rule that fired and the word beside that made it sure ("€", "familles", "à")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.place_words import name_words, spoken_of
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Reading, Rule
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import plain_place

Sharpened = Literal[
    "montant_unite", "montant_annonce", "nombre_unite", "nombre_annonce", "date_sans_annee", "commune_annonce"
]
"""Rules told apart by what makes them sure; they have their sentences like the others."""

Ground = Rule | Sharpened

_YEAR = re.compile(r"(?:19|20)?\d\d(?!\d)")
_FIGURES = ("montant", "montant_dont", "nombre", "somme")


@dataclass(frozen=True, slots=True)
class Because:
    """`cue`: the deciding word as typed, "" when the words themselves are it."""

    ground: Ground
    cue: str = ""


@of_content(maxsize=8)
def _announcing(language: Language) -> tuple[Phrases, Phrases]:
    listed = language.words
    return phrases({"annonce": listed("argent", "annonce")}), phrases({"gens": listed("nombres", "on_est")})


def because(reading: Reading, said: Said, language: Language) -> Because:
    """Looked up again beside the words of the reading; `said` is the utterance that it was read in."""
    if not reading.said or said.text[reading.start : reading.end] != reading.said:
        return Because(reading.rule)
    if reading.rule in _FIGURES:
        return _figure(reading, said, language)
    if reading.rule == "date":
        return Because("date" if _names_its_year(reading) else "date_sans_annee")
    if reading.rule == "commune":
        return _commune(reading, said, language)
    return Because(reading.rule)


def _figure(reading: Reading, said: Said, language: Language) -> Because:
    start, end = plain_place(said, reading.start), plain_place(said, reading.end - 1) + 1
    item = next((item for item in quantities(said.plain, language) if start <= item.number.start < end), None)
    if item is None or reading.rule == "montant_dont" or (reading.rule == "somme" and not item.unit):
        return Because(reading.rule)
    money, people = _announcing(language)
    of_money = reading.rule == "montant"
    if item.unit:
        return Because("montant_unite" if of_money else "nombre_unite", _as_typed(said, item))
    led = (money if of_money else people).before(folded(said.plain), item.start)
    if led is not None:
        return Because("montant_annonce" if of_money else "nombre_annonce", said.words(led[1], item.start).strip())
    return Because(reading.rule)


def _as_typed(said: Said, item: Quantity) -> str:
    """The word of the unit as it was typed beside the number."""
    place = said.plain.find(item.word, item.number.end)
    if place < 0 or place > item.end:
        place = said.plain.rfind(item.word, 0, item.number.start)
    return said.words(place, place + len(item.word)) if place >= 0 else item.word


def _names_its_year(reading: Reading) -> bool:
    """Whether the year of a date was said, in two digits or four."""
    year = str(reading.value)[:4]
    return any(year.endswith(found[0]) for found in _YEAR.finditer(reading.said) if found.start() or len(found[0]) > 2)


def _commune(reading: Reading, said: Said, language: Language) -> Because:
    start = plain_place(said, reading.start)
    before = [word for word in name_words(said) if word[2] <= start]
    if not before or before[-1][0] not in spoken_of(language).before:
        return Because("commune")
    return Because("commune_annonce", said.words(before[-1][1], before[-1][2]))
