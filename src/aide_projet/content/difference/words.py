"""Lists of words, names or sentences: their order matters only when nothing else changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aide_projet.content.difference.align import pairs
from aide_projet.content.difference.change import Change, Listed, Reordered, Reworded
from aide_projet.content.difference.spot import Pair, Spot, canonical
from aide_projet.content.difference.wording import reworded, shortened
from aide_projet.content.yaml_tree import Data

_SENTENCE = 4
"""Words from which a text is a sentence, which is reworded rather than replaced."""


def word_changes(pair: Pair, spot: Spot, old: Sequence[Data], new: Sequence[Data]) -> Iterator[Change]:
    """Both lists differ."""
    had, has = Counter(map(canonical, old)), Counter(map(canonical, new))
    lost, come = _places(old, had - has), _places(new, has - had)
    if not lost and not come:
        yield Reordered(pair.place(spot.new), spot.subject, spot.feature)
        return
    same = pairs([str(old[one]) for one in lost], [str(new[one]) for one in come])
    same = {j: i for j, i in same.items() if len(str(new[come[j]]).split()) >= _SENTENCE}
    for j, i in sorted(same.items()):
        before, now = str(old[lost[i]]), str(new[come[j]])
        yield Reworded(pair.place((*spot.new, come[j])), spot.subject, spot.feature, reworded(before, now))
    words = [place for j, place in enumerate(come) if j not in same]
    gone = [place for i, place in enumerate(lost) if i not in same.values()]
    if words or gone:
        where = pair.place((*spot.new, words[0]) if words else spot.new)
        yield Listed(where, spot.subject, spot.feature, _shown(new, words), _shown(old, gone))


def _places(values: Sequence[Data], more: Counter[str]) -> list[int]:
    """Where the values stand that one side has more of: the last ones."""
    found = []
    for place in range(len(values) - 1, -1, -1):
        told = canonical(values[place])
        if more[told] > 0:
            more[told] -= 1
            found.append(place)
    return found[::-1]


def _shown(values: Sequence[Data], places: Sequence[int]) -> tuple[str, ...]:
    found = (values[place] for place in places)
    return tuple(shortened(one) if isinstance(one, str) else canonical(one) for one in found)
