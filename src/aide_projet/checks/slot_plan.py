"""What is worked out once from the slots, so that every turn does little: judges, and which slots can be missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aide_projet.checks.judge import Judge, judge_of
from aide_projet.draft.condition import Run
from aide_projet.draft.deciding import Deciding, deciding
from aide_projet.draft.slot import Amount, Choice, Derived, Email, Level, Phone, Place, Slot, SlotKind, Table
from aide_projet.draft.value import Value

Salvage = Callable[[Value], object]


@dataclass(frozen=True, slots=True)
class Need:
    """A slot that can be missing. `essential`: the condition of champs.yaml that makes it so, None without one."""

    name: str
    level: Level
    essential: Run | None


@dataclass(frozen=True, slots=True)
class FunderChoices:
    """What a row of cofinancements may say of a funder: its type and its answer."""

    types: frozenset[str]
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table, and those that each row needs, with their labels."""

    every: frozenset[str]
    required: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class SlotPlan:
    """`judges`: by slot, its judge and what is kept of a value that is not fine. `amounts`: the slots in euros.

    `deciding`: the facts from which it follows which slots apply.
    """

    slots: Mapping[str, Slot]
    judges: Mapping[str, tuple[Judge, Salvage | None]]
    amounts: frozenset[str]
    needs: tuple[Need, ...]
    tables: Mapping[str, TableColumns]
    funders: FunderChoices
    deciding: Deciding

    @cached_property
    def needed(self) -> frozenset[str]:
        """The names of the slots that can be missing."""
        return frozenset(need.name for need in self.needs)


_PLANS: dict[int, SlotPlan] = {}
_MOST = 32


def plan_of(slots: Mapping[str, Slot]) -> SlotPlan:
    """The plan of these slots, made at the first call: a mapping has no hash, so it is known by its identity."""
    plan = _PLANS.get(id(slots))
    if plan is None or plan.slots is not slots:
        if len(_PLANS) >= _MOST:
            _PLANS.clear()
        plan = _PLANS[id(slots)] = _plan(slots)
    return plan


def _plan(slots: Mapping[str, Slot]) -> SlotPlan:
    return SlotPlan(
        slots=slots,
        judges={name: (judge_of(slot.kind), _salvage(slot.kind)) for name, slot in slots.items()},
        amounts=frozenset(name for name, slot in slots.items() if isinstance(slot.kind, Amount)),
        needs=tuple(_need(slot) for slot in slots.values() if _can_be_missing(slot)),
        tables={name: _columns(slot.kind) for name, slot in slots.items() if isinstance(slot.kind, Table)},
        funders=FunderChoices(_choices(slots, "cofinancements", "type"), _choices(slots, "cofinancements", "statut")),
        deciding=deciding(one for slot in slots.values() for one in (slot.applies_if, slot.essential_if)),
    )


def _columns(kind: Table) -> TableColumns:
    return TableColumns(
        frozenset(column.key for column in kind.columns),
        {column.key: column.label for column in kind.columns if column.required},
    )


def _choices(slots: Mapping[str, Slot], table: str, column: str) -> frozenset[str]:
    """The keys that a column of a table offers."""
    slot = slots.get(table)
    columns = slot.kind.columns if slot is not None and isinstance(slot.kind, Table) else ()
    kinds = (one.kind for one in columns if one.key == column)
    return frozenset(option.key for kind in kinds if isinstance(kind, Choice) for option in kind.options)


def _can_be_missing(slot: Slot) -> bool:
    needed = slot.level is not Level.EXTRA or slot.essential_if is not None
    return needed and not isinstance(slot.kind, Derived)


def _need(slot: Slot) -> Need:
    return Need(
        slot.name,
        slot.level,
        None if slot.essential_if is None else slot.essential_if.run,
    )


def _salvage(kind: SlotKind) -> Salvage | None:
    """An address with a slip is still an address; a table with one bad cell still has its other rows."""
    if isinstance(kind, (Email, Phone, Place)):
        return lambda value: value if isinstance(value, str) else None
    if isinstance(kind, Table):
        return lambda value: value if isinstance(value, Sequence) and not isinstance(value, str) else None
    return None
