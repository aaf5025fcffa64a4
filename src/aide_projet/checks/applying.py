"""Which slots exist for a draft, and which of them it must tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.checks.slot_plan import Need, SlotPlan
from aide_projet.draft.deciding import Decisive
from aide_projet.draft.kept import of_words
from aide_projet.draft.slot import Level

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Applying:
    """`slots`: those whose condition holds. `essential`, `complete`: those of them that can be missing, in order."""

    slots: frozenset[str]
    essential: tuple[str, ...]
    complete: tuple[str, ...]


def applying(plan: SlotPlan, known: Facts) -> Applying:
    """What applies to a draft whose facts are known. A condition not known yet does not hold yet."""
    try:
        return _kept(plan, plan.deciding.of(known))
    except TypeError:  # a fact that cannot be a key, such as a told list
        return _worked_out(plan, known)


@of_words(maxsize=128)
def _kept(plan: SlotPlan, decisive: Decisive) -> Applying:
    return _worked_out(plan, dict(decisive))


def _worked_out(plan: SlotPlan, known: Facts) -> Applying:
    slots = [slot for slot in plan.slots.values() if slot.applies_if is None or slot.applies_if.run(known) is True]
    names = frozenset(slot.name for slot in slots)
    needs = [need for need in plan.needs if need.name in names]
    essential = [need.name for need in needs if _essential(need, known)]
    complete = [need.name for need in needs if need.level is Level.COMPLETE and need.name not in essential]
    return Applying(names, tuple(essential), tuple(complete))


def _essential(need: Need, known: Facts) -> bool:
    return need.level is Level.ESSENTIAL or (need.essential is not None and need.essential(known) is True)
