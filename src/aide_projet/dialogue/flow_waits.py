"""What the steps of a flow wait for: what their conditions need to know, and the loops that this makes."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Literal, assert_never

from aide_projet.dialogue.flow import Step
from aide_projet.draft.condition import Condition
from aide_projet.draft.condition_tree import (
    Arithmetic,
    Comparison,
    Const,
    Items,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Presence,
    walk,
)
from aide_projet.draft.slot import Level, Slot

Express = Literal["toujours", "selon", "jamais"]
"""Whether the express path asks the step: always, in a case, or never (the complete path alone asks it)."""


def needed(node: Node, *, holds: bool = True) -> frozenset[str]:
    """The names that must be known for a condition to hold (or, `holds` false, to fail)."""
    match node:
        case Logic(word=word, left=left, right=right):
            both = needed(left, holds=holds), needed(right, holds=holds)
            return both[0] | both[1] if (word == "et") == holds else both[0] & both[1]
        case Not(operand=operand):
            return needed(operand, holds=not holds)
        case Presence(name=Name(name=name), wanted=wanted):
            return frozenset({name}) if wanted == holds else frozenset()
        case Const() | Name() | Items() | Comparison() | Arithmetic() | Negative():
            return frozenset(one.name for one in walk(node) if isinstance(one, Name))
        case _:
            assert_never(node)


def conditions_of(step: Step, slots: Mapping[str, Slot]) -> tuple[Condition, ...]:
    """What must hold for the step to be asked: its own condition, and that of its field."""
    slot = slots.get(step.slot)
    both = (step.condition, slot.applies_if if slot else None)
    found = {one.source: one for one in both if one is not None}
    return tuple(found.values())


def express_of(step: Step, slot: Slot | None) -> tuple[Express, tuple[Condition, ...]]:
    """Whether the express path asks it, and the conditions for that."""
    always = step.express or (slot is not None and slot.level is Level.ESSENTIAL)
    case = slot.essential_if if slot and not always else None
    if not always and case is None:
        return "jamais", ()
    narrowed = tuple(one for one in (case, step.express_if) if one is not None)
    told = {one.source for one in conditions_of(step, {slot.name: slot} if slot else {})}
    narrowed = tuple(one for one in narrowed if one.source not in told)  # said already: it is asked only then at all
    return ("selon" if narrowed else "toujours"), narrowed


def loop(number: int, waits: Mapping[int, frozenset[str]], askers: Mapping[str, int]) -> tuple[int, ...]:
    """The shortest way from a step back to itself through what each waits for, as numbers of steps; () for none."""
    came: dict[int, int] = {}
    queue = deque([number])
    while queue:
        one = queue.popleft()
        for after in sorted({askers[name] for name in waits[one] if name in askers}):
            if after not in came:
                came[after] = one
                queue.append(after)
            if after == number:
                return tuple(_way(came, number))
    return ()


def _way(came: Mapping[int, int], number: int) -> list[int]:
    """From a step round to itself."""
    way = [number, came[number]]
    while way[-1] != number:
        way.append(came[way[-1]])
    return way[::-1]
