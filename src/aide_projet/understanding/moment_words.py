"""Moments found in a text: walks its words once, and tries a rule only where a word of the calendar stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.draft.kept import of_words
from aide_projet.understanding.calendar_text import CalendarText
from aide_projet.understanding.calendar_words import CalendarWords, calendar_words
from aide_projet.understanding.language import Language
from aide_projet.understanding.moment import Moment
from aide_projet.understanding.moment_figures import written_in_figures
from aide_projet.understanding.moment_month import months_said
from aide_projet.understanding.moment_moved import moved
from aide_projet.understanding.moment_named import named_days
from aide_projet.understanding.moment_span import spans_of_time, years_alone
from aide_projet.understanding.moment_week import weeks_numbered
from aide_projet.understanding.moment_weekday import weekdays_said
from aide_projet.understanding.phrase import folded

_RULES = (months_said, named_days, spans_of_time, weeks_numbered, weekdays_said, years_alone)
_NEAR = 8  # characters between a month and its year told as "l'année prochaine"
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[a-z]+|\d+")


@of_words(maxsize=8)
def find_moments(plain: str, language: Language, today: date, misspelt: bool = False) -> tuple[Moment, ...]:
    """Every moment of a plain text, in order, none overlapping another.

    `misspelt`: months and weekdays one letter away from a known spelling are read too ("févirer").
    """
    words = calendar_words(language)
    flat = folded(plain)
    digits = _DIGIT.search(plain) is not None
    if not digits and not misspelt and not _triggered(_TOKEN.findall(flat), words):
        return ()
    found = written_in_figures(plain, flat, words) if digits else []
    tokens = tuple((m[0], m.start(), m.end()) for m in _TOKEN.finditer(flat))
    if misspelt:
        tokens = tuple((_nearest_name(word, words), start, end) for word, start, end in tokens)
    text = CalendarText(plain, flat, tokens, words, today, language)
    hits = _triggered([token[0] for token in tokens], words)
    taken = bytearray(len(plain) + 1)
    for moment in found:
        taken[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
    for rule in _RULES if hits else (years_alone,):
        for moment in rule(text, hits):
            if 1 not in taken[moment.start : moment.end]:
                found.append(moment)
                taken[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
    return _with_years(moved(flat, sorted(found, key=lambda m: m.start), words, today))


def _with_years(found: list[Moment]) -> tuple[Moment, ...]:
    """ "l'année prochaine en mars", "en mars de l'an prochain": the year told beside the month is the month's."""
    for at, year in enumerate(found):
        if year.kind != "fixe" or year.fixed_precision != "annee" or year.fixed is None:
            continue
        for other in (at - 1, at + 1):
            month = found[other] if 0 <= other < len(found) else None
            if month is None or month.kind not in ("jour", "mois", "saison") or month.year is not None or month.turn:
                continue
            start, end = min(year.start, month.start), max(year.end, month.end)
            if end - start - (year.end - year.start) - (month.end - month.start) <= _NEAR:
                told = replace(month, start=start, end=end, year=year.fixed.year, sure=True)
                return tuple(told if n == other else one for n, one in enumerate(found) if n != at)
    return tuple(found)


def _triggered(said: list[str], words: CalendarWords) -> list[int]:
    """The places of the words that may begin a moment; of "la" or "ce" only where the next word may follow them."""
    triggers, led = words.triggers, words.led
    found = [i for i, word in enumerate(said) if word in triggers]
    return [i for i in found if said[i] not in led or (i + 1 < len(said) and said[i + 1] in led[said[i]])]


def _nearest_name(word: str, words: CalendarWords) -> str:
    if len(word) < 5 or word in words.triggers:
        return word
    near = process.extractOne(word, words.names.keys(), scorer=OSA.distance, score_cutoff=1)
    return near[0] if near is not None else word
