"""A flow as a graph: what each step waits for, which step asks it, and what looks wrong about that.

Nothing is judged on a draft: a wait is what the conditions need to know before they can hold at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aide_projet.checks.fact_names import FACTS
from aide_projet.dialogue.flow import Flow, Step
from aide_projet.dialogue.flow_waits import Express, conditions_of, express_of, loop, needed
from aide_projet.draft.condition import Condition
from aide_projet.draft.condition_tree import Name, walk
from aide_projet.draft.slot import Derived, Slot

TroubleKind = Literal["jamais", "boucle", "plus_loin", "rien_ne_demande"]
"""never asked · waits for itself through others · waits for what is asked later · waits for what nothing asks"""


@dataclass(frozen=True, slots=True)
class Trouble:
    """`slots`: those concerned; of a loop, from the step's own back to it. `cause`: why never asked, in French."""

    kind: TroubleKind
    slots: tuple[str, ...] = ()
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A slot that a condition of the step reads, and the number of the step that asks it, 0 when none does.

    `how`: for the step to be asked at all, or for the express path to ask it.
    """

    slot: str
    asker: int
    how: Literal["pose", "express"]


@dataclass(frozen=True, slots=True)
class GraphStep:
    """A step as drawn. `conditions`: as authored, all of which must hold; `line`: in the file of the flow."""

    number: int
    slot: str
    label: str
    question: str
    line: int
    conditions: tuple[str, ...]
    express: Express
    express_conditions: tuple[str, ...]
    reads: tuple[Read, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class GraphPart:
    """A titled group of steps."""

    title: str
    steps: tuple[GraphStep, ...]


@dataclass(frozen=True, slots=True)
class Unasked:
    """A slot that no step asks. `heard`: some step listens for it in the answers to another."""

    slot: str
    label: str
    heard: bool


@dataclass(frozen=True, slots=True)
class FlowGraph:
    """The flow of a call."""

    name: str
    parts: tuple[GraphPart, ...]
    unasked: tuple[Unasked, ...]

    def steps(self) -> Iterator[GraphStep]:
        """All of them, in visible order."""
        return (step for part in self.parts for step in part.steps)


def flow_graph(flow: Flow, slots: Mapping[str, Slot], never: Mapping[str, str] | None = None) -> FlowGraph:
    """The graph of a flow. `never`: the slots whose step can never be asked, each with the cause in French."""
    steps = flow.steps()
    askers = {step.slot: number for number, step in reversed(list(enumerate(steps, start=1)))}
    waits = {
        number: frozenset[str]().union(*(needed(one.tree) for one in conditions_of(step, slots))) & slots.keys()
        for number, step in enumerate(steps, start=1)
    }
    reader = _Reader(slots, askers, waits, _heard(steps), steps, never or {})
    numbers = iter(range(1, len(steps) + 1))
    parts = tuple(
        GraphPart(part.title, tuple(reader.step(next(numbers), step) for step in part.steps)) for part in flow.parts
    )
    return FlowGraph(flow.name, parts, tuple(reader.unasked()))


def _heard(steps: Sequence[Step]) -> frozenset[str]:
    return frozenset(name for step in steps for name in step.listens)


@dataclass(frozen=True, eq=False)
class _Reader:
    """`waits`: by the number of a step, the slots without which it is not asked."""

    slots: Mapping[str, Slot]
    askers: Mapping[str, int]
    waits: Mapping[int, frozenset[str]]
    heard: frozenset[str]
    steps: Sequence[Step]
    never: Mapping[str, str]

    def step(self, number: int, step: Step) -> GraphStep:
        slot = self.slots.get(step.slot)
        conditions = conditions_of(step, self.slots)
        express, narrowed = express_of(step, slot)
        return GraphStep(
            number=number,
            slot=step.slot,
            label=slot.label if slot else step.slot,
            question=step.question,
            line=step.line,
            conditions=tuple(one.source for one in conditions),
            express=express,
            express_conditions=tuple(one.source for one in narrowed),
            reads=tuple(self._reads(conditions, narrowed)),
            troubles=tuple(self._troubles(number, step)),
        )

    def unasked(self) -> Iterator[Unasked]:
        """The slots that no step asks, those that are worked out apart."""
        for name, slot in self.slots.items():
            if name not in self.askers and not isinstance(slot.kind, Derived):
                yield Unasked(name, slot.label, name in self.heard)

    def _reads(self, conditions: Sequence[Condition], narrowed: Sequence[Condition]) -> Iterator[Read]:
        told = dict.fromkeys(self._names(conditions))
        yield from (Read(name, self.askers.get(name, 0), "pose") for name in told)
        for name in dict.fromkeys(self._names(narrowed)):
            if name not in told:
                yield Read(name, self.askers.get(name, 0), "express")

    def _names(self, conditions: Sequence[Condition]) -> Iterator[str]:
        """The slots that they read, in order; a fact stands for those that it comes from."""
        for one in conditions:
            for node in walk(one.tree):
                if isinstance(node, Name):
                    fact = FACTS.get(node.name)
                    yield from (node.name,) if node.name in self.slots else fact.slots if fact else ()

    def _troubles(self, number: int, step: Step) -> Iterator[Trouble]:
        if step.slot in self.never:
            yield Trouble("jamais", (step.slot,), self.never[step.slot])
        looped = tuple(self.steps[place - 1].slot for place in loop(number, self.waits, self.askers))
        if looped:
            yield Trouble("boucle", looped)
        for name in sorted(self.waits[number]):
            asker = self.askers.get(name, 0)
            if asker > number and name not in looped:
                yield Trouble("plus_loin", (name,))
            elif not asker and name not in self.heard and not isinstance(self.slots[name].kind, Derived):
                yield Trouble("rien_ne_demande", (name,))
