"""Changes to a YAML text, every line that they do not concern kept byte for byte, with its comments.

    text = rewritten(text, Put(("editions", 0, "dossier_complet"), date(2015, 2, 20)))
    text = rewritten(text, Insert(("termes",), 3, {"cle": "maraude", …}), Remove(("termes", 7)))

Why not load and dump with a round-trip library: of the 148 files shipped, ruamel.yaml gives 33 back otherwise laid out.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import assert_never

from aide_projet.content.edit import layout
from aide_projet.content.edit.change import Change, Insert, Put, Remove, applied, at
from aide_projet.content.edit.fragment import Value
from aide_projet.content.edit.layout import CannotWrite
from aide_projet.content.edit.span import Path, spans
from aide_projet.content.yaml_tree import Data, YamlMistake, parse

__all__ = ["CannotWrite", "rewritten"]

_BOM = "\ufeff"


def rewritten(text: str, *changes: Change) -> str:
    """The text after each change in turn. `text` is one that `yaml_tree.parse` takes.

    What is written is read again: should it say anything else than the data with these changes, or should a path lead
    nowhere, CannotWrite is raised and nothing is to be kept.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    data = parse(text.encode()).data
    for change in changes:
        try:
            wanted = applied(data, change)
        except (KeyError, IndexError):
            raise CannotWrite(f"nothing at {change.path}") from None
        text = _written(text, data, change)
        try:
            data = parse(text.encode()).data
        except YamlMistake as mistake:
            raise CannotWrite(f"{change} would be unreadable: {mistake.cause}") from None
        if data != wanted:
            raise CannotWrite(f"{change} would say something else")
    return mark + text


def _written(text: str, data: Data, change: Change) -> str:
    found = spans(text)
    match change:
        case Insert(path=path, place=place, value=value):
            return layout.insert(text, found, path, place, value)
        case Remove(path=path):
            return layout.remove(text, found, path)
        case Put(path=path, value=value, after=after) if path not in found:
            return layout.add_entry(text, found, path, value, after)
        case Put(path=path, value=value) if found[path].shape == "list" and isinstance(value, list | tuple):
            return _relisted(text, data, path, value)
        case Put(path=path, value=value):
            return layout.replace(text, found, path, value)
        case _:
            assert_never(change)


def _relisted(text: str, data: Data, path: Path, value: list[Value] | tuple[Value, ...]) -> str:
    """A list whose items change one by one, from its end: those that stay keep their lines and their comments."""
    old = at(data, path)
    assert isinstance(old, list)
    matcher = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in value], autojunk=False)
    steps: list[Change] = []
    for _, first, last, start, end in reversed([one for one in matcher.get_opcodes() if one[0] != "equal"]):
        same = min(last - first, end - start)
        steps += [Remove((*path, place)) for place in reversed(range(first + same, last))]
        steps += [Insert(path, first + same, one) for one in reversed(value[start + same : end])]
        steps += [Put((*path, first + number), value[start + number]) for number in range(same)]
    return rewritten(text, *steps)
