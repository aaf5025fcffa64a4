"""Conditions of the YAML, compiled once to closures and evaluated at every turn in about a microsecond.

Three answers: true, false, and None when something needed is not known yet. « et » and « ou » follow Kleene:
faux et ? is false, vrai ou ? is true. Numbers are exact (integers and fractions): 29.99 % is never taken for 30 %.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from aide_projet.draft.condition_run import Facts, Run, compiled
from aide_projet.draft.condition_tree import ConditionError, Const, Name, Node, Presence, children, walk
from aide_projet.draft.condition_types import NameType, TypeName, checked
from aide_projet.draft.exact import Exact, exact

__all__ = [
    "Condition",
    "ConditionError",
    "Formula",
    "NameType",
    "Run",
    "Trace",
    "TypeName",
    "compile_condition",
    "compile_formula",
]


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a condition answered so: a piece of its text, what it gave (None: unknown), and the pieces inside."""

    text: str
    value: object
    inside: tuple[Trace, ...] = ()


@dataclass(frozen=True, eq=False)
class Condition:
    """A compiled condition. `names`: the slots and facts that it reads."""

    source: str
    names: frozenset[str]
    tree: Node = field(repr=False)
    run: Run = field(repr=False)

    @property
    def compared(self) -> frozenset[str]:
        """The names whose value matters; of the others it asks only whether they are known."""
        return frozenset(_compared(self.tree))

    def evaluate(self, facts: Facts) -> bool | None:
        """True, False, or None when what is needed is not known (or not of the right type). Never raises."""
        value = self.run(facts)
        return value if value is True or value is False else None

    def explain(self, facts: Facts) -> Trace:
        """The same answer with that of each piece, for `--pourquoi` and the try-out page."""
        return _trace(self.source, self.tree, facts)


@dataclass(frozen=True, eq=False)
class Formula:
    """A compiled calculation, in the same language. `names`: the slots and facts that it reads."""

    source: str
    names: frozenset[str]
    run: Run = field(repr=False)

    def value(self, facts: Facts) -> Exact | None:
        """The exact number, or None when something needed is not known. Never raises."""
        return exact(self.run(facts))


def compile_condition(source: str, known: Collection[str] | Mapping[str, NameType]) -> Condition:
    """Compile a condition; raises ConditionError (French message, column, remedy).

    `known` is the slots and facts that exist; given as a mapping, the types of what is compared are checked too.
    """
    tree = checked(source, known, "vrai_faux")
    return Condition(source, names_of(tree), tree, compiled(tree))


def compile_formula(source: str, known: Collection[str] | Mapping[str, NameType]) -> Formula:
    """Compile a formula that gives a number (« plancher - montant_demande »); raises ConditionError too."""
    tree = checked(source, known, "nombre")
    return Formula(source, names_of(tree), compiled(tree))


def names_of(tree: Node) -> frozenset[str]:
    """The slots and facts that a tree reads."""
    return frozenset(node.name for node in walk(tree) if isinstance(node, Name))


def _compared(node: Node) -> Iterator[str]:
    if isinstance(node, Name):
        yield node.name
    elif not isinstance(node, Presence):
        for child in children(node):
            yield from _compared(child)


def _trace(source: str, node: Node, facts: Facts) -> Trace:
    inside = () if isinstance(node, Presence) else tuple(_trace(source, child, facts) for child in children(node))
    inside = tuple(trace for trace, child in zip(inside, children(node), strict=False) if not isinstance(child, Const))
    return Trace(source[node.span.start : node.span.end], compiled(node)(facts), inside)
