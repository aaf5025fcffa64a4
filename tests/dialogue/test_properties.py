"""What holds whatever people say, in whatever order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aide_projet.dialogue.conversation import begin, fold
from talk import Talk

SAYINGS = (
    "Un jardin derrière la tour à Roubaix, avec 30 familles, 8 000 € dont 2 000 de la ville",
    "Le jardin de la tour", "oui", "non", "jsp", "passe", "retour", "annule", "aide", "résumé", "où j'en suis",
    "on recommence à zéro", "stop", "pourquoi ?", "exemple", "c'est quoi un cofinancement ?", "combien minimum ?",
    "2.000", "3000", "non 3500", "pas 3000 mais 2500", "entre 2000 et 3000", "30", "une trentaine", "Lens", "59100",
    "Saint-Denis", "en fait c'est à Lille", "change le titre : La fête", "du 5 au 12 juillet 2015", "en mars", "lundi",
    "la mairie 3000, la CAF 500 et nous 200", "une association", "le premier", "prioritaire", "personne", "rien",
    "06 12 34 56 78", "merci", "c'est nul", "j'en peux plus", "<script>alert(1)</script>", "{{7*7}}", "   ", "🎉",
    "x" * 4001,
    "mon IBAN est FR76 3000 6000 0112 3456 7890 189", "31 février", "-5", "99999999999", "\u202eabc\x00",
)  # fmt: skip
PRESSES = (
    "passer", "ne-sait-pas", "annuler", "oui", "non", "lecture:0", "lecture:1", "lecture:9", "option:association",
    "option:zzz",
    "fiche:gup", "fiche:zzz", "champ:budget_total", "champ:zzz", "annuler:commune", "pose:plancher:0", "pose:zzz:3",
    "parcours:complet", "parcours:express", "recommencer:oui", "recommencer:non", "commande:summary",
    "commande:zzz", "zzz",
)  # fmt: skip
MOVES = st.lists(st.one_of(st.sampled_from(SAYINGS), st.sampled_from([f"!{key}" for key in PRESSES])), max_size=25)
QUIETLY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def _play(talk: Talk, moves: list[str]) -> None:
    for move in moves:
        talk.press(move[1:]) if move.startswith("!") else talk.say(move)


def _holds(talk: Talk, moves: list[str]) -> None:
    start = talk.outcome
    try:
        _play(talk, moves)
        outcome = talk.outcome
        conversation = outcome.conversation
        # Every turn counts, answers something, and the draft is the fold of the events and of nothing else.
        assert conversation.turn == len(moves)
        assert all(past.replies for past in [*talk.outcomes, outcome])
        draft = conversation.draft
        again = fold(begin(draft.call, draft.edition, draft.language), conversation.history)
        assert again.draft == draft
        # Undo gives the former draft; a digression leaves draft and open question as they were.
        before, asked, pending = talk.values(), talk.asked, conversation.pending
        talk.say("c'est quoi un cofinancement ?")
        assert talk.values() == before
        assert (talk.asked, talk.outcome.conversation.pending) == (asked, pending)
    finally:
        talk.outcome, talk.outcomes = start, []


@given(moves=MOVES)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=QUIETLY)
def test_any_conversation_holds(talk: Talk, moves: list[str]) -> None:
    _holds(talk, moves)


@pytest.mark.long
@given(moves=MOVES)
@settings(max_examples=1500, deadline=None, suppress_health_check=QUIETLY)
def test_any_conversation_holds_a_thousand_times(talk: Talk, moves: list[str]) -> None:
    _holds(talk, moves)


@pytest.mark.parametrize(
    "said", ["3000", "un peu de tout", "Lens", "non 3500", "en mars", "jsp", "passe", "une association"]
)
def test_undo_after_any_turn_gives_the_former_draft(talk: Talk, said: str) -> None:
    talk.say(SAYINGS[0])
    for _ in range(6):
        before = talk.outcome.conversation.draft
        talk.say(said)
        after = talk.outcome.conversation.draft
        if after == before:
            continue
        talk.say("annule")
        undone = talk.outcome.conversation.draft
        assert (undone.values(), undone.parked, undone.skipped) == (before.values(), before.parked, before.skipped)
        talk.say(said)


COMPOSED: tuple[Callable[[Talk], Talk], ...] = (
    lambda talk: talk.say("aide"),
    lambda talk: talk.say("pourquoi vous demandez ça ?"),
    lambda talk: talk.say("c'est quoi le QPV ?"),
    lambda talk: talk.say("exemple"),
    lambda talk: talk.say("répète"),
    lambda talk: talk.say("résumé"),
    lambda talk: talk.say(" "),
    lambda talk: talk.say("merci"),
)


@pytest.mark.parametrize("path", ["express", "complet"])
def test_at_every_step_the_open_question_comes_back_after_anything(talk: Talk, path: str) -> None:
    """Repair at every step of both paths: the question stays open, the draft untouched, and the end is reached."""
    if path == "complet":
        talk.press("parcours:complet")
    asked = []
    for _ in range(120):
        slot = talk.asked
        if slot is None:
            break
        asked.append(slot)
        before = talk.values()
        for move in COMPOSED:
            move(talk)
            assert talk.asked == slot, (slot, talk.names)
            assert talk.values() == before
        talk.say("Une fête de quartier avec les familles de la tour") if slot == "idee" else talk.press("passer")
    assert talk.asked is None
    assert len(asked) == len(set(asked)) >= (35 if path == "complet" else 10)
