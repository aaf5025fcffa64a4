"""Where each value of a YAML text begins and ends, so that one of them can be changed and nothing around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from aide_projet.content.yaml_tree import Key

Path = tuple[Key, ...]
Shape = Literal["scalar", "list", "group"]
_BLOCKS = ("|", ">")


@dataclass(frozen=True, slots=True)
class Span:
    """One value: `text[start:end]`, without the blank lines and comments that follow it.

    `key_end`: where the colon of its key ends, None in a list. `column`, from 0: that of the keys of a group, of the
    dashes of a list, of the value otherwise. `style`: the quotes of a scalar, `>` or `|`, "" for none.
    """

    start: int
    end: int
    shape: Shape
    column: int
    flow: bool = False
    style: str = ""
    key_start: int | None = None
    key_end: int | None = None
    children: tuple[Key, ...] = ()


def spans(text: str) -> Mapping[Path, Span]:
    """Every value of a text that `yaml_tree.parse` takes (no alias, no tag, no key twice), by its path."""
    found: dict[Path, Span] = {}
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is not None:
        _walk(root, (), text, found, None)
    return found


def _walk(node: Any, path: Path, text: str, found: dict[Path, Span], key: tuple[int, int] | None) -> int:
    """Note the spans of a node and of what it holds; where it ends."""
    start: int = node.start_mark.index
    end: int = node.end_mark.index
    column: int = node.start_mark.column
    key_start, key_end = key or (None, None)
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        if style in _BLOCKS:  # libyaml counts the blank lines that follow a block text in it
            end = start + len(text[start:end].rstrip())
        found[path] = Span(start, end, "scalar", column, False, style, key_start, key_end)
        return end
    flow = bool(node.flow_style)
    children: list[Key] = []
    last = start
    found[path] = Span(start, start, "group", column)  # keeps its place, before what it holds
    if isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            children.append(place)
            last = _walk(item, (*path, place), text, found, None)
    else:
        for name, value in node.value:
            children.append(name.value)
            colon = text.find(":", name.end_mark.index, value.start_mark.index)
            after = name.end_mark.index if colon < 0 else colon + 1  # {a} is a key without a colon
            last = _walk(value, (*path, name.value), text, found, (name.start_mark.index, after))
    shape: Shape = "list" if isinstance(node, yaml.SequenceNode) else "group"
    end = end if flow else last
    found[path] = Span(start, end, shape, column, flow, "", key_start, key_end, tuple(children))
    return end
