"""Periods: "du 5 au 12 juillet", "de mars à juin", "les 4 et 5 avril", "trois semaines à partir du 6 juillet"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from aide_projet.understanding.calendar_words import CalendarWords, calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.moment import Moment, Resolved, later, resolve
from aide_projet.understanding.moment_words import find_moments
from aide_projet.understanding.part_of_year import Period, parts_of_year, school_years
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

_HOURS = re.compile(r"(?<![a-z0-9])(?:a |de |des )?\d{1,2} ?h(?:\d\d)?(?![a-z0-9])")
_GAP = 60  # characters between the two ends
_ORDER = {"jour": 0, "mois": 1, "saison": 2, "annee": 3, "": 4}


def find_periods(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every period; the value is {"debut": ISO, "fin": ISO}, each as precise as it was said."""
    return tuple(_told(said, context, p) for p in periods_in(said.plain, context.language, context.today))


def read_period(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The period that answers "de quand à quand ?"; None when only one date is said."""
    found = find_periods(said, context)
    if not found:
        return _one_day(said, context) or _start_and_length(said, context) or _whole_of(said, context)
    if len(found) == 1:
        return found[0]
    first, last = found[0], found[-1]
    readings = tuple(r for r in found if isinstance(r, Reading))[:4]
    return Doubt(context.slot, readings, "doute_plusieurs", said.text[first.start : last.end], first.start, last.end)


def _one_day(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "le 13 juin, une seule journée": both ends; "le week-end du 13 juin": the Saturday and the Sunday."""
    days = [m for m in find_moments(said.plain, context.language, context.today) if m.kind == "jour"]
    if len(days) != 1:
        return None
    flat, words = folded(said.plain), calendar_words(context.language)
    found = resolve(days[0], context.today, past=context.past)
    lead = words.week_end_of.before(flat, days[0].start)
    if lead is not None and found.first.isoweekday() in (6, 7):
        saturday = found.first if found.first.isoweekday() == 6 else later(found.first, -1, "jours")
        return _told(said, context, _days(saturday, later(saturday, 1, "jours"), (lead[1], days[0].end), found.reason))
    week = words.week_of.before(flat, days[0].start)
    if week is not None and found.first.isoweekday() == 1 and not found.reason:
        sunday = later(found.first, 6, "jours")
        return _told(said, context, _days(found.first, sunday, (week[1], days[0].end), "doute_calcul"))
    alone = words.same_day.anywhere(flat) if context.slot == "periode" else None
    if alone is None or found.reason:
        return None
    place = min(alone[1], days[0].start), max(alone[2], days[0].end)
    return _told(said, context, _days(found.first, found.first, place, ""))


def _days(first: date, last: date, place: tuple[int, int], reason: str) -> Period:
    start, end = (Resolved(day.isoformat(), day, day, "jour") for day in (first, last))
    return Period(start, end, *place, reason)


def _whole_of(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "toute l'année 2015", "tout l'été": both ends are that year or that summer.

    Where the period itself is asked, "en mai" begins and ends in May; "en 2015" may be a day of it, and is asked about.
    """
    moments = find_moments(said.plain, context.language, context.today)
    if len(moments) != 1 or moments[0].kind not in ("mois", "saison", "annee", "fixe"):
        return None
    flat, moment = folded(said.plain), moments[0]
    words = calendar_words(context.language)
    lead = words.lead_month.before(flat, moment.start)
    place = lead[1] if lead and moment.kind == "annee" else _led(flat, moment.start)
    opened = words.whole.before(flat, place) or words.whole.before(flat, moment.start)
    found = resolve(moment, context.today, past=context.past)
    asked = context.slot == "periode" and not _open_ended(flat, moment, words)
    if found.precision == "jour" or not (opened or asked):
        return None
    start = opened[1] if opened else moment.start
    if found.precision == "annee":
        first, last = replace(found, value=f"{found.value}-01"), replace(found, value=f"{found.value}-12")
        doubt = found.reason or ("" if opened else "doute_precision")
        return _told(said, context, Period(first, last, start, moment.end, doubt))
    return _told(said, context, Period(found, found, start, moment.end, found.reason))


def _open_ended(flat: str, moment: Moment, words: CalendarWords) -> bool:
    """ "à partir de mars", "jusqu'en juin": one end alone is told."""
    return any(words.open_end.before(flat, place) for place in (moment.start, _led(flat, moment.start)))


def _start_and_length(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "3 semaines à partir du 6 juillet": the end is worked out, and asked about; "2 mois dès avril" leaves no doubt.

    "3 jours en avril" tells neither end.
    """
    moments = find_moments(said.plain, context.language, context.today)
    starts = [m for m in moments if m.kind == "jour"] or [m for m in moments if m.kind in ("mois", "saison")]
    lengths = [q for q in quantities(said.plain, context.language) if q.unit in ("jours", "semaines", "mois", "annees")]
    lengths = [q for q in lengths if not any(m.start <= q.start < m.end for m in moments)]  # "dans 2 mois, en mars"
    if len(starts) != 1 or len(lengths) != 1 or lengths[0].high is not None or not 0 < lengths[0].low < 500:
        return None
    first, length = resolve(starts[0], context.today, past=context.past), lengths[0]
    if first.reason or length.low != int(length.low):
        return None
    place = min(starts[0].start, length.start), max(starts[0].end, length.end)
    by_month = first.precision == "mois" and length.unit in ("mois", "annees")
    if first.precision != "jour" and not by_month:
        return doubt_at(said, context, (), place, "doute_precision") if context.slot == "periode" else None
    last = later(later(first.first, int(length.low), length.unit), -1, "jours").isoformat()
    value = {"debut": first.value, "fin": last[: len(first.value)]}
    reading = reading_at(said, context, value, place, "periode", precision=first.precision, approximate=True)
    return reading if by_month else doubt_at(said, context, (reading,), place, "doute_calcul")


@lru_cache(maxsize=8)
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
    entre = words.between.before(flat, _led(flat, first.start))
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


def _led(flat: str, place: int) -> int:
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
    as_told = first.year is not None and second.year is not None  # an end before its start is told back as it is
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
    if "doute_date_impossible" in (low.reason, high.reason) or (low.first > high.last and not as_told):
        reason = "doute_date_impossible"
    elif high.last < today:
        reason = "doute_date_passee"
    elif "doute_jour" in (low.reason, high.reason):
        reason = "doute_jour"
    return Period(replace(low, reason=""), replace(high, reason=""), start, second.end, reason)


def _ends(first: Moment, second: Moment, today: date) -> tuple[Resolved, Resolved]:
    return resolve(first, today), resolve(second, today)


def _told(said: Said, context: ReadingContext, period: Period) -> Reading | Doubt:
    place = period.start, period.end
    precision = max(period.first.precision, period.last.precision, key=_ORDER.__getitem__)
    value = {"debut": period.first.value, "fin": period.last.value}
    about = period.first.approximate or period.last.approximate
    reading = reading_at(said, context, value, place, "periode", precision=precision, approximate=about)
    if not period.reason:
        return reading
    readings = () if period.reason == "doute_date_impossible" else (reading,)
    return doubt_at(said, context, readings, place, period.reason)
