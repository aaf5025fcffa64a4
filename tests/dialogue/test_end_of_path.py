"""The end of a path: what would have the fiche sent back is said again, once, with its ways out."""

from __future__ import annotations

import pytest

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.reply import Reply, ReplyKind
from talk import Talk


@pytest.fixture
def ended(content: Content) -> Talk:
    """A path at its end, with too little from the local authorities."""
    talk = Talk.begun(content).say("des ateliers avec les familles à Roubaix").until("fiche").press("fiche:mobiliser")
    for slot, told in (
        ("budget_total", "10000"),
        ("montant_demande", "8500"),
        ("cofinancements", "la ville met 1000"),
        ("autofinancement", "500"),
    ):
        talk.until(slot).say(told)
    for _ in range(20):
        if talk.asked is None:
            return talk
        talk.press("passer")
    raise AssertionError("the path does not end")


def _findings(talk: Talk) -> list[Reply]:
    return [reply for reply in talk.outcome.replies if reply.kind is ReplyKind.FINDING]


def test_the_end_says_again_what_blocks_with_its_ways_out(ended: Talk) -> None:
    (found,) = _findings(ended)
    assert found.name == "cofinancement-local"
    assert any(choice.key.startswith("pose:") for choice in found.choices)


def test_once_mended_nothing_is_said_again(ended: Talk) -> None:
    ended.press("pose:cofinancement-local:0")
    assert "cofinancement-local" not in [reply.name for reply in _findings(ended)]


def test_a_problem_that_a_turn_brings_at_the_end_is_said_once(ended: Talk) -> None:
    ended.press("pose:cofinancement-local:0").say("en fait le montant demandé est 1500")
    names = [reply.name for reply in _findings(ended)]
    assert names
    assert len(names) == len(set(names))
