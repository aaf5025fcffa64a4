"""Conditions of the YAML, compiled once to closures and evaluated at every turn in about a microsecond.

Three answers: true, false, and None when something needed is not known yet. « et » and « ou » follow Kleene:
faux et ? is false, vrai ou ? is true. Numbers are exact (integers and fractions): 29.99 % is never taken for 30 %.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, assert_never

from aide_projet.draft.condition_syntax import (
    UNKNOWN_NAME,
    Arithmetic,
    Comparison,
    ConditionError,
    Const,
    Items,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Presence,
    nearest,
    parse,
)
from aide_projet.draft.exact import Exact, exact

__all__ = ["Condition", "ConditionError", "Formula", "NameType", "Trace", "compile_condition", "compile_formula"]

Facts = Mapping[str, object]
Run = Callable[[Facts], object]
TypeName = Literal["nombre", "texte", "vrai_faux", "liste", "tout"]

_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WORDS: Mapping[TypeName, str] = {
    "nombre": "un nombre",
    "texte": "un texte",
    "vrai_faux": "un oui ou non",
    "liste": "une liste",
    "tout": "une valeur",
}
_REMEDIES: Mapping[TypeName, str] = {
    "vrai_faux": "Ajoutez une comparaison.",
    "nombre": "Retirez la comparaison : seul le calcul compte.",
}


@dataclass(frozen=True, slots=True)
class NameType:
    """What a name may hold, for the checks made when content is loaded. `options`: the only texts that it can be."""

    type: TypeName = "tout"
    options: tuple[str, ...] = ()


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
    tree = _checked(source, known, "vrai_faux")
    return Condition(source, names_of(tree), tree, _compiled(tree))


def compile_formula(source: str, known: Collection[str] | Mapping[str, NameType]) -> Formula:
    """Compile a formula that gives a number (« plancher - montant_demande »); raises ConditionError too."""
    tree = _checked(source, known, "nombre")
    return Formula(source, names_of(tree), _compiled(tree))


def names_of(tree: Node) -> frozenset[str]:
    """The slots and facts that a tree reads."""
    return frozenset(node.name for node in walk(tree) if isinstance(node, Name))


def _checked(source: str, known: Collection[str] | Mapping[str, NameType], wanted: TypeName) -> Node:
    tree = parse(source)
    types = known if isinstance(known, Mapping) else {}
    _check_names(tree, known)
    found = _type(tree, types)
    if found not in (wanted, "tout"):
        cause = f"« {source} » donne {_WORDS[found]}, et il faut {_WORDS[wanted]}"
        raise ConditionError(cause, tree.span.start + 1, _REMEDIES.get(wanted, ""))
    return tree


def walk(node: Node) -> Iterator[Node]:
    """A node and everything inside it."""
    yield node
    for child in _children(node):
        yield from walk(child)


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Const() | Name():
            return ()
        case Items(items=items):
            return items
        case Presence(name=name):
            return (name,)
        case Not(operand=operand) | Negative(operand=operand):
            return (operand,)
        case Logic(left=left, right=right) | Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            return (left, right)
        case _:
            assert_never(node)


def _check_names(tree: Node, known: Collection[str]) -> None:
    for node in walk(tree):
        if isinstance(node, Name) and node.name not in known:
            near = nearest(node.name, known)
            remedy = f"Vouliez-vous dire « {near} » ?" if near else UNKNOWN_NAME
            raise ConditionError(f"Le nom « {node.name} » n'existe pas", node.span.start + 1, remedy)


def _type(node: Node, types: Mapping[str, NameType]) -> TypeName:
    """The type of what a piece gives; raises ConditionError when what it joins cannot go together."""
    match node:
        case Const(value=bool()):
            return "vrai_faux"
        case Const(value=str()):
            return "texte"
        case Const():
            return "nombre"
        case Name(name=name):
            return types[name].type if name in types else "tout"
        case Items(items=items):
            for item in items:
                _type(item, types)
            return "liste"
        case Presence():
            return "vrai_faux"
        case Not(operand=operand):
            _expect(operand, types, "vrai_faux")
            return "vrai_faux"
        case Logic(left=left, right=right):
            _expect(left, types, "vrai_faux")
            _expect(right, types, "vrai_faux")
            return "vrai_faux"
        case Negative(operand=operand):
            _expect(operand, types, "nombre")
            return "nombre"
        case Arithmetic(left=left, right=right):
            _expect(left, types, "nombre")
            _expect(right, types, "nombre")
            return "nombre"
        case Comparison():
            return _comparison_type(node, types)
        case _:
            assert_never(node)


def _expect(node: Node, types: Mapping[str, NameType], wanted: TypeName) -> None:
    found = _type(node, types)
    if found not in (wanted, "tout"):
        cause = f"Il faut {_WORDS[wanted]} ici, et c'est {_WORDS[found]}"
        raise ConditionError(cause, node.span.start + 1, "Vérifiez le nom ou ajoutez une comparaison.")


def _comparison_type(node: Comparison, types: Mapping[str, NameType]) -> TypeName:
    left, right = _type(node.left, types), _type(node.right, types)
    inside = node.operator in ("dans", "non dans")
    if inside:
        if right not in ("liste", "tout"):
            cause = f"« dans » attend une liste, et c'est {_WORDS[right]}"
            raise ConditionError(cause, node.right.span.start + 1, 'Écrivez par exemple : dans ["a", "b"]')
    elif left != right and "tout" not in (left, right):
        cause = f"On compare {_WORDS[left]} à {_WORDS[right]}"
        raise ConditionError(cause, node.span.start + 1, "Comparez deux valeurs de même nature.")
    for name, other in ((node.left, node.right), (node.right, node.left)):
        _check_options(name, other, types)
    return "vrai_faux"


def _check_options(name: Node, other: Node, types: Mapping[str, NameType]) -> None:
    options = types[name.name].options if isinstance(name, Name) and name.name in types else ()
    if not options:
        return
    for item in other.items if isinstance(other, Items) else (other,):
        if isinstance(item, Const) and isinstance(item.value, str) and item.value not in options:
            near = nearest(item.value, options)
            remedy = f"Vouliez-vous dire « {near} » ?" if near else f"Les réponses possibles : {', '.join(options)}."
            raise ConditionError(f"« {item.value} » n'est pas une réponse possible", item.span.start + 1, remedy)


def _compiled(node: Node) -> Run:
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
            return _negation(_compiled(operand))
        case Logic(word=word, left=left, right=right):
            return _logic(_compiled(left), _compiled(right), decides=word == "ou")
        case Comparison(operator=sign, left=left, right=right):
            if sign in ("dans", "non dans"):
                return _membership(_compiled(left), _compiled(right), wanted=sign == "dans")
            if isinstance(left, Items) or isinstance(right, Items):
                return _comparison(_COMPARE[sign], _as_tuple(_compiled(left)), _as_tuple(_compiled(right)))
            if isinstance(left, Name) and isinstance(right, Const):
                return _named_comparison(_COMPARE[sign], left.name, right.value)
            return _comparison(_COMPARE[sign], _compiled(left), _compiled(right))
        case Arithmetic(operator=sign, left=left, right=right):
            return _arithmetic(sign, _compiled(left), _compiled(right))
        case Negative(operand=operand):
            return _arithmetic("-", lambda facts: 0, _compiled(operand))
        case _:
            assert_never(node)


def _items(items: tuple[Node, ...]) -> Run:
    if all(isinstance(item, Const) for item in items):
        constants = tuple(item.value for item in items if isinstance(item, Const))
        return lambda facts: constants
    runs = tuple(_compiled(item) for item in items)
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


def _trace(source: str, node: Node, facts: Facts) -> Trace:
    inside = () if isinstance(node, Presence) else tuple(_trace(source, child, facts) for child in _children(node))
    inside = tuple(trace for trace, child in zip(inside, _children(node), strict=False) if not isinstance(child, Const))
    return Trace(source[node.span.start : node.span.end], _compiled(node)(facts), inside)
