"""A period as people say it, whatever the precision of its ends: "du 1er mars 2015 à l'été 2016"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from aide_projet.draft import figure_text
from aide_projet.draft.partial_date import PartialDate

# The few words that join dates, by language: before a day, a month, a month that begins with a vowel, a year, and
# each season from spring. Sentences are not here but in the YAML.
_Words = Mapping[str, str]
_FROM: Mapping[str, _Words] = {
    "fr": {"jour": "du ", "mois": "de ", "voyelle": "d'", "annee": "de ", "3": "du ", "6": "de l'", "9": "de l'",
           "12": "de l'"},
}  # fmt: skip
_TO: Mapping[str, _Words] = {
    "fr": {"jour": "au ", "mois": "à ", "voyelle": "à ", "annee": "à ", "3": "au ", "6": "à l'", "9": "à l'",
           "12": "à l'"},
}  # fmt: skip
_VOWELS = tuple("aeiouy")


@lru_cache(maxsize=1024)
def period(start: PartialDate, end: PartialDate, language: str = "fr") -> str:
    """From the one to the other: "d'octobre 2015 à mars 2016", "du printemps 2015 au 13 juin 2015"."""
    return f"{_said(start, _FROM, language)} {_said(end, _TO, language)}"


def _said(one: PartialDate, words: Mapping[str, _Words], language: str) -> str:
    text = figure_text.day(one.text, language)
    case: str = one.precision
    if case == "saison":
        case = str(one.first.month)
    elif case == "mois" and text.startswith(_VOWELS):
        case = "voyelle"
    return words.get(language, words["fr"])[case] + text
