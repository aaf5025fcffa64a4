"""Before handing in: the calendar as picture, list and file, the criteria, what stands in the way, what to ask."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from preparation_fixture import CALENDAR, CRITERIA, OBSTACLES, STEPS, TO_ASK
from starlette.testclient import TestClient
from view_fixture import WORDS

from aide_projet.use_cases.calendar_view import CalendarView
from aide_projet.web.timeline import WIDTH, timeline


def test_the_calendar_lists_every_step_the_late_one_first(client: TestClient) -> None:
    page = client.get("/projet/view/calendrier").text
    places = [page.index(f'id="etape-{step.key}"') for step in STEPS]
    assert places == sorted(places)
    late = page[places[0] : places[1]]
    assert "En retard" in late
    assert ">2<" in late, "its number is that of its day, as in the picture"
    for said in ("Délai d'usage", "Date déduite", "Date écrite dans l'appel", "Vers le mardi 24 mars 2015"):
        assert said in page.replace("\u00a0", " "), said
    assert "dimanche 25 janvier 2015" in page, "the deadline itself, which is no working day"
    assert "Votre projet commencerait trop tôt." in page
    assert 'href="/projet/view/calendrier.ics"' in page


def test_an_edition_that_is_over_is_said_plainly_and_offers_no_file(client: TestClient) -> None:
    for page in ("/projet/ready/calendrier", "/projet/ready/fiche"):
        text = client.get(page).text
        assert "close depuis le 23 janvier 2015" in text
        assert "calendrier.ics" not in text


def test_the_file_for_a_phone_is_read_back_and_holds_no_secret(client: TestClient) -> None:
    answer = client.get("/projet/view/calendrier.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == len(STEPS) - 1, "what is done is left out"
    assert WORDS not in answer.text
    assert "/projet/" not in answer.text


@pytest.mark.parametrize("path", ["calendrier", "calendrier.ics"])
def test_an_unknown_project_has_no_calendar(client: TestClient, path: str) -> None:
    assert client.get(f"/projet/rien/{path}").status_code == 404


def test_each_thing_in_the_way_leads_to_where_it_is_mended(client: TestClient) -> None:
    page = client.get("/projet/view/fiche").text
    section = page[page.index('id="titre-pret"') : page.index('id="titre-emporter"')]
    assert f"Il reste {len(OBSTACLES)} choses" in section
    linked = re.findall(r'href="/projet/view/fiche/(\w+)"', section)
    assert linked == [obstacle.slot for obstacle in OBSTACLES]


def test_the_criteria_show_the_words_the_gaps_and_promise_nothing(client: TestClient) -> None:
    page = client.get("/projet/view/fiche").text
    section = page[page.index('id="titre-criteres"') :]
    assert '<q dir="auto">on veut se retrouver</q>' in section
    assert section.count('class="petale"') == len(CRITERIA)
    assert "1 sur 2" in section
    for gap in (gap for criterion in CRITERIA for gap in criterion.missing):
        assert f'href="/projet/view/fiche/{gap.slot}"' in section
    assert "seuls les jurys décident" in section


def test_what_was_set_aside_comes_with_a_message_to_send(client: TestClient) -> None:
    page = client.get("/projet/view/fiche").text.replace("\u00a0", " ")
    for wanted in TO_ASK:
        message = re.search(rf'id="dire-{wanted.slot}"[^>]*>(.*?)</p>', page)
        assert message is not None
        assert "Le jardin de la tour" in message.group(1)
        assert wanted.question in message.group(1)
    assert 'hidden data-copier="dire-siret"' in page, "without scripts there is no button that does nothing"
    assert "À demander autour de vous" not in client.get("/projet/ready/fiche").text


def test_the_list_to_ask_stands_alone_on_a_page_to_print(client: TestClient) -> None:
    page = client.get("/projet/view/a-demander").text
    assert page.count("<h1") == 1
    assert all(f'id="dire-{wanted.slot}"' in page for wanted in TO_ASK)
    assert "Aucune réponse" in client.get("/projet/ready/a-demander").text
    assert client.get("/projet/rien/a-demander").status_code == 404


def drawn(days: list[date], today: date) -> CalendarView:
    steps = tuple(
        replace(STEPS[0], key=str(number), day=day.isoformat(), state="plus_tard") for number, day in enumerate(days)
    )
    return CalendarView("ouverte", "", steps, today.isoformat())


@given(
    first=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    gaps=st.lists(st.integers(0, 400), max_size=12),
    ago=st.integers(-500, 5000),
)
def test_no_two_marks_of_the_picture_touch_and_none_leaves_it(first: date, gaps: list[int], ago: int) -> None:
    days = [first + timedelta(days=sum(gaps[:place])) for place in range(len(gaps) + 1)]
    image = timeline(drawn(days, first - timedelta(days=ago)))
    assert image is not None
    for place, mark in enumerate(image.marks):
        assert 12 <= mark.x <= WIDTH - 12
        assert 12 <= mark.y < image.axis
        for other in image.marks[place + 1 :]:
            assert abs(mark.x - other.x) > 20 or abs(mark.y - other.y) > 20
    names = [x for x, _ in image.months]
    assert all(after - before >= 40 for before, after in pairwise(names))


def test_a_day_too_far_away_is_not_drawn() -> None:
    near, far = date(2014, 11, 12), date(2026, 1, 1)
    with_today, without = timeline(CALENDAR), timeline(replace(CALENDAR, today=far.isoformat()))
    assert with_today is not None
    assert without is not None
    assert with_today.today is not None
    assert without.today is None
    assert timeline(drawn([near], near)) is not None
    assert timeline(replace(CALENDAR, steps=())) is None
