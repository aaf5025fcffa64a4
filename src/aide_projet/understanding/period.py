"""Periods: "du 5 au 12 juillet", "de mars à juin", "les 4 et 5 avril", "trois semaines à partir du 6 juillet"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from aide_projet.understanding.calendar_words import CalendarWords, calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.moment import Moment, Resolved, later, resolve
from aide_projet.understanding.moment_words import find_moments
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

_GAP = 60  # characters between the two ends
_ORDER = {"jour": 0, "mois": 1, "saison": 2, "annee": 3, "": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """Both ends and their place in the plain text; `reason` names the doubt."""

    first: Resolved
    last: Resolved
    start: int
    end: int
    reason: str = ""


def find_periods(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every period; the value is {"debut": ISO, "fin": ISO}, each as precise as it was said."""
    return tuple(_told(said, context, p) for p in periods_in(said.plain, context.language, context.today))


def read_period(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The period that answers "de quand à quand ?"; None when only one date is said."""
    found = find_periods(said, context)
    if not found:
        return _whole_of(said, context) or _start_and_length(said, context)
    if len(found) == 1:
        return found[0]
    first, last = found[0], found[-1]
    readings = tuple(r for r in found if isinstance(r, Reading))[:4]
    return Doubt(context.slot, readings, "doute_plusieurs", said.text[first.start : last.end], first.start, last.end)


def _whole_of(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "toute l'année 2015", "tout l'été": both ends are that year or that summer."""
    moments = find_moments(said.plain, context.language, context.today)
    flat = folded(said.plain)
    if len(moments) != 1 or moments[0].kind not in ("mois", "saison", "annee", "fixe"):
        return None
    moment = moments[0]
    words = calendar_words(context.language)
    lead = words.lead_month.before(flat, moment.start)
    place = lead[1] if lead and moment.kind == "annee" else _led(flat, moment.start)
    opened = words.whole.before(flat, place) or words.whole.before(flat, moment.start)
    found = resolve(moment, context.today, past=context.past)
    if opened is None or found.precision == "jour":
        return None
    if found.precision == "annee":
        first, last = replace(found, value=f"{found.value}-01"), replace(found, value=f"{found.value}-12")
        return _told(said, context, Period(first, last, opened[1], moment.end, found.reason))
    return _told(said, context, Period(found, found, opened[1], moment.end, found.reason))


def _start_and_length(said: Said, context: ReadingContext) -> Doubt | None:
    """ "3 semaines à partir du 6 juillet": the end is worked out, and asked about."""
    days = [m for m in find_moments(said.plain, context.language, context.today) if m.kind == "jour"]
    lengths = [q for q in quantities(said.plain, context.language) if q.unit in ("jours", "semaines", "mois", "annees")]
    if len(days) != 1 or len(lengths) != 1 or lengths[0].high is not None or not 0 < lengths[0].low < 500:
        return None
    first = resolve(days[0], context.today, past=context.past)
    if first.reason or lengths[0].low != int(lengths[0].low):
        return None
    last = later(later(first.first, int(lengths[0].low), lengths[0].unit), -1, "jours")
    place = min(days[0].start, lengths[0].start), max(days[0].end, lengths[0].end)
    value = {"debut": first.value, "fin": last.isoformat()}
    reading = reading_at(said, context, value, place, "periode", precision="jour", approximate=True)
    return doubt_at(said, context, (reading,), place, "doute_calcul")


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
        if opened is None:
            index += 1
            continue
        out.append(_between(first, second, opened, today))
        index += 2
    return (*out, *_school_years(plain, flat, words, today)) if not out else tuple(out)


def _tied(plain: str, flat: str, first: Moment, second: Moment, words: CalendarWords) -> int | None:
    """Where the period begins when two moments are its ends, else None."""
    if "recurrent" in (first.kind, second.kind) or second.start < first.end or second.start - first.end > _GAP:
        return None
    written = plain[first.end : second.start]
    gap = " ".join(flat[first.end : second.start].replace(",", " ").split())
    entre = words.between.before(flat, _led(flat, first.start))
    if entre is not None:
        gap_ok = gap in words.closing_between
        return entre[1] if gap_ok or gap in words.closing else None
    if "ou" in gap.split():
        return None
    if first.turn == 2:  # "du 5 au 12 juillet": the two days share their month
        return _opened(flat, first.start, words)
    dashed = written.strip() in ("-", "/", "–", ">", "=>", "->") and first.kind == second.kind
    joined_months = gap == "et" and first.kind == second.kind == "mois" and (second.month - first.month) % 12 == 1
    tied = gap in words.closing or dashed or joined_months or _is_ending(gap, words)
    return _opened(flat, first.start, words) if tied else None


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


def _school_years(plain: str, flat: str, words: CalendarWords, today: date) -> list[Period]:
    """ "année scolaire 2014-2015", "2014-2015": September to June."""
    found = []
    place = plain.find("20")
    while place >= 0:
        piece = plain[place : place + 9]
        if (
            len(piece) == 9
            and piece[:4].isdecimal()
            and piece[4] in "-/"
            and piece[5:].isdecimal()
            and int(piece[5:]) == int(piece[:4]) + 1
        ):
            low = resolve(Moment("mois", place, place + 4, month=9, year=int(piece[:4])), today)
            high = resolve(Moment("mois", place, place + 9, month=6, year=int(piece[5:])), today)
            said_so = words.school_year.before(flat, place) is not None
            reason = "" if said_so else "doute_precision"
            found.append(
                Period(
                    replace(low, reason=""),
                    replace(high, reason=""),
                    place,
                    place + 9,
                    reason if high.last >= today else "doute_date_passee",
                )
            )
        place = plain.find("20", place + 9)
    return found


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
