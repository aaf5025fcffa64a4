"""Which word a misspelt one is: the one that its neighbours and the rest of the text support."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from aide_projet.matching.lexicon import Lexicon, Word

_PHRASE = 0.5  # what a keyword made with a neighbour adds to a spelling's trust
_PAIR = 0.25  # what a pair of words of the examples adds
_HEARD = 60  # words that tell where a text leans
_LEAN = 0.02  # what its speaking for the same fiche as the other words adds


def settled(lexicon: Lexicon, words: Sequence[Word]) -> Sequence[Word]:
    """The words of a text, one spelling chosen for each."""
    doubtful = [place for place, word in enumerate(words) if word.rivals]
    if not doubtful:
        return words
    chosen = list(words)
    lean = _lean(lexicon, words)
    for place in doubtful:
        before = _neighbour(chosen, place, -1)
        after = _neighbour(chosen, place, 1)
        word = words[place]
        chosen[place] = max(
            (word, *word.rivals), key=lambda one: _support(lexicon, one, chosen, place, before, after, lean)
        )
    return chosen


def _support(
    lexicon: Lexicon,
    word: Word,
    words: Sequence[Word],
    place: int,
    before: Word | None,
    after: Word | None,
    lean: dict[int, float],
) -> float:
    lessons = lexicon.lessons
    found = word.likely
    if (before is not None and _joined(before, word)) or (after is not None and _joined(word, after)):
        found += _PHRASE
    if place and (words[place - 1].key, word.key) in lessons:
        found += _PAIR
    if place + 1 < len(words) and (word.key, words[place + 1].key) in lessons:
        found += _PAIR
    if lean:
        weights = lessons.weights(word.key)
        found += _LEAN * sum([weight * lean.get(target, 0.0) for target, weight in weights])
    return found


def _joined(first: Word, second: Word) -> bool:
    """Whether a keyword goes from one word to the other."""
    return any(number in step.next for step in first.starts for number in second.classes)


def _neighbour(words: Sequence[Word], place: int, step: int) -> Word | None:
    """The nearest word that is no passing one."""
    place += step
    while 0 <= place < len(words):
        if not words[place].passes:
            return words[place]
        place += step
    return None


def _lean(lexicon: Lexicon, words: Iterable[Word]) -> dict[int, float]:
    """Which targets the well-written words speak for, between -1 and 1."""
    found: dict[int, float] = {}
    for word in islice(words, _HEARD):
        if not word.rivals:
            for target, weight in lexicon.lessons.weights(word.key):
                found[target] = found.get(target, 0.0) + weight
    mean = sum(found.values()) / max(1, len(found))
    most = max([abs(weight - mean) for weight in found.values()], default=0.0)
    return {target: (weight - mean) / most for target, weight in found.items()} if most else {}
