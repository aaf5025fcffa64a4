"""Which word a misspelt one is: the likeliest, unless its neighbours support another."""

from __future__ import annotations

from collections.abc import Sequence

from aide_projet.matching.lexicon import Lexicon, Word

_PHRASE = 0.5  # what a keyword made with a neighbour adds to a word's likelihood
_PAIR = 0.25  # what a pair of words that examples hold adds


def settled(lexicon: Lexicon, words: Sequence[Word]) -> Sequence[Word]:
    """The words of a text, one chosen for each; from left to right, so that a choice supports the next."""
    doubtful = [place for place, word in enumerate(words) if word.rivals]
    if not doubtful:
        return words
    chosen = list(words)
    for place in doubtful:
        word = words[place]
        before, after = _neighbour(chosen, place, -1), _neighbour(chosen, place, 1)
        supports = [
            (rival.likely + _PHRASE * _in_phrase(before, rival, after) + _PAIR * _pairs(lexicon, chosen, place, rival))
            for rival in (word, *word.rivals)
        ]
        best = supports.index(max(supports))
        chosen[place] = word.rivals[best - 1] if best else word
    return chosen


def _in_phrase(before: Word | None, word: Word, after: Word | None) -> bool:
    """Whether a keyword goes through the word and a neighbour."""
    return (before is not None and _joined(before, word)) or (after is not None and _joined(word, after))


def _joined(first: Word, second: Word) -> bool:
    return any(number in step.next for step in first.starts for number in second.classes)


def _pairs(lexicon: Lexicon, words: Sequence[Word], place: int, word: Word) -> int:
    """With how many of the words beside it examples hold the word."""
    lessons = lexicon.lessons
    left = place > 0 and (words[place - 1].key, word.key) in lessons
    right = place + 1 < len(words) and (word.key, words[place + 1].key) in lessons
    return left + right


def _neighbour(words: Sequence[Word], place: int, step: int) -> Word | None:
    """The nearest word that is no passing one."""
    place += step
    while 0 <= place < len(words):
        if not words[place].passes:
            return words[place]
        place += step
    return None
