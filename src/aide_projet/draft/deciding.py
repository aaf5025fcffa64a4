"""The few facts that conditions read: what follows from them is worked out once for every draft that has the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aide_projet.draft.condition import Condition

Decisive = tuple[tuple[str, object], ...]
"""Names and values of facts, in the order of the names: a key, and facts again by `dict`."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """`compared`: the facts whose value is read; `present`: those of which it is only asked whether they are known.

    Of the latter no value is kept: most are somebody's words, and all that counts is that they are there.
    """

    compared: tuple[str, ...]
    present: tuple[str, ...]

    def of(self, facts: Mapping[str, object]) -> Decisive:
        """The facts that decide, of these."""
        told = [(name, facts[name]) for name in self.compared if name in facts]
        told.extend([(name, True) for name in self.present if facts.get(name) is not None])
        return tuple(told)


def deciding(conditions: Iterable[Condition | None]) -> Deciding:
    """What these conditions read."""
    given = [condition for condition in conditions if condition is not None]
    compared = frozenset[str]().union(*(condition.compared for condition in given))
    names = frozenset[str]().union(*(condition.names for condition in given))
    return Deciding(tuple(sorted(compared)), tuple(sorted(names - compared)))
