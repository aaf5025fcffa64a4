"""Calls with constant arguments, worked out when a template is compiled instead of at every rendering.

One environment speaks one language, so `_("Envoyer")` and `picto("oui")` always give the same text there. Folding them
halves the cost of a turn's fragment, which the load benchmark feels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

Pure = Callable[[str], str]


class _Folder(NodeTransformer):
    def __init__(self, functions: Mapping[str, Pure]) -> None:
        self.functions = functions

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (the visitor's naming)
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in self.functions:
            return node
        if node.kwargs or len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
            return node  # a sentence with values in it is for each rendering
        text = self.functions[node.node.name](node.args[0].value)
        return nodes.Const(Markup(text), lineno=node.lineno)


class FoldingEnvironment(Environment):
    """A Jinja2 environment with `pure`: functions of one text whose result is HTML, by name."""

    pure: Mapping[str, Pure] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary: Jinja2's chain of two is walked at every rendering, one name after the other."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Folder(self.pure).visit(tree)
        return tree
