"""The fold of events."""

from __future__ import annotations

from aide_projet.dialogue.conversation import begin, changed_slots, last_change
from aide_projet.dialogue.folding import fold
from aide_projet.draft.event import Answered, Asked, Cleared, Corrected, Parked, Recorded, Restarted, Skipped, Undone


def _amount(value: int) -> Answered:
    return Answered("budget_total", "montant", value, f"{value} euros", (0, 4))


def test_an_answer_fills_its_slot_with_its_words() -> None:
    conversation = fold(begin("a", "e"), [Recorded(1, _amount(3000))])
    filled = conversation.draft.filled["budget_total"]
    assert (filled.value, filled.said, filled.span, filled.turn) == (3000, "3000 euros", (0, 4), 1)


def test_undo_gives_back_what_stood_before_a_correction() -> None:
    change = Corrected("budget_total", "montant", 2500, "2500")
    events = [Recorded(1, _amount(3000)), Recorded(2, change), Recorded(3, Undone(2))]
    conversation = fold(begin("a", "e"), events)
    assert conversation.draft.value("budget_total") == 3000
    assert conversation.turn == 3


def test_a_second_undo_takes_back_the_turn_before() -> None:
    events = [Recorded(1, _amount(3000)), Recorded(2, Skipped("intitule")), Recorded(3, Undone(2))]
    conversation = fold(begin("a", "e"), events)
    assert last_change(conversation) == 1
    assert fold(conversation, [Recorded(4, Undone(1))]).draft.filled == {}


def test_folding_in_two_parts_gives_the_same() -> None:
    events = [
        Recorded(0, Asked("idee", "v")),
        Recorded(1, _amount(3000)),
        Recorded(2, Parked("intitule")),
        Recorded(3, Undone(1)),
        Recorded(4, _amount(10)),
    ]
    whole = fold(begin("a", "e"), events)
    for cut in range(len(events)):
        assert fold(fold(begin("a", "e"), events[:cut]), events[cut:]) == whole


def test_an_answer_takes_the_slot_out_of_the_parked_and_the_skipped() -> None:
    events = [Recorded(1, Parked("budget_total")), Recorded(2, Skipped("budget_total")), Recorded(3, _amount(1))]
    draft = fold(begin("a", "e"), events).draft
    assert draft.parked == ()
    assert draft.skipped == frozenset()


def test_clearing_opens_the_slot_again() -> None:
    draft = fold(begin("a", "e"), [Recorded(1, _amount(1)), Recorded(2, Cleared("budget_total"))]).draft
    assert "budget_total" not in draft.filled


def test_restarting_empties_the_draft_and_keeps_the_history() -> None:
    conversation = fold(begin("a", "e"), [Recorded(1, _amount(1)), Recorded(2, Restarted())])
    assert conversation.draft.filled == {}
    assert len(conversation.history) == 2


def test_the_slots_that_a_turn_changed_are_told() -> None:
    conversation = fold(begin("a", "e"), [Recorded(1, _amount(1)), Recorded(1, Parked("intitule"))])
    assert changed_slots(conversation, 1) == ("budget_total", "intitule")
