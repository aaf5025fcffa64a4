"""What holds whatever people say, in whatever order: briefly here, thousands of cases each in `make test-long`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repertoire import ANYTHING, MOVES, QUESTIONS, SAYINGS

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.present import open_question
from aide_projet.dialogue.safeguard import MAX_CHARS
from aide_projet.draft.draft import Draft
from aide_projet.draft.event import Event, Recorded, Restarted, Undone
from aide_projet.store.event_json import events_text, read_events
from talk import Talk

briefly_and_at_length = pytest.mark.parametrize(
    "scale", [pytest.param(1, id="briefly"), pytest.param(40, id="at length", marks=pytest.mark.long)]
)
"""How many times more cases than in `make test`."""
START = "Une fête pour les familles du quartier de la gare à Lille, 8 000 €"


def for_all(check: Callable[..., None], cases: int, *drawn: st.SearchStrategy[object]) -> None:
    """Run a check on many cases; the short runs are always the same ones."""
    steady = settings(
        max_examples=cases, deadline=None, derandomize=cases < 1000, suppress_health_check=[HealthCheck.too_slow]
    )
    steady(given(*drawn)(check))()


def played(talk: Talk, moves: list[str]) -> Talk:
    """A conversation of its own, after these moves."""
    talk = talk.aside()
    for move in moves:
        talk.do(move)
    return talk


def told(draft: Draft) -> tuple[object, ...]:
    """What undo gives back."""
    return draft.values(), draft.parked, draft.skipped


@pytest.fixture(scope="module")
def stops(content: Content) -> list[Talk]:
    """The same project at every question of the complete path, and with something waiting: readings, a yes."""
    talk = Talk.begun(content)
    found = [talk.aside()]
    talk.press("parcours:complet").say(START)
    while talk.asked is not None:
        found.append(talk.aside())
        talk.press("passer")
    waiting = [stop.aside().say("2.000") for stop in found if stop.asked in ("montant_demande", "encadrants")]
    return [*found, *waiting, waiting[0].aside().say("on recommence"), talk]


@briefly_and_at_length
def test_no_utterance_raises_and_each_is_answered_in_any_state(stops: list[Talk], scale: int) -> None:
    def answered(text: str, place: int) -> None:
        before = stops[place % len(stops)]
        after = before.aside().say(text)
        assert after.outcome.replies
        assert after.conversation.turn == before.conversation.turn + 1
        assert bool(after.outcome.held) == (len(text) > MAX_CHARS or "donnees_sensibles" in after.names)

    for_all(answered, 600 * scale, ANYTHING, st.integers(0, 99))


@briefly_and_at_length
def test_no_conversation_of_anything_stops_being_answered(talk: Talk, scale: int) -> None:
    def goes_on(moves: list[str]) -> None:
        after = played(talk, moves)
        assert after.conversation.turn == len(moves)
        assert all(outcome.replies for outcome in [*after.outcomes, after.outcome])

    for_all(goes_on, 30 * scale, st.lists(ANYTHING, max_size=12))


@briefly_and_at_length
def test_no_utterance_changes_a_field_without_saying_so(talk: Talk, scale: int) -> None:
    """Deduced values too: each change of the draft is named by a reply of that turn, of that field."""

    def said_so(moves: list[str]) -> None:
        now = talk.aside()
        for move in moves:
            before = now.conversation.draft
            now.do(move)
            changed = _changed(before, now.conversation.draft)
            if _took_back(now) or any(isinstance(record.event, Restarted) for record in now.outcome.events):
                continue  # named together, in one reply
            assert changed <= {reply.slot for reply in now.outcome.replies}, (move, now.names)

    for_all(said_so, 150 * scale, MOVES)


def _took_back(talk: Talk) -> bool:
    return any(isinstance(record.event, Undone) for record in talk.outcome.events)


def _changed(before: Draft, after: Draft) -> set[str]:
    return {name for name in {*before.filled, *after.filled} if before.value(name) != after.value(name)}


@briefly_and_at_length
def test_undo_after_any_turn_gives_the_former_draft_and_its_open_question(talk: Talk, scale: int) -> None:
    def undone(moves: list[str]) -> None:
        now = talk.aside()
        for move in moves:
            before = now.conversation
            now.do(move)
            if _took_back(now) or told(before.draft) == told(now.conversation.draft):
                continue
            back = now.aside().say("annule")
            assert told(back.conversation.draft) == told(before.draft), (move, now.names)
            assert back.conversation.open_slot == before.open_slot, (move, now.names)

    for_all(undone, 100 * scale, MOVES)


@briefly_and_at_length
def test_undoing_twice_gives_the_draft_before_the_two_last_changes(talk: Talk, scale: int) -> None:
    def undone_twice(moves: list[str], first: str, second: str) -> None:
        start = played(talk, moves)
        once = start.aside().do(first)
        twice = once.aside().do(second)
        drafts = [told(stop.conversation.draft) for stop in (start, once, twice)]
        if drafts[0] == drafts[1] or drafts[1] == drafts[2] or _took_back(once) or _took_back(twice):
            return
        back = twice.say("annule")
        assert told(back.conversation.draft) == drafts[1]
        while back.conversation.offers or back.conversation.opened:  # what waited is dropped first
            before = len(back.conversation.offers), back.conversation.opened
            if told(back.say("annule").conversation.draft) == drafts[0]:
                return
            assert (len(back.conversation.offers), back.conversation.opened) != before
        assert told(back.say("annule").conversation.draft) == drafts[0]

    moves = st.lists(st.sampled_from(SAYINGS), max_size=8)
    for_all(undone_twice, 150 * scale, moves, st.sampled_from(SAYINGS), st.sampled_from(SAYINGS))


@briefly_and_at_length
def test_a_digression_at_any_point_changes_nothing_and_the_question_comes_back(talk: Talk, scale: int) -> None:
    def unchanged(moves: list[str], asked_back: str) -> None:
        before = played(talk, moves)
        after = before.aside().say(asked_back)
        for name in ("draft", "asked", "offers", "opened", "confirming", "path", "trail", "misses"):
            assert getattr(after.conversation, name) == getattr(before.conversation, name), (name, after.names)
        assert not after.outcome.events
        question = [open_question(talk.content, stop.conversation, stop.outcome.assessment) for stop in (before, after)]
        assert question[0] == question[1]

    for_all(unchanged, 150 * scale, MOVES, st.sampled_from(QUESTIONS))


@briefly_and_at_length
def test_the_stored_events_give_the_same_conversation_back(talk: Talk, scale: int) -> None:
    def same(moves: list[str]) -> None:
        told_here = played(talk, moves).conversation
        turns: dict[int, list[Event]] = {}
        for record in told_here.history:
            turns.setdefault(record.turn, []).append(record.event)
        draft = told_here.draft
        again = begin(draft.call, draft.edition, draft.language)
        for turn, events in turns.items():
            again = fold(again, [Recorded(turn, event) for event in read_events(events_text(events))])
        assert again.at_turn(told_here.turn) == told_here

    for_all(same, 100 * scale, MOVES)
