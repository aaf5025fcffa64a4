"""Where the phrases of the lexicon stand in a text, foreign words allowed inside them."""

from __future__ import annotations

from collections.abc import Sequence
from operator import or_
from typing import NamedTuple

from aide_projet.matching.lexicon import Lexicon, Node, Word
from aide_projet.matching.tokens import Token

_REACH = 6  # words from one word of a phrase to its next


class Spot(NamedTuple):
    """An entry of the lexicon at some words of the text; `trust`: how sure these words are."""

    entry: int
    places: tuple[int, ...]
    trust: float


def spots(lexicon: Lexicon, tokens: Sequence[Token], words: Sequence[Word]) -> list[Spot]:
    """Every phrase; none goes over a break."""
    found: list[Spot] = []
    breaks = [place for place, token in enumerate(tokens) if token.before]
    breaks.append(len(words))
    walk, windows = _Walk(words, lexicon.grammar.limits.gap, found), _windows(words)
    keep, make = found.append, tuple.__new__  # no call that can be spared: a page has many words
    begun = 0
    for stop in breaks:
        for place in range(begun, stop):
            word = words[place]
            goes_on = word.ahead & windows[place]
            for node in word.starts:
                if node.entry >= 0:
                    keep(make(Spot, (node.entry, (place,), word.trust)))
                if goes_on and node.next:
                    walk.follow(node, (place,), word.trust, True, stop)
        begun = stop
    return found


def _windows(words: Sequence[Word]) -> list[int]:
    """By place, the marks of the words within reach after it: most places are followed by no word of a phrase."""
    marks = [word.mark for word in words]
    marks += [0] * _REACH
    pairs = [*map(or_, marks, marks[1:])]
    fours = [*map(or_, pairs, pairs[2:])]
    return [*map(or_, fours[1:], pairs[_REACH - 1 :])]  # four words after it, and the two that come then


class _Walk:
    """Follows the phrases through one text."""

    __slots__ = ("found", "gap", "words")

    def __init__(self, words: Sequence[Word], gap: float, found: list[Spot]) -> None:
        self.words, self.gap, self.found = words, gap, found

    def follow(self, node: Node, places: tuple[int, ...], trust: float, gap: bool, stop: int) -> None:
        """Add what continues a phrase before `stop`; `gap`: a foreign word may still stand inside it."""
        words, ahead = self.words, node.next
        place = places[-1] + 1
        for here in range(place, min(stop, place + _REACH)):
            word = words[here]
            for number in word.classes:
                step = ahead.get(number)
                if step is not None:
                    so_far, sure = (*places, here), min(trust, word.trust)
                    if step.entry >= 0:
                        self.found.append(Spot(step.entry, so_far, sure))
                    if step.next:
                        self.follow(step, so_far, sure, gap, stop)
            if not word.passes:
                if not gap or word.opens or word.ends:
                    return
                gap, trust = False, trust * self.gap
