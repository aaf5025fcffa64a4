"""Conditions held against the names that exist and what those may hold, when content is loaded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from aide_projet.draft.condition_syntax import parse
from aide_projet.draft.condition_tree import (
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
    walk,
)
from aide_projet.draft.nearest_name import UNKNOWN_NAME, nearest

TypeName = Literal["nombre", "texte", "vrai_faux", "liste", "tout"]

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


def checked(source: str, known: Collection[str] | Mapping[str, NameType], wanted: TypeName) -> Node:
    """The tree of a condition or formula that gives the type wanted; raises ConditionError."""
    tree = parse(source)
    types = known if isinstance(known, Mapping) else {}
    _check_names(tree, known)
    found = _type(tree, types)
    if found not in (wanted, "tout"):
        cause = f"« {source} » donne {_WORDS[found]}, et il faut {_WORDS[wanted]}"
        raise ConditionError(cause, tree.span.start + 1, _REMEDIES.get(wanted, ""))
    return tree


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
