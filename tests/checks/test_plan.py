"""The calendar drawn backwards: working days, what concerns a draft, what is late, and an edition that is not open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from desk import REHEARSED, Desk, with_
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.checks.call import Edition
from aide_projet.checks.plan import NO_PLAN, Plan, StepState, edition_status, plan, step_days
from aide_projet.checks.retroplan import Bound, Certainty, EditionStatus, Retroplan
from aide_projet.checks.working_days import is_working, shifted
from aide_projet.draft.value import Value

HOLIDAYS = frozenset({date(2014, 11, 11), date(2014, 12, 25), date(2015, 1, 1), date(2015, 4, 6)})


def off(year: int) -> frozenset[date]:
    """Enough of the public holidays of France for these tests: 6 April 2015 is Easter Monday."""
    return frozenset(day for day in HOLIDAYS if day.year == year)


@pytest.fixture
def planned(desk: Desk) -> Retroplan:
    assert desk.call.retroplan is not None
    return replace(desk.call.retroplan, off=off)


@pytest.fixture
def draw(desk: Desk, planned: Retroplan) -> Callable[..., Plan]:
    """The calendar of the ready draft with changes, on a day, in an edition."""

    def drawn(today: date = REHEARSED, edition: Edition | None = None, **changes: Value) -> Plan:
        held = edition or desk.call.editions[0]
        call = replace(desk.call, editions=(held,))
        return plan(planned, held, replace(desk, call=call).facts(with_(**changes), today), today)

    return drawn


def day_of(made: Plan, key: str) -> date:
    return next(step.day for step in made.steps if step.key == key)


@pytest.mark.parametrize(
    ("day", "days", "working", "expected"),
    [
        (date(2014, 12, 1), -21, False, date(2014, 11, 10)),
        (date(2014, 12, 1), -20, False, date(2014, 11, 10)),  # 11 November: the day before
        (date(2014, 12, 1), -22, False, date(2014, 11, 7)),  # a Sunday: the Friday
        (date(2015, 4, 5), 1, False, date(2015, 4, 7)),  # Easter Monday: the Tuesday
        (date(2015, 4, 7), -1, True, date(2015, 4, 3)),  # Easter Monday and the week-end do not count
        (date(2014, 11, 12), -10, True, date(2014, 10, 28)),
        (date(2014, 12, 24), 1, True, date(2014, 12, 26)),
    ],
)
def test_a_lead_ends_on_a_working_day(day: date, days: int, working: bool, expected: date) -> None:
    assert shifted(day, days, off, working=working) == expected


def test_the_days_of_the_edition_of_2015(draw: Callable[..., Plan]) -> None:
    days = {step.key: step.day for step in draw(cofinancements=asked()).steps}
    assert list(days) == [
        "contact_prealable",
        "fiche_synthetique",
        "lettres",
        "devis",
        "instance",
        "dossier_complet",
        "decision",
        "debut",
    ]
    assert days["contact_prealable"] == date(2014, 11, 10)
    assert days["fiche_synthetique"] == date(2014, 12, 1)
    assert days["dossier_complet"] == date(2015, 1, 23)


def asked(status: str = "demande") -> Value:
    return [{"financeur": "Ville de Roubaix", "type": "commune", "montant": 3000, "statut": status}]


def keys(made: Plan) -> set[str]:
    return {step.key for step in made.steps}


def test_letters_are_for_funders_who_have_not_answered(draw: Callable[..., Plan]) -> None:
    assert "lettres" in keys(draw(cofinancements=asked()))
    assert "lettres" not in keys(draw(cofinancements=asked("accorde")))
    assert "lettres" not in keys(draw(cofinancements=[]))


def test_quotes_are_for_expense_lines_and_a_vote_for_a_structure(draw: Callable[..., Plan]) -> None:
    assert {"devis", "instance"} <= keys(draw())
    assert not {"devis", "instance"} & keys(draw(depenses=None, porteur_type="habitant", structure_nom=None))


def test_the_contact_taken_is_ticked_and_late_otherwise(draw: Callable[..., Plan]) -> None:
    late = date(2014, 11, 12)
    assert states(draw(late))["contact_prealable"] is StepState.DONE
    refused = draw(late, contact_prealable=False)
    assert states(refused)["contact_prealable"] is StepState.LATE
    assert refused.steps[0].key == "contact_prealable"
    on_the_day = draw(contact_prealable=False)
    assert states(on_the_day)["contact_prealable"] is StepState.SOON
    assert states(on_the_day)["dossier_complet"] is StepState.LATER


def states(made: Plan) -> dict[str, StepState]:
    return {step.key: step.state for step in made.steps}


def test_late_steps_come_first_and_each_group_by_day(draw: Callable[..., Plan]) -> None:
    made = draw(date(2015, 1, 15), contact_prealable=False, cofinancements=asked())
    late = [step.state is StepState.LATE for step in made.steps]
    assert late == sorted(late, reverse=True)
    assert sum(late) == 5
    assert [step.day for step in made.steps[5:]] == sorted(step.day for step in made.steps[5:])


def test_each_day_says_whether_the_call_gives_it(draw: Callable[..., Plan]) -> None:
    certain = {step.key: step.certainty for step in draw().steps}
    assert certain["dossier_complet"] is Certainty.TEXT
    assert certain["fiche_synthetique"] is Certainty.DEDUCED
    assert certain["contact_prealable"] is certain["decision"] is certain["debut"] is Certainty.CUSTOMARY


def edition(synopsis: date, file: date, opens: date | None = None) -> Edition:
    return Edition("essai", "Essai", opens, synopsis, file)


@pytest.mark.parametrize(
    ("deadline", "worked"),
    [
        (date(2015, 1, 25), date(2015, 1, 23)),  # a Sunday
        (date(2015, 4, 6), date(2015, 4, 3)),  # Easter Monday: before its week-end
        (date(2014, 11, 11), date(2014, 11, 10)),
    ],
)
def test_a_deadline_on_a_day_off_is_met_the_working_day_before(
    draw: Callable[..., Plan], deadline: date, worked: date
) -> None:
    held = edition(deadline - timedelta(days=30), deadline)
    step = next(step for step in draw(deadline, held).steps if step.key == "dossier_complet")
    assert (step.day, step.deadline) == (worked, deadline)
    assert step.state is StepState.SOON, "until the deadline itself it is not late"
    after = next(step for step in draw(worked, held).steps if step.key == "fiche_synthetique")
    assert after.state is StepState.LATE


def test_a_project_that_starts_before_the_answer_is_told_so(draw: Callable[..., Plan]) -> None:
    alerts = {step.key: step.alert for step in draw(date_debut="2015-02").steps}
    assert "février 2015" in alerts["debut"]
    assert not {step.alert for step in draw(date_debut="2015-06").steps} - {""}


def test_an_edition_that_is_over_calls_nothing_late(draw: Callable[..., Plan]) -> None:
    made = draw(date(2026, 1, 1), contact_prealable=False)
    assert made.status is EditionStatus.OVER
    assert set(states(made).values()) == {StepState.PAST}
    assert "close depuis le 23 janvier 2015" in made.notice


def test_an_edition_that_is_not_open_yet_says_when_it_opens(draw: Callable[..., Plan]) -> None:
    held = edition(date(2027, 2, 1), date(2027, 3, 1), date(2027, 1, 10))
    made = draw(date(2026, 12, 1), held)
    assert made.status is EditionStatus.NOT_OPEN
    assert "10 janvier 2027" in made.notice
    assert day_of(made, "dossier_complet") == date(2027, 3, 1)


def test_a_call_without_an_edition_says_that_no_date_is_known(desk: Desk, planned: Retroplan) -> None:
    made = plan(planned, None, replace(desk, call=replace(desk.call, editions=())).facts({}), REHEARSED)
    assert (made.status, made.steps) == (EditionStatus.WITHOUT_DATE, ())
    assert "Aucune date" in made.notice


def test_an_edition_announced_without_dates_is_told_while_none_is_open(desk: Desk, planned: Retroplan) -> None:
    held, titles = desk.call.editions[0], ("Édition 2027",)
    over, during = (
        plan(planned, held, desk.facts({}, day), day, titles) for day in (date(2026, 1, 1), date(2015, 1, 1))
    )
    assert "Édition 2027" in over.notice
    assert "close depuis" in over.notice
    assert "Édition 2027" not in during.notice


def test_a_call_without_a_plan_has_no_calendar(desk: Desk) -> None:
    assert plan(None, desk.call.editions[0], {}, REHEARSED) is NO_PLAN


@given(
    synopsis=st.dates(date(2010, 1, 1), date(2040, 1, 1)),
    between=st.integers(0, 200),
    today=st.dates(date(2009, 1, 1), date(2042, 1, 1)),
)
def test_no_latest_day_is_after_its_deadline_and_every_day_is_worked(
    desk: Desk, synopsis: date, between: int, today: date
) -> None:
    assert desk.call.retroplan is not None
    planned = replace(desk.call.retroplan, off=off)
    held = edition(synopsis, synopsis + timedelta(days=between))
    made = plan(planned, held, desk.facts(with_(cofinancements=asked())), today)
    assert all(is_working(step.day, off) for step in made.steps)
    for step in made.steps:
        if step.bound is Bound.LATEST:
            assert step.day <= held.file_deadline
    days = step_days(planned, held)
    assert days["contact_prealable"] < days["fiche_synthetique"] <= days["dossier_complet"]
    assert days["lettres"] <= days["devis"] <= days["instance"] < days["dossier_complet"]
    assert held.file_deadline < days["decision"] < days["debut"]
    late = {step.state is StepState.LATE for step in made.steps}
    assert True not in late or edition_status(held, today) is EditionStatus.OPEN
    order = [(step.state is not StepState.LATE, step.day) for step in made.steps]
    assert order == sorted(order)
