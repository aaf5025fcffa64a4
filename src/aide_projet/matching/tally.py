"""Scores by target: the keywords of every text, each once, and what the examples taught."""

from __future__ import annotations

from aide_projet.matching.hits import Scanned
from aide_projet.matching.lessons import Feature
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.ranking import Contribution


class Tally:
    """Scores and contributions by target; an entry counts once over all texts."""

    def __init__(self, lexicon: Lexicon, unlearnt: int | None = None) -> None:
        self.lexicon, self.unlearnt = lexicon, unlearnt
        self.scores: dict[int, float] = {}
        self.words: dict[int, list[tuple[str, str, float]]] = {}
        self.taught: dict[int, float] = {}
        self.known: list[Feature] = []
        self.texts: list[str] = []
        self.people = False
        self._seen: set[int] = set()

    def add(self, scanned: Scanned, factor: float) -> None:
        """Count the hits of a text.

        What speaks of a fiche depends on its part in the sentence; for a kind "dans ma maison" tells just as much.
        What speaks against counts even inside a longer phrase.
        """
        first, entries, scores, seen = len(self.lexicon.fiches), self.lexicon.entries, self.scores, self._seen
        self.people = self.people or scanned.people
        for number, said, trust, part, free in scanned.hits:
            if number in seen:
                continue
            seen.add(number)
            entry = entries[number]
            for target, weight in entry.speaks:
                if weight > 0 and not free:
                    continue
                value = weight * factor * trust * (part if target < first else 1.0)
                if target in scores:
                    scores[target] += value
                    self.words[target].append((said, entry.text, value))
                else:
                    scores[target] = value
                    self.words[target] = [(said, entry.text, value)]
        for target, lesson in scanned.taught.items():
            self.taught[target] = self.taught.get(target, 0.0) + lesson * factor
        self.known += scanned.known
        self.texts.append(scanned.text)

    def contributions(self, target: int) -> tuple[Contribution, ...]:
        """What counted for a target, heaviest first."""
        words = sorted(self.words.get(target, ()), key=lambda word: -abs(word[2]))
        return tuple([Contribution(*word) for word in words])
