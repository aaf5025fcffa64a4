"""Facts that are worked out together from a few others, and only again when one of those changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Known = dict[str, object]


class Group(NamedTuple):
    """What the facts were made from, and those facts with what is left of the former."""

    told: Known
    made: Known


def add_group(known: Known, reads: Sequence[str], add: Callable[[Known], None], before: Group | None) -> Group:
    """Add to `known` what `add` makes of the facts named by `reads`: it sees no other, and may take them away."""
    told = {name: known[name] for name in reads if name in known}
    if before is None or before.told != told:
        made = dict(told)
        add(made)
        before = Group(told, made)
    for name in told.keys() - before.made.keys():
        del known[name]
    known.update(before.made)
    return before
