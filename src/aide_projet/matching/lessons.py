"""What the examples teach: the words, and pairs of words, said for one target more often than for the others.

A naive Bayes count, so that every lesson can be shown: a word weighs the logarithm of how much larger than `_RARE` its
share of the words of a target's examples is, less the mean over the rivals (the fiches, and all out of scope as one).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

Key = int | str
"""A word: its class in the vocabulary, or its stem."""
Feature = Key | tuple[Key, Key]
Weights = Sequence[tuple[int, float]]
"""What a word or pair says of each target that has it in an example."""

_RARE = 1 / 400000  # share of a target's words under which one counts as never said
_HEARD = 250  # known words and pairs of a text that are listened to
_IN_FULL = 25  # known words and pairs of a text that count in full; of a long text, each says less


class Lessons:
    """The examples counted. Targets are the fiches, then the kinds, by position; `outside`: all kinds as one."""

    def __init__(self, fiches: int, kinds: int) -> None:
        self.outside = fiches + kinds
        self._fiches = fiches
        self._told: dict[int, int] = {}  # words and pairs of its examples, by target
        self._rivals: tuple[int, ...] = ()
        self._counts: dict[Feature, dict[int, int]] = {}
        self._weights: dict[Feature, Weights] = {}  # worked out when first asked for

    def learn(self, target: int, keys: Sequence[Key]) -> None:
        """Count an example of a target."""
        targets = (target,) if target < self._fiches else (target, self.outside)
        found = _features(keys)
        for one in targets:
            self._told[one] = self._told.get(one, 0) + len(found)
        self._rivals = tuple([one for one in self._told if one < self._fiches or one == self.outside])
        for feature in found:
            counts = self._counts.setdefault(feature, {})
            for one in targets:
                counts[one] = counts.get(one, 0) + 1

    def __contains__(self, feature: Feature) -> bool:
        return feature in self._counts

    def often(self, feature: Feature) -> int:
        """How many examples hold it."""
        counts = self._counts.get(feature)
        return sum([count for target, count in counts.items() if target != self.outside]) if counts else 0

    def known(self, keys: Sequence[Key]) -> list[Feature]:
        """The words, then the pairs, of a text that some example holds, each once; of a page, the words alone."""
        counts = self._counts
        return [feature for feature in _features(keys) if feature in counts][:_HEARD]

    def weights(self, feature: Feature) -> Weights:
        """What a word or pair says of each rival."""
        found = self._weights.get(feature)
        if found is None:
            found = self._weights[feature] = self._weighed(feature, self._rivals, None)
        return found

    def taught(self, known: Sequence[Feature], unlearnt: int | None = None) -> dict[int, float]:
        """What the known words and pairs of a text say of each rival.

        `unlearnt`: as if it were not itself an example of that target.
        """
        sums, weights = dict.fromkeys(self._rivals, 0.0), self._weights
        for feature in known:
            told = weights.get(feature) if unlearnt is None else self._weighed(feature, self._rivals, unlearnt)
            for target, weight in self.weights(feature) if told is None else told:
                sums[target] += weight
        return self._weighted(sums, len(known))

    def alone(self, feature: Feature, known: int) -> dict[int, float]:
        """What one word or pair adds for each rival, in a text of so many known ones."""
        return self._weighted({**dict.fromkeys(self._rivals, 0.0), **dict(self.weights(feature))}, known)

    def _weighted(self, sums: Mapping[int, float], known: int) -> dict[int, float]:
        mean = sum(sums.values()) / max(1, len(sums))
        scale = min(1.0, (_IN_FULL / max(1, known)) ** 0.5)
        return {target: (weight - mean) * scale for target, weight in sums.items()}

    def of_kinds(self, known: Sequence[Feature], unlearnt: int | None = None) -> dict[int, float]:
        """What they say of each kind, to tell the kinds apart."""
        kinds = range(self._fiches, self.outside)
        sums = dict.fromkeys(kinds, 0.0)
        for feature in known:
            for target, weight in self._weighed(feature, kinds, unlearnt):
                sums[target] += weight
        return sums

    def _weighed(self, feature: Feature, targets: Iterable[int], unlearnt: int | None) -> Weights:
        counts = self._counts.get(feature, {})
        less = (unlearnt, self.outside) if unlearnt is not None and unlearnt >= self._fiches else (unlearnt,)
        found = []
        for target in targets:
            count = counts.get(target, 0) - (target in less)
            if count > 0:
                found.append((target, log(1 + count / self._told[target] / _RARE)))
        return tuple(found)


def _features(keys: Sequence[Key]) -> Collection[Feature]:
    """The words of a text, then its pairs of neighbours, each once."""
    found: dict[Feature, None] = dict.fromkeys(keys)
    found.update(dict.fromkeys(pairwise(keys)))
    return found
