"""The pieces of a condition once read, each with its place in the text, and the mistake of one that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from aide_projet.errors import AideProjetError

Constant = bool | int | Fraction | str


class ConditionError(AideProjetError):
    """A condition that cannot be compiled. `column` counts characters from 1; `remedy` says what to write instead."""

    def __init__(self, message: str, column: int, remedy: str = "") -> None:
        super().__init__(f"{message} (caractère {column}). {remedy}".strip())
        self.message = message
        self.column = column
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece of the condition stands in its text, in characters from 0."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Const:
    """A number (exact), a text, vrai or faux."""

    span: Span
    value: Constant


@dataclass(frozen=True, slots=True)
class Name:
    """A slot or a fact."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list between brackets."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """« connu x » (`wanted` true) or « inconnu x »: always answered."""

    span: Span
    name: Name
    wanted: bool


@dataclass(frozen=True, slots=True)
class Not:
    """« non »."""

    span: Span
    operand: Node


@dataclass(frozen=True, slots=True)
class Logic:
    """« et » or « ou » between two conditions."""

    span: Span
    word: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison:
    """`operator` is one of == != < <= > >= dans, non dans."""

    span: Span
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`operator` is one of + - * /."""

    span: Span
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with the minus sign."""

    span: Span
    operand: Node


Node = Const | Name | Items | Presence | Not | Logic | Comparison | Arithmetic | Negative


def walk(node: Node) -> Iterator[Node]:
    """A node and everything inside it."""
    yield node
    for child in children(node):
        yield from walk(child)


def children(node: Node) -> tuple[Node, ...]:
    """The pieces right inside a node."""
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
