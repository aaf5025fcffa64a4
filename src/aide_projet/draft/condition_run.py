"""Trees of conditions compiled to closures: what runs at every turn."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, assert_never

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
)
from aide_projet.draft.exact import exact

Facts = Mapping[str, object]
Run = Callable[[Facts], object]

_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compiled(node: Node) -> Run:
    """The closure of a tree. It gives the value, or None when what is needed is not known; it never raises."""
    match node:
        case Const(value=value):
            return lambda facts: value
        case Name(name=name):
            return lambda facts: facts.get(name)
        case Items(items=items):
            return _items(items)
        case Presence(name=named, wanted=wanted):
            key = named.name
            return lambda facts: (facts.get(key) is not None) is wanted
        case Not(operand=operand):
            return _negation(compiled(operand))
        case Logic(word=word, left=left, right=right):
            return _logic(compiled(left), compiled(right), decides=word == "ou")
        case Comparison(operator=sign, left=left, right=right):
            if sign in ("dans", "non dans"):
                return _membership(compiled(left), compiled(right), wanted=sign == "dans")
            if isinstance(left, Items) or isinstance(right, Items):
                return _comparison(_COMPARE[sign], _as_tuple(compiled(left)), _as_tuple(compiled(right)))
            if isinstance(left, Name) and isinstance(right, Const):
                return _named_comparison(_COMPARE[sign], left.name, right.value)
            return _comparison(_COMPARE[sign], compiled(left), compiled(right))
        case Arithmetic(operator=sign, left=left, right=right):
            return _arithmetic(sign, compiled(left), compiled(right))
        case Negative(operand=operand):
            return _arithmetic("-", lambda facts: 0, compiled(operand))
        case _:
            assert_never(node)


def _items(items: tuple[Node, ...]) -> Run:
    if all(isinstance(item, Const) for item in items):
        constants = tuple(item.value for item in items if isinstance(item, Const))
        return lambda facts: constants
    runs = tuple(compiled(item) for item in items)
    return lambda facts: [run(facts) for run in runs]


def _negation(operand: Run) -> Run:
    def run(facts: Facts) -> object:
        value = operand(facts)
        return not value if value is True or value is False else None

    return run


def _logic(left: Run, right: Run, *, decides: bool) -> Run:
    """« ou » is decided by true, « et » by false; else an unknown side leaves it unknown."""

    def run(facts: Facts) -> object:
        first = left(facts)
        if first is decides:
            return decides
        second = right(facts)
        if second is decides:
            return decides
        return (not decides) if first is second is (not decides) else None

    return run


def _named_comparison(compare: Callable[[Any, Any], Any], name: str, constant: object) -> Run:
    """The commonest shape, `name < constant`, with two calls fewer."""

    def run(facts: Facts) -> object:
        value = facts.get(name)
        if value is None:
            return None
        try:
            return compare(value, constant)
        except TypeError:
            return None

    return run


def _comparison(compare: Callable[[Any, Any], Any], left: Run, right: Run) -> Run:
    def run(facts: Facts) -> object:
        first = left(facts)
        if first is None:
            return None
        second = right(facts)
        if second is None:
            return None
        try:
            return compare(first, second)
        except TypeError:  # a value of another type than expected: not known
            return None

    return run


def _as_tuple(side: Run) -> Run:
    """Lists told and lists written in a condition are equal when their items are."""

    def run(facts: Facts) -> object:
        value = side(facts)
        return tuple(value) if isinstance(value, list) else value

    return run


def _membership(left: Run, right: Run, *, wanted: bool) -> Run:
    def run(facts: Facts) -> object:
        item, items = left(facts), right(facts)
        if item is None or not isinstance(items, (list, tuple, frozenset)):
            return None
        if item in items:
            return wanted
        return None if None in items else not wanted

    return run


def _arithmetic(sign: str, left: Run, right: Run) -> Run:
    def run(facts: Facts) -> object:
        first, second = exact(left(facts)), exact(right(facts))
        if first is None or second is None:
            return None
        if sign == "+":
            return first + second
        if sign == "-":
            return first - second
        if sign == "*":
            return first * second
        return Fraction(first) / second if second else None

    return run
