"""The thread as shown: all of it, the recent part, or only what a page does not have yet."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.use_cases.view import ConversationView, PastTurn

RECENT = 30
"""Turns shown at first: a page of hundreds would be slow on an old phone; the rest is one link away."""


@dataclass(frozen=True, slots=True)
class Thread:
    """`hidden`: how many earlier turns are left out."""

    turns: tuple[PastTurn, ...]
    hidden: int = 0


def whole_thread(view: ConversationView, *, everything: bool) -> Thread:
    """The recent turns, or all."""
    hidden = 0 if everything else max(0, len(view.thread) - RECENT)
    return Thread(view.thread[hidden:], hidden)


def since(view: ConversationView, turn: int) -> Thread:
    """The turns after the one that the page has."""
    return Thread(tuple(past for past in view.thread if past.number > turn))
