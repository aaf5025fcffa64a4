"""The limit on the turns of one conversation."""

from __future__ import annotations

from limits import parse

from aide_projet.web.limits import TurnLimit


def test_a_conversation_is_held_at_its_rate_and_freed_after_its_window() -> None:
    now = [0.0]
    limit = TurnLimit(parse("3/minute"), clock=lambda: now[0])
    assert [limit.hit("a") for _ in range(4)] == [True, True, True, False]
    assert limit.hit("b"), "another conversation is not held"
    now[0] = 60.0
    assert limit.hit("a")
