"""How people go through the steps, counted from the events of their conversations."""

from __future__ import annotations

from aide_projet.draft.event import Answered, Asked, Corrected, Event, Parked, Recorded, Skipped, Undone
from aide_projet.use_cases.visits import StepVisits, Told, count_visits


def told(*events: tuple[int, Event], idle: bool = True) -> Told:
    return Told([Recorded(turn, event) for turn, event in events], idle)


def asked(slot: str) -> Asked:
    return Asked(slot, "v")


def answered(slot: str) -> Answered:
    return Answered(slot, "texte_court", "x", "x")


def test_a_conversation_counts_once_for_each_step_that_it_came_through() -> None:
    one = told((0, asked("idee")), (1, answered("idee")), (1, asked("lieu")), (2, asked("lieu")), (3, answered("lieu")),
               (3, asked("")))  # fmt: skip
    assert count_visits([one, one]) == {"idee": StepVisits(2, 2), "lieu": StepVisits(2, 2)}


def test_the_last_question_of_a_conversation_left_for_good_is_where_it_stopped() -> None:
    found = count_visits([told((0, asked("idee")), (1, answered("idee")), (1, asked("lieu")))])
    assert found == {"idee": StepVisits(1, 1), "lieu": StepVisits(asked=1, abandoned=1)}


def test_a_conversation_under_way_stopped_nowhere() -> None:
    assert count_visits([told((0, asked("idee")), idle=False)]) == {"idee": StepVisits(1)}


def test_skipped_and_parked_steps_are_counted_apart() -> None:
    one = told((0, asked("idee")), (1, Skipped("idee")), (1, asked("lieu")), (2, Parked("lieu")), (2, asked("")))
    assert count_visits([one]) == {"idee": StepVisits(1, skipped=1), "lieu": StepVisits(1, parked=1)}


def test_what_was_undone_does_not_count_as_answered() -> None:
    one = told((0, asked("idee")), (1, answered("idee")), (1, asked("lieu")), (2, Undone(1)), (2, asked("idee")))
    assert count_visits([one]) == {"idee": StepVisits(1, abandoned=1), "lieu": StepVisits(1)}


def test_an_answer_given_besides_before_its_question_is_no_visit() -> None:
    one = told((0, asked("idee")), (1, answered("idee")), (1, answered("lieu")), (1, asked("")))
    assert count_visits([one]) == {"idee": StepVisits(1, 1)}


def test_a_correction_is_an_answer() -> None:
    one = told((0, asked("idee")), (1, Corrected("idee", "texte_court", "y", "y")), (1, asked("")))
    assert count_visits([one]) == {"idee": StepVisits(1, 1)}


def test_no_conversation_gives_no_number() -> None:
    assert count_visits([]) == {}
