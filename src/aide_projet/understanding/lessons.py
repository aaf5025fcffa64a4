"""What example sentences teach: the words, and the pairs of words, said for one wish more often than for the others.

A naive Bayes count, so that every lesson can be shown: a word weighs the logarithm of how much larger than `_RARE` its
share of what the examples of a wish say is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

Feature = str | tuple[str, str]
"""The root of a word, or those of two neighbours; "" stands before the first word and after the last."""

_ROOT = 6  # letters; "sauvegarde", "sauvegarder" and "sauvegardez" teach the same
_RARE = 1 / 100000  # share of what is said for a wish under which a word counts as never said


def features(words: Sequence[str]) -> tuple[Feature, ...]:
    """The roots of the words, then their pairs, each once."""
    roots = [word[:_ROOT] for word in words]
    return tuple(dict.fromkeys([*roots, *pairwise(["", *roots, ""])]))


class Lessons:
    """The examples counted, by what they are an example of."""

    def __init__(self) -> None:
        self._told: dict[str, int] = {}  # words and pairs of its examples, by target
        self._counts: dict[Feature, dict[str, int]] = {}
        self._weights: dict[Feature, tuple[tuple[str, float], ...]] = {}  # worked out when first asked for

    def learn(self, targets: Iterable[str], found: Sequence[Feature]) -> None:
        """Count an example of each target."""
        for target in targets:
            self._told[target] = self._told.get(target, 0) + len(found)
            for feature in found:
                counts = self._counts.setdefault(feature, {})
                counts[target] = counts.get(target, 0) + 1

    def often(self, feature: Feature) -> int:
        """How many examples hold it, those of two targets twice."""
        return sum(self._counts.get(feature, {}).values())

    def holds(self, target: str, feature: Feature) -> bool:
        """Whether an example of the target holds it."""
        return target in self._counts.get(feature, {})

    def taught(self, found: Iterable[Feature], unlearnt: Sequence[str] = ()) -> dict[str, float]:
        """What the words and pairs of a text say of each target.

        `unlearnt`: as if the text were not itself an example of those targets.
        """
        sums = dict.fromkeys(self._told, 0.0)
        for feature in found:
            for target, weight in self._weighed(feature, unlearnt) if unlearnt else self._known(feature):
                sums[target] += weight
        return sums

    def _known(self, feature: Feature) -> tuple[tuple[str, float], ...]:
        found = self._weights.get(feature)
        if found is None:
            found = self._weighed(feature, ()) if feature in self._counts else ()
            if found:  # what no example says is not kept: the words of strangers would pile up
                self._weights[feature] = found
        return found

    def _weighed(self, feature: Feature, unlearnt: Sequence[str]) -> tuple[tuple[str, float], ...]:
        counts: Mapping[str, int] = self._counts.get(feature, {})
        return tuple(
            [
                (target, log(1 + (count - (target in unlearnt)) / self._told[target] / _RARE))
                for target, count in counts.items()
            ]
        )
