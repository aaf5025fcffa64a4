"""Conditions of the flow in words, for a reader on paper: « Seulement si la réponse 3 est : … »."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from aide_projet.draft import figure_text
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
from aide_projet.draft.display import shown
from aide_projet.draft.slot import Choice, MultiChoice, Slot
from aide_projet.draft.wording import Wording

_OPERATORS: Mapping[str, str] = {
    "==": "egal",
    "dans": "egal",
    "!=": "different",
    "non dans": "different",
    ">": "au_dessus",
    ">=": "au_dessus",
    "<": "au_dessous",
    "<=": "au_dessous",
}


@dataclass(frozen=True, eq=False)
class ConditionWords:
    """`wordings`: those of handover.CONDITION_WORDS; `numbers`: the number of each question on the paper."""

    wordings: Mapping[str, Wording]
    slots: Mapping[str, Slot]
    numbers: Mapping[str, int]

    def only_if(self, *trees: Node) -> str:
        """The sentence for conditions that must all hold, "" for none; said once what is said twice."""
        said = list(dict.fromkeys(self.say(tree) for tree in trees))
        if not said:
            return ""
        whole = said[0]
        for more in said[1:]:
            whole = self._word("et", gauche=whole, droite=more)
        return self._word("seulement_si", condition=whole)

    def say(self, node: Node) -> str:
        """A condition inside a sentence."""
        match node:
            case Logic(word="ou"):
                return self._any_of(node)
            case Logic(word=word, left=left, right=right):
                return self._word(word, gauche=self.say(left), droite=self.say(right))
            case Not(operand=operand):
                return self._word("non", condition=self.say(operand))
            case Presence(name=Name(name=name), wanted=wanted):
                return self._about("connu" if wanted else "inconnu", name)
            case Comparison(operator=operator, left=left, right=right):
                return self._about(_OPERATORS[operator], _name(left), valeur=self._value(_name(left), right))
            case Const() | Name() | Items() | Arithmetic() | Negative():
                return self._value("", node)
            case _:
                assert_never(node)

    def _any_of(self, node: Node) -> str:
        """« a ou b ou c »; answers to one question are told together, with its name said once."""
        pieces: list[tuple[str, str]] = []
        for one in _alternatives(node):
            if isinstance(one, Comparison) and _OPERATORS[one.operator] == "egal" and isinstance(one.left, Name):
                name, value = one.left.name, self._value(one.left.name, one.right)
                if pieces and pieces[-1][0] == name:
                    pieces[-1] = (name, self._word("ou", gauche=pieces[-1][1], droite=value))
                else:
                    pieces.append((name, value))
            else:
                pieces.append(("", self.say(one)))
        said = [self._about("egal", name, valeur=text) if name else text for name, text in pieces]
        whole = said[0]
        for more in said[1:]:
            whole = self._word("ou", gauche=whole, droite=more)
        return whole

    def _value(self, name: str, node: Node) -> str:
        """A value as the answers of that slot are called."""
        match node:
            case Const(value=bool() as value):
                return self._word("vrai" if value else "faux")
            case Const(value=value):
                return self._answer(name, value)
            case Name(name=other):
                return self._label(other)
            case Items(items=items):
                texts = [self._value(name, item) for item in items]
                whole = texts[0] if texts else ""
                for more in texts[1:]:
                    whole = self._word("ou", gauche=whole, droite=more)
                return whole
            case Arithmetic(operator=operator, left=left, right=right):
                return f"{self._value(name, left)} {operator} {self._value(name, right)}"
            case Negative(operand=operand):
                return f"-{self._value(name, operand)}"
            case Presence() | Not() | Logic() | Comparison():
                return self.say(node)
            case _:
                assert_never(node)

    def _answer(self, name: str, value: str | int | Fraction) -> str:
        """A choice by its label, a number as people read it."""
        if not isinstance(value, str):
            return figure_text.number(value)
        slot = self.slots.get(name)
        return shown(slot.kind, value) if slot and isinstance(slot.kind, (Choice, MultiChoice)) else value

    def _about(self, word: str, name: str, **values: object) -> str:
        return self._word(word, champ=self._label(name), numero=self.numbers.get(name), **values)

    def _label(self, name: str) -> str:
        slot = self.slots.get(name)
        return slot.label if slot else name

    def _word(self, word: str, **values: object) -> str:
        return self.wordings[word].say(values)


def _alternatives(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Logic) and node.word == "ou":
        return (*_alternatives(node.left), *_alternatives(node.right))
    return (node,)


def _name(node: Node) -> str:
    return node.name if isinstance(node, Name) else ""
