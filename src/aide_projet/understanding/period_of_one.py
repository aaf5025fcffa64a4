"""Periods told by one moment: "le week-end du 13 juin", "tout l'été", "3 semaines à partir du 6 juillet"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aide_projet.understanding.calendar_words import CalendarWords, calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.moment import Moment, Resolved, later, resolve
from aide_projet.understanding.moment_words import find_moments
from aide_projet.understanding.part_of_year import Period
from aide_projet.understanding.period_ends import led_from
from aide_projet.understanding.period_told import period_told
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said


def one_day(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "le 13 juin, une seule journée": both ends; "le week-end du 13 juin": the Saturday and the Sunday."""
    days = [m for m in find_moments(said.plain, context.language, context.today) if m.kind == "jour"]
    if len(days) != 1:
        return None
    flat, words = folded(said.plain), calendar_words(context.language)
    found = resolve(days[0], context.today, past=context.past)
    lead = words.week_end_of.before(flat, days[0].start)
    if lead is not None and found.first.isoweekday() in (6, 7):
        saturday = found.first if found.first.isoweekday() == 6 else later(found.first, -1, "jours")
        return period_told(
            said, context, _days(saturday, later(saturday, 1, "jours"), (lead[1], days[0].end), found.reason)
        )
    week = words.week_of.before(flat, days[0].start)
    if week is not None and found.first.isoweekday() == 1 and not found.reason:
        sunday = later(found.first, 6, "jours")
        return period_told(said, context, _days(found.first, sunday, (week[1], days[0].end), "doute_calcul"))
    alone = _told_alone(flat, days[0], words) if context.slot == "periode" else None
    if alone is None or found.reason:
        return None
    place = min(alone[0], days[0].start), max(alone[1], days[0].end)
    return period_told(said, context, _days(found.first, found.first, place, ""))


def _told_alone(flat: str, day: Moment, words: CalendarWords) -> tuple[int, int] | None:
    """Where it is said that nothing but this day is meant: "une seule journée", "juste le 20 juin"."""
    said = words.same_day.anywhere(flat)
    if said is not None:
        return said[1:]
    before = words.only.before(flat, led_from(flat, day.start)) or words.only.before(flat, day.start)
    if before is not None:
        return before[1], day.end
    after = words.only.after(flat, day.end)
    return (day.start, after[1]) if after is not None and not flat[after[1] :].strip(" .!") else None


def _days(first: date, last: date, place: tuple[int, int], reason: str) -> Period:
    start, end = (Resolved(day.isoformat(), day, day, "jour") for day in (first, last))
    return Period(start, end, *place, reason)


def whole_of(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """ "toute l'année 2015", "tout l'été": both ends are that year or that summer.

    Where the period itself is asked, "en mai" begins and ends in May; "en 2015" may be a day of it, and is asked about.
    """
    moments = find_moments(said.plain, context.language, context.today)
    if len(moments) != 1 or moments[0].kind not in ("mois", "saison", "annee", "fixe"):
        return None
    flat, moment = folded(said.plain), moments[0]
    words = calendar_words(context.language)
    lead = words.lead_month.before(flat, moment.start)
    place = lead[1] if lead and moment.kind == "annee" else led_from(flat, moment.start)
    opened = words.whole.before(flat, place) or words.whole.before(flat, moment.start)
    found = resolve(moment, context.today, past=context.past)
    asked = context.slot == "periode" and not _open_ended(flat, moment, words)
    if found.precision == "jour" or not (opened or asked):
        return None
    start = opened[1] if opened else moment.start
    if found.precision == "annee":
        first, last = replace(found, value=f"{found.value}-01"), replace(found, value=f"{found.value}-12")
        doubt = found.reason or ("" if opened else "doute_precision")
        return period_told(said, context, Period(first, last, start, moment.end, doubt))
    return period_told(said, context, Period(found, found, start, moment.end, found.reason))


def _open_ended(flat: str, moment: Moment, words: CalendarWords) -> bool:
    """ "à partir de mars", "jusqu'en juin": one end alone is told."""
    return any(words.open_end.before(flat, place) for place in (moment.start, led_from(flat, moment.start)))


def start_and_length(said: Said, context: ReadingContext) -> Reading | Doubt | None:
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
    whole_months = first.first.day == 1 and first.precision != "saison"
    by_month = whole_months and length.unit in ("mois", "annees")  # it ends with a month, whoever counts
    if first.precision != "jour" and not by_month:
        return doubt_at(said, context, (), place, "doute_precision") if context.slot == "periode" else None
    last = later(later(first.first, int(length.low), length.unit), -1, "jours").isoformat()
    value = {"debut": first.value, "fin": last[: len(first.value)]}
    reading = reading_at(said, context, value, place, "periode", precision=first.precision, approximate=True)
    return reading if by_month else doubt_at(said, context, (reading,), place, "doute_calcul")
