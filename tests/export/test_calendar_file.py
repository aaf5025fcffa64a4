"""calendrier.ics: what a phone needs, read back by icalendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from fiche_views import DAY, KEY, WORDS, usual
from icalendar import Calendar

from aide_projet.checks.finding import Source
from aide_projet.export.calendar_file import calendar_file
from aide_projet.use_cases.calendar_view import CalendarStep, CalendarView
from aide_projet.use_cases.preparation import NOTHING_TO_PREPARE
from aide_projet.use_cases.view import ConversationView

LONG = "Demander leur lettre aux financeurs, dont l'Établissement public de coopération, « Les Trois-Ponts » ; أمل"


def step(key: str, day: str, state: str = "plus_tard", **more: str) -> CalendarStep:
    told = {"label": key, "why": "Parce que.", "bound": "au_plus_tard", "certainty": "usage", **more}
    return CalendarStep(key, day=day, shown=day, state=state, source=Source("x", "y"), days_left=1, **told)


STEPS = (
    step("lettres", "2014-12-09", label=LONG, alert="Trop tôt\nvraiment"),
    step("contact", "2014-11-10", "fait"),
    step("dossier", "2015-01-23", certainty="texte", deadline="2015-01-25", deadline_shown="dimanche 25 janvier 2015"),
    step("decision", "2015-03-24", bound="vers"),
)


def planned(steps: tuple[CalendarStep, ...] = STEPS, **more: object) -> ConversationView:
    calendar = CalendarView("ouverte", "", steps, "2014-11-10", (7, 1))
    return replace(usual(), prepare=lambda: replace(NOTHING_TO_PREPARE, calendar=calendar), **more)  # type: ignore[arg-type]


def made(view: ConversationView, day: date = DAY) -> bytes:
    return calendar_file(view, stamped=day, version="1.2").content


def events(content: bytes) -> dict[str, object]:
    return {str(event["summary"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_it_has_what_agendas_ask_for_and_folds_its_lines() -> None:
    content = made(planned())
    calendar = Calendar.from_ical(content)
    assert (str(calendar["version"]), str(calendar["prodid"])) == ("2.0", "-//Aide-projet//1.2//FR")
    assert "method" not in calendar
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert not calendar.errors


def test_events_last_a_day_in_the_order_of_their_days_without_what_is_done() -> None:
    found = Calendar.from_ical(made(planned())).walk("VEVENT")
    days = [event.decoded("dtstart") for event in found]
    assert days == [date(2014, 12, 9), date(2015, 1, 23), date(2015, 3, 24)]
    for event, day in zip(found, days, strict=True):
        assert event.decoded("dtend") == day + timedelta(days=1)
        assert event.decoded("dtstamp") == datetime(2014, 11, 12, tzinfo=UTC)


def test_what_people_wrote_comes_back_whole() -> None:
    summaries = list(events(made(planned())))
    assert LONG in summaries[0]
    assert "Trop tôt" in str(events(made(planned()))[summaries[0]]["description"])  # type: ignore[index]


def test_it_rings_a_week_and_a_day_before_in_the_morning() -> None:
    first = Calendar.from_ical(made(planned())).walk("VEVENT")[0]
    triggers = [alarm.decoded("trigger") for alarm in first.walk("VALARM")]
    assert triggers == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]


def test_what_is_past_or_only_likely_does_not_ring() -> None:
    for state in ("passe", "en_retard"):
        past = planned(tuple(replace(one, state=state) for one in STEPS))
        assert not Calendar.from_ical(made(past)).walk("VALARM")
    likely = Calendar.from_ical(made(planned())).walk("VEVENT")[-1]
    assert str(likely["summary"]).startswith("Vers ce jour")
    assert not likely.walk("VALARM")


def test_an_event_keeps_its_uid_when_its_day_moves_and_carries_no_secret() -> None:
    moved = planned(tuple(replace(one, day="2015-02-02") for one in STEPS))
    uids = [
        re.findall(rb"UID:(.*)\r\n", made(view, day)) for view, day in ((planned(), DAY), (moved, date(2015, 1, 1)))
    ]
    assert sorted(uids[0]) == sorted(uids[1])
    assert len(set(uids[0])) == 3
    others = re.findall(rb"UID:(.*)\r\n", made(replace(planned(), key="autre")))
    assert not set(uids[0]) & set(others)
    text = made(planned()).replace(b"\r\n ", b"").decode()
    assert KEY not in text
    assert WORDS not in text


def test_an_exercise_says_so_in_every_event() -> None:
    assert all("exercice" in summary for summary in events(made(planned())))
    real = planned(call=replace(usual().call, practice=False))
    assert not any("exercice" in summary.lower() for summary in events(made(real)))


def test_each_day_says_how_sure_it_is() -> None:
    found = {
        str(event["summary"]): str(event["description"]) for event in Calendar.from_ical(made(planned())).walk("VEVENT")
    }
    described = list(found.values())
    assert "usage" in described[0]
    assert "écrite dans l'appel" in described[1]
    assert "dimanche 25 janvier 2015" in described[1]
    assert list(found)[2].startswith("Vers ce jour")


def test_its_name_is_that_of_the_project() -> None:
    assert calendar_file(planned(), stamped=DAY, version="1").name == "calendrier-jardin-de-la-tour.ics"
    assert calendar_file(planned(title=""), stamped=DAY, version="1").name == "calendrier.ics"
    assert Calendar.from_ical(made(planned(()))).walk("VEVENT") == []
