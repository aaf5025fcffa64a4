"""Two moments that are the ends of one period: "du 5 au 12 juillet", "de mars à juin", "mars, avril et mai"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from aide_projet.draft.kept import of_words
from aide_projet.understanding.calendar_words import CalendarWords, calendar_words
from aide_projet.understanding.language import Language
from aide_projet.understanding.moment import Moment, Resolved, resolve
from aide_projet.understanding.moment_words import find_moments
from aide_projet.understanding.part_of_year import Period, parts_of_year, school_years
from aide_projet.understanding.phrase import folded

_HOURS = re.compile(r"(?<![a-z0-9])(?:a |de |des )?\d{1,2} ?h(?:\d\d)?(?![a-z0-9])")
_GAP = 60  # characters between the two ends

BACKWARDS = "doute_periode_inversee"
"""Why a period whose end comes before its start is asked about."""


@of_words(maxsize=8)
def periods_in(plain: str, language: Language, today: date) -> tuple[Period, ...]:
    """The periods of a plain text, in order."""
    moments = find_moments(plain, language, today)
    flat = folded(plain)
    words = calendar_words(language)
    out: list[Period] = []
    index = 0
    while index + 1 < len(moments):
        first, second = moments[index], moments[index + 1]
        opened = _tied(plain, flat, first, second, words)
        if opened is None or words.taken_back.before(flat, opened):  # "reporté du 3 mai au 10 mai"
            index += 1
            continue
        last = index + 1
        while last + 1 < len(moments) and _next_to(flat, moments[last], moments[last + 1]):
            last += 1
        out.append(_between(first, moments[last], opened, today))
        index = last + 1
    return tuple(out) or (*school_years(plain, flat, words, today), *parts_of_year(flat, words, today))


def _tied(plain: str, flat: str, first: Moment, second: Moment, words: CalendarWords) -> int | None:
    """Where the period begins when two moments are its ends, else None."""
    if "recurrent" in (first.kind, second.kind) or second.start < first.end or second.start - first.end > _GAP:
        return None
    written = plain[first.end : second.start]
    gap = " ".join(_HOURS.sub(" ", flat[first.end : second.start]).replace(",", " ").split())
    entre = words.between.before(flat, led_from(flat, first.start))
    if entre is not None:
        gap_ok = gap in words.closing_between
        return entre[1] if gap_ok or gap in words.closing else None
    if not words.either.isdisjoint(gap.split()):
        return None
    if first.turn == 2:  # "du 5 au 12 juillet": the two days share their month
        return _opened(flat, first.start, words)
    dashed = written.strip() in ("-", "/", "–", ">", "=>", "->") and first.kind == second.kind
    from_to = not gap and first.part == "debut" and second.part == "fin"
    tied = gap in words.closing or dashed or from_to or _next_to(flat, first, second) or _is_ending(gap, words)
    return _opened(flat, first.start, words) if tied else None


def _next_to(flat: str, first: Moment, second: Moment) -> bool:
    """ "mars, avril et mai", "printemps été": months or seasons that follow each other, with nothing said between."""
    gap = flat[first.end : second.start].replace(",", " ").replace("/", " ").split()
    if gap not in ([], ["et"], ["et", "l"]) or first.kind != second.kind or first.year not in (None, second.year):
        return False
    if first.kind == "saison":
        return (second.season - first.season) % 4 == 1
    return first.kind == "mois" and (second.month - first.month) % 12 == 1


def _is_ending(gap: str, words: CalendarWords) -> bool:
    """ "(en mars) et on finit le (20 juin)": a verb of ending, and nothing else but little words."""
    left = [word for word in gap.split() if word not in words.around_ending]
    return len(left) == 1 and left[0] in words.ending


def led_from(flat: str, place: int) -> int:
    """The place before "le" or "fin"."""
    head = flat[:place].rstrip()
    for word in ("le", "la", "l"):
        if head.endswith(" " + word):
            return len(head) - len(word)
    return place


def _opened(flat: str, place: int, words: CalendarWords) -> int:
    found = words.opening.before(flat, place)
    return found[1] if found is not None else place


def _between(first: Moment, second: Moment, start: int, today: date) -> Period:
    """Both ends with their years: one said for the second holds for the first too, wrapped at New Year."""
    reason = ""
    as_told = first.year is not None and second.year is not None
    if first.turn == 2:
        high = resolve(second, today)
        first = replace(first, year=high.first.year) if high.value else first
    elif first.year is None and second.year is not None and first.kind != "fixe":
        first = replace(first, year=second.year)
        low, high = _ends(first, second, today)
        if not low.reason.endswith("impossible") and low.first > high.last:
            first = replace(first, year=(first.year or 0) - 1)
    elif second.year is None and second.kind != "fixe":
        low = resolve(first, today)
        if low.reason != "doute_date_impossible":
            base = replace(second, year=low.first.year)
            high = resolve(base, today)
            second = (
                base
                if high.last >= low.first or high.reason == "doute_date_impossible"
                else replace(second, year=low.first.year + 1)
            )
    low, high = _ends(first, second, today)
    if "doute_date_impossible" in (low.reason, high.reason):
        reason = "doute_date_impossible"
    elif low.first > high.last or (not as_told and _turned_round(first, low, high)):
        reason = BACKWARDS
    elif high.last < today:
        reason = "doute_date_passee"
    elif "doute_jour" in (low.reason, high.reason):
        reason = "doute_jour"
    return Period(replace(low, reason=""), replace(high, reason=""), start, second.end, reason)


def _turned_round(first: Moment, low: Resolved, high: Resolved) -> bool:
    """ "du 12 juin au 3 juin 2015": a year less a few days, which nobody means."""
    return first.kind == "jour" and low.first.month == high.last.month and low.first.year != high.last.year


def _ends(first: Moment, second: Moment, today: date) -> tuple[Resolved, Resolved]:
    return resolve(first, today), resolve(second, today)
