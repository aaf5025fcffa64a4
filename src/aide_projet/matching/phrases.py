"""Where the phrases of the lexicon stand in a text, foreign words allowed inside them."""

from __future__ import annotations

from collections.abc import Sequence
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
    walk = _Walk(words, lexicon.grammar.limits.gap, found)
    begun = 0
    for stop in breaks:
        for place in range(begun, stop):
            word = words[place]
            for node in word.starts:
                if node.entry >= 0:
                    found.append(Spot(node.entry, (place,), word.trust))
                if node.next:
                    walk.follow(node, (place,), word.trust, True, stop)
        begun = stop
    return found


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
