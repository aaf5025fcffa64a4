"""What the words around a date do to it: deny it, make it a hindrance, or tell only that it is near.

A date is taken as sure only where nothing around it says that it is not the one: "sauf en août", "le 3 mai la salle
est prise", "quand l'hiver sera fini", "le week-end de Pâques".
"""

from __future__ import annotations

from aide_projet.understanding.calendar_words import CalendarWords
from aide_projet.understanding.moment import Moment

_NEAR = 60  # characters
_ENDS = ".;!?\n"


def is_denied(flat: str, start: int, words: CalendarWords) -> bool:
    """ "surtout pas à Noël", "tout sauf le 14 juillet", "il prend pas l'hiver"."""
    place = start
    for leading in (words.lead_month, words.lead_day, words.lead_season, words.lead_feast):
        if words.denied.before(flat, place) is not None:
            return True
        lead = leading.before(flat, start)
        place = lead[1] if lead is not None else start
    return words.denied.before(flat, place) is not None


def is_prevented(flat: str, moment: Moment, words: CalendarWords) -> bool:
    """ "le 3 mai c'est pas possible", "on a pas la salle le 3 mai", in the sentence that tells it."""
    if is_settled(flat, moment, words):
        return False
    opens = max(flat.rfind(stop, 0, moment.start) for stop in _ENDS) + 1
    before = flat[max(opens, moment.start - _NEAR) : moment.start]
    after = flat[moment.end : moment.end + _NEAR]
    closes = min((place for stop in _ENDS if (place := after.find(stop)) >= 0), default=len(after))
    return words.prevented.anywhere(before) is not None or words.prevented.anywhere(after[:closes]) is not None


def is_settled(flat: str, moment: Moment, words: CalendarWords) -> bool:
    """ "… donc ce sera le 9 mai": whatever was in the way of another date."""
    lead = words.lead_day.before(flat, moment.start) or words.lead_month.before(flat, moment.start)
    places = {moment.start, lead[1] if lead is not None else moment.start}
    return any(words.settles.before(flat, place) is not None for place in places)


def is_around(flat: str, moment: Moment, words: CalendarWords) -> bool:
    """ "la semaine de Noël", "le week-end de Pâques": days about a feast, not the feast."""
    return moment.kind != "mois" and words.around.before(flat, moment.start) is not None
