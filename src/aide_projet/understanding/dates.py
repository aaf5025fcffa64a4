"""Dates, relative to a day passed in. Precision kept: a day, a month, a season, a year; never more than was said."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.understanding.calendar_words import calendar_words
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.date_hinted import date_hinted
from aide_projet.understanding.end_date import floor, from_start, same_day
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.moment import Moment, Resolved, later, resolve
from aide_projet.understanding.moment_shaken import is_around, is_denied, is_prevented, is_settled
from aide_projet.understanding.moment_words import find_moments
from aide_projet.understanding.part_of_year import Period
from aide_projet.understanding.period import find_periods, read_period
from aide_projet.understanding.period_ends import periods_in
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import bound_before
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.standing import replaced_between

__all__ = ["find_dates", "find_periods", "read_date", "read_period"]

_SHORT = 80
_NEAR = 60  # days


def find_dates(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every date that the words themselves say to be one; the ends of a period are left to `find_periods`."""
    moments = find_moments(said.plain, context.language, context.today)
    if not moments:
        return ()
    moments = _standing(said.plain, moments, context)
    if len(moments) > 1:
        moments = tuple(m for m in moments if not _rejected(said.plain, m, context)) or moments
    spans = [(p.start, p.end) for p in periods_in(said.plain, context.language, context.today)]
    found: dict[object, Reading | Doubt] = {}
    for moment in moments:
        inside = any(start <= moment.start and moment.end <= end for start, end in spans)
        if moment.sure and not inside and not _denied(said, context, moment):
            told = _told(said, context, moment)  # "le 21 juin, à la fête de la musique" is said twice
            found.setdefault(told.value if isinstance(told, Reading) else moment, told)
    return tuple(found.values())


def read_date(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The date that answers "quand ?". Of a period, its first day, or its last when the slot asked is `date_fin`."""
    text = said.plain
    moments = list(find_moments(text, context.language, context.today))
    if context.slot == "date_fin" and len(text) <= _SHORT:
        of_start = (None if moments else same_day(said, context)) or from_start(said, context)
        if of_start is not None:
            return of_start
    if not moments and len(text) <= _SHORT:
        moments = list(find_moments(text, context.language, context.today, True))
    periods = periods_in(text, context.language, context.today)
    if periods and len(periods) == 1:
        return _of_period(said, context, periods[0])
    if len(moments) > 1:
        moments = [m for m in moments if m.kind != "recurrent"] or moments
        moments = [m for m in moments if not _rejected(text, m, context)] or moments
        moments = _last_said(text, moments, context)
        moments = _not_prevented(text, moments, context)
    if not moments:
        return date_hinted(said, context)
    if len(moments) > 1:
        readings = tuple(r for m in moments[:4] if isinstance(r := _told(said, context, m), Reading))
        return doubt_at(said, context, readings, (moments[0].start, moments[-1].end), "doute_plusieurs")
    return _unless_shaken(said, context, moments[0])


def _unless_shaken(said: Said, context: ReadingContext, moment: Moment) -> Reading | Doubt:
    """The only date told, as a doubt when the words around say that it is not the one, or not that day."""
    told = _told(said, context, moment)
    flat, words = folded(said.plain), calendar_words(context.language)
    place = moment.start, moment.end
    if is_denied(flat, moment.start, words):
        return doubt_at(said, context, (), place, "doute_precision")
    shaken = is_prevented(flat, moment, words) or is_around(flat, moment, words)
    return doubt_at(said, context, (told,), place, "doute_precision") if shaken and isinstance(told, Reading) else told


def _not_prevented(text: str, moments: list[Moment], context: ReadingContext) -> list[Moment]:
    """ "je voulais avril, la salle est prise, donc ce sera le 9 mai": the last, when what stands before is given up."""
    words, flat = calendar_words(context.language), folded(text)
    given_up = words.prevented.anywhere(flat[moments[0].end : moments[-1].start]) is not None
    return moments[-1:] if len(moments) == 2 and given_up and is_settled(flat, moments[-1], words) else moments


def _standing(text: str, moments: tuple[Moment, ...], context: ReadingContext) -> tuple[Moment, ...]:
    flat = folded(text)
    follows = (*moments[1:], None)
    return tuple(
        m
        for m, n in zip(moments, follows, strict=True)
        if n is None or not replaced_between(flat, m.end, n.start, context.language)
    )


def _last_said(text: str, moments: list[Moment], context: ReadingContext) -> list[Moment]:
    """ "le 3, euh non, le 5 mars": the corrected one alone; the same said twice is one."""
    flat = folded(text)
    for index in range(len(moments) - 1, 0, -1):
        if replaced_between(flat, moments[index - 1].end, moments[index].start, context.language):
            return moments[index:]
    values = {resolve(m, context.today, past=context.past).value for m in moments}
    return moments[:1] if len(values) == 1 else moments


def _rejected(text: str, moment: Moment, context: ReadingContext) -> bool:
    """ "pas en mars, en avril", "j'avais dit le 4 avril, ce sera le 11"."""
    flat = folded(text)
    words = calendar_words(context.language)
    lead = words.lead_month.before(flat, moment.start) or words.lead_day.before(flat, moment.start)
    place = lead[1] if lead else moment.start
    return bound_before(flat, place, context.language)[0] == "rejet" or words.taken_back.before(flat, place) is not None


def _told(said: Said, context: ReadingContext, moment: Moment) -> Reading | Doubt:
    place = moment.start, moment.end
    words = calendar_words(context.language)
    flat = folded(said.plain)
    limited = words.limit.before(flat, moment.start) is not None
    gone = _is_gone(said, words.gone.before(flat, moment.start))
    if context.past and moment.weekday and moment.fixed and not moment.turn and moment.fixed > context.today:
        moment = replace(moment, fixed=later(moment.fixed, -1, "semaines"))
    base = floor(context) if moment.year is None and moment.kind != "fixe" else context.today
    found = resolve(moment, base, past=context.past or (gone and moment.year is None))
    ahead = _soon(moment, found, context)
    if ahead is not None:
        both = _reading(said, context, found, place), _reading(said, context, ahead, place)
        return doubt_at(said, context, both, place, "doute_annee")
    if not found.reason and not context.past and (gone or (limited and context.slot != "date_fin")):
        found = replace(found, reason="doute_date_passee" if gone else "doute_precision")
    if not found.reason:
        return _reading(said, context, found, place)
    readings: tuple[Reading, ...] = (_reading(said, context, found, place),) if found.value else ()
    if found.other:
        readings = (
            *readings,
            reading_at(said, context, found.other, place, "date", precision=found.precision, approximate=True),
        )
    if moment.kind == "recurrent" and moment.weekday:
        readings = _next_two(said, context, moment)
    return doubt_at(said, context, readings, place, found.reason)


def _is_gone(said: Said, lead: tuple[str, int] | None) -> bool:
    """Whether what comes before a date says that it is past: "commencé le", not "ça commence le"."""
    if lead is None:
        return False
    typed = said.text[said.offsets[lead[1]] :].split(maxsplit=1)
    return not (typed and typed[0][-1:] in "eE")


def _soon(moment: Moment, found: Resolved, context: ReadingContext) -> Resolved | None:
    """ "le 20 novembre" told on the 10th of something done: last year's day, or the one that comes, who knows."""
    if not context.past or moment.kind != "jour" or moment.year is not None or moment.turn:
        return None
    ahead = resolve(moment, context.today)
    if not found.value or not ahead.value or found.first == ahead.first:
        return None
    near, far = (ahead.first - context.today).days, (context.today - found.first).days
    return ahead if near <= _NEAR and far > 2 * _NEAR else None


def _reading(said: Said, context: ReadingContext, found: Resolved, place: tuple[int, int]) -> Reading:
    return reading_at(
        said, context, found.value, place, "date", precision=found.precision, approximate=found.approximate
    )


def _next_two(said: Said, context: ReadingContext, moment: Moment) -> tuple[Reading, ...]:
    """ "un mercredi": the next two Wednesdays are offered."""
    ahead = (moment.weekday - context.today.isoweekday()) % 7
    days = (later(context.today, ahead + week, "jours") for week in (0, 7))
    return tuple(
        reading_at(said, context, d.isoformat(), (moment.start, moment.end), "date", precision="jour") for d in days
    )


def _denied(said: Said, context: ReadingContext, told: Moment | Period) -> bool:
    return is_denied(folded(said.plain), told.start, calendar_words(context.language))


def _of_period(said: Said, context: ReadingContext, period: Period) -> Reading | Doubt:
    place = period.start, period.end
    found = period.last if context.slot == "date_fin" else period.first
    reason = "doute_precision" if _denied(said, context, period) else period.reason or found.reason
    if reason:
        return doubt_at(said, context, (), place, reason)
    return _reading(said, context, found, place)
