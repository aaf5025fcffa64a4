"""The calendar as a file that phones and agendas take (iCalendar, RFC 5545): one all-day event for each step left.

Its sentences stand in the template `calendrier.jinja`. No key and no four words are in it: whoever gets the file
learns nothing that opens the project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aide_projet.export.fiche import Document
from aide_projet.export.file_name import slug
from aide_projet.export.html import environment
from aide_projet.export.plain_text import lines, one_line
from aide_projet.export.template_file import shipped_templates
from aide_projet.use_cases.calendar_view import CalendarStep
from aide_projet.use_cases.view import ConversationView

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

EXTENSION = "ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"
TEMPLATE = "calendrier.jinja"
_RINGS_AT = timedelta(hours=9)
"""When a reminder rings on its day: an all-day event begins at midnight."""
_DAY = timedelta(days=1)
_TO_COME = ("bientot", "plus_tard")


def calendar_file(view: ConversationView, *, stamped: date, version: str, templates: Sequence[Path] = ()) -> Document:
    """The file, stamped with that day. What is done is left out; only latest days still to come ring.

    An event keeps its UID from one file to the next, so that a phone moves it instead of adding another.
    """
    from icalendar import Calendar, vText  # late: 100 ms and 20 MB that only this file needs

    words: Any = environment(tuple(templates) or (shipped_templates(),), autoescape=False).get_template(TEMPLATE).module
    calendar = Calendar()
    calendar.add("prodid", f"-//Aide-projet//{version}//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):  # the standard's, and the one that most phones read
        calendar.add(name, vText(one_line(words.nom(view))))
    for step in view.preparation.calendar.by_day:
        if step.state != "fait":
            _add_event(calendar, view, step, stamped, words)
    file = "-".join(filter(None, ("calendrier", slug(view.title)))) + f".{EXTENSION}"
    return Document(file, MEDIA_TYPE, calendar.to_ical())


def _add_event(calendar: Calendar, view: ConversationView, step: CalendarStep, stamped: date, words: Any) -> None:
    from icalendar import Event

    day = date.fromisoformat(step.day)
    event: Event = Event()
    event.add("uid", _uid(view, step))
    event.add("dtstamp", datetime(stamped.year, stamped.month, stamped.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", one_line(words.resume(step, view)))
    event.add("description", "\n".join(lines(words.description(step, view))))
    event.add("transp", "TRANSPARENT")
    if step.state in _TO_COME and step.bound == "au_plus_tard":
        for days in view.preparation.calendar.reminders:
            event.add_component(_alarm(days, one_line(words.rappel(step, days))))
    calendar.add_component(event)


def _alarm(days: int, text: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", _RINGS_AT - days * _DAY)
    return alarm


def _uid(view: ConversationView, step: CalendarStep) -> str:
    """The same for the same step of the same project; the key goes through a hash that nobody can turn back."""
    project = view.key or view.title
    told = "\n".join((view.call.name, view.call.edition, project, step.key))
    return f"{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}@aide-projet"
