"""Days told by another: "la veille du 14 juillet", "dès le lendemain de Noël"."""

from __future__ import annotations

from datetime import date

from aide_projet.understanding.calendar_words import CalendarWords
from aide_projet.understanding.moment import Moment, later, resolve


def moved(flat: str, moments: list[Moment], words: CalendarWords, today: date) -> list[Moment]:
    """The moments, each carried to the eve or the morrow that the words before it tell."""
    return [_moved(flat, moment, words, today) for moment in moments]


def _moved(flat: str, moment: Moment, words: CalendarWords, today: date) -> Moment:
    lead = words.moved.before(flat, moment.start)
    if lead is None:
        return moment
    found = resolve(moment, today)
    if found.precision != "jour" or found.reason == "doute_date_impossible":
        return Moment("recurrent", lead[1], moment.end, sure=False)
    day = later(found.first, int(lead[0]), "jours")
    return Moment("fixe", lead[1], moment.end, fixed=day, sure=True)
