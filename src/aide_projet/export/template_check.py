"""What a Word template may do, and the names in it: unknown ones are told by name, with the nearest known one.

A template may show fields, ask whether one is there (`if`), and go through the tables of the fiche (`for`). A loop
within a loop goes only through what the outer one holds, so that no template runs for longer than there is to show:
Jinja2's sandbox bounds neither time nor memory, these few kinds of node do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from aide_projet.draft.nearest_name import nearest
from aide_projet.export.word_fields import Answers, WordFiche

Shape = Any
"""A type of word_fields: str, bool, a dataclass, Answers, or tuple[…, ...]; None where it is not known."""

FILTERS = frozenset({"upper", "lower", "capitalize", "trim", "length", "default", "first", "last", "join", "e"})
LOOP = frozenset({"first", "last", "index", "length"})
MOST_TAGS = 5_000
_SIMPLE = (nodes.Const, nodes.TemplateData, nodes.Operand, nodes.Keyword)
_COMPOSED = (nodes.Output, nodes.If, nodes.CondExpr, nodes.Compare, nodes.And, nodes.Or, nodes.Not)


def problems(source: str, environment: Environment, slots: frozenset[str] | None) -> Iterator[str]:
    """What is wrong with a template, in French, once each; `slots`: those that `reponses` may name (None: any)."""
    try:
        tree = environment.parse(source)
        count = sum(1 for _ in tree.find_all(nodes.Node))
        if count > MOST_TAGS * 4:
            yield f"plus de {MOST_TAGS} champs et balises : le modèle est trop long"
            return
        yield from dict.fromkeys(_Check(slots).within(tree, {}, nested=False))
    except TemplateSyntaxError as error:
        yield f"une balise est mal écrite, mal placée ou pas refermée ({error.message})"
    except RecursionError:
        yield "des balises sont imbriquées trop profondément"


class _Check:
    def __init__(self, slots: frozenset[str] | None) -> None:
        self._slots = slots
        self._top = get_type_hints(WordFiche)

    def within(self, node: nodes.Node, scope: Mapping[str, Shape], *, nested: bool) -> Iterator[str]:
        """Problems of what a node holds."""
        for child in node.iter_child_nodes():
            yield from self._one(child, scope, nested=nested)

    def _one(self, node: nodes.Node, scope: Mapping[str, Shape], *, nested: bool) -> Iterator[str]:
        match node:
            case nodes.For():
                yield from self._loop(node, scope, nested=nested)
            case nodes.Name() | nodes.Getattr():
                _, found = self._shape(node, scope)
                yield from found
            case nodes.Filter() if node.name not in FILTERS:
                yield f"le filtre « {node.name} » n'est pas permis ({_hint(node.name, FILTERS)})"
            case nodes.Filter():
                yield from self.within(node, scope, nested=nested)
            case _ if isinstance(node, _COMPOSED):
                yield from self.within(node, scope, nested=nested)
            case _ if not isinstance(node, _SIMPLE):
                yield (
                    "une balise fait autre chose que montrer un champ ({{ champ }}), choisir ({% if … %}) ou parcourir "
                    f"un tableau de la fiche ({{% for … in … %}}) : {type(node).__name__}, ligne {node.lineno}"
                )

    def _loop(self, loop: nodes.For, scope: Mapping[str, Shape], *, nested: bool) -> Iterator[str]:
        shape, found = self._shape(loop.iter, scope)
        yield from found
        name = loop.target.name if isinstance(loop.target, nodes.Name) else ""
        kind: object = get_origin(shape)
        if not found and kind is not tuple:
            yield f"« for {name} in … » : une boucle ne parcourt qu'un tableau de la fiche"
            return
        if not name or loop.test is not None or loop.recursive:
            yield "une boucle s'écrit {% for ligne in tableau %}, sans condition ni rappel"
            return
        if nested and not isinstance(loop.iter, nodes.Getattr):
            yield f"« for {name} in … » : dans une boucle, une autre ne parcourt que ce que contient sa ligne"
        inner = {**scope, name: get_args(shape)[0] if shape else None, "loop": "loop"}
        for child in (*loop.body, *loop.else_):
            yield from self._one(child, inner, nested=True)

    def _shape(self, node: nodes.Node, scope: Mapping[str, Shape]) -> tuple[Shape, list[str]]:
        """The type of a name or of what it holds, None where not known, and what is wrong with it."""
        if isinstance(node, nodes.Name):
            known = {**self._top, **scope}
            wrong = [] if node.name in known else [f"champ « {node.name} » inconnu : {_hint(node.name, known)}"]
            return known.get(node.name), wrong
        if not isinstance(node, nodes.Getattr):
            return None, ["une boucle ou un point ne s'applique qu'à un champ de la fiche"]
        holder, wrong = self._shape(node.node, scope)
        if wrong or holder is None:
            return None, wrong
        held = self._held(holder)
        if held is None or node.attr in held:
            return (held or {}).get(node.attr, str), []
        said = _said(node)
        return None, [f"champ « {said} » inconnu : " + (_hint(node.attr, held) if held else "il ne contient rien")]

    def _held(self, shape: Shape) -> Mapping[str, Shape] | None:
        """What a field holds by name; None when any name will do."""
        if shape is Answers:
            return None if self._slots is None else dict.fromkeys(self._slots, str)
        if shape == "loop":
            return dict.fromkeys(LOOP, str)
        if is_dataclass(shape):
            hints = get_type_hints(shape)
            return {field.name: hints[field.name] for field in fields(shape)}
        return {}


def _hint(name: str, known: Collection[str]) -> str:
    """What to write instead."""
    found = nearest(name, known)
    return f"écrivez plutôt « {found} »" if found else f"les noms possibles ici : {', '.join(sorted(known))}"


def _said(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"
