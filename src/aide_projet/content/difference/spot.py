"""A value in both states of a file: where it stands, what it is, how a sentence leads to it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from aide_projet.content.difference.change import Feature, Figure, Place, Subject
from aide_projet.content.difference.figures import Units
from aide_projet.content.difference.shape import Shape
from aide_projet.content.yaml_tree import Data, Key, Tree

Path = tuple[Key, ...]


@dataclass(frozen=True, eq=False)
class Pair:
    """A file in both states."""

    file: str
    before: Tree
    after: Tree
    units: Units

    def place(self, path: Path) -> Place:
        """Where a value stands in the state after, or the nearest thing around it."""
        return _place(self.file, self.after, path, gone=False)

    def gone(self, path: Path) -> Place:
        """Where it stood in the state before."""
        return _place(self.file, self.before, path, gone=True)


@dataclass(frozen=True, slots=True)
class Spot:
    """`subject`: the nearest thing with a name of its own; `titles`: of the keys from there; `key`: the last one."""

    old: Path
    new: Path
    shape: Shape
    subject: Subject | None = None
    titles: tuple[str, ...] = ()
    key: str = ""

    def inner(self, key: str) -> Spot:
        """What stands under a key, of the same subject."""
        shape = self.shape.child(key)
        titles = (*self.titles, shape.title or key)
        return replace(self, old=(*self.old, key), new=(*self.new, key), shape=shape, titles=titles, key=key)

    @property
    def feature(self) -> Feature | None:
        """What of the subject it is; None: the subject itself."""
        return Feature(self.key, self.titles) if self.titles else None

    def figure(self, pair: Pair, value: Data) -> Figure:
        """A value that stands here, as it is shown."""
        return pair.units.figure(value, self.key, self.shape)


@dataclass(frozen=True, slots=True)
class Deeper:
    """The same thing in both states, whose insides are still to be compared."""

    spot: Spot
    old: Data
    new: Data


def canonical(data: Data) -> str:
    """The same text for the same data, keys in the order written; 1 and 1.0 are the same number, "1" is a text."""
    return json.dumps(_settled(data), ensure_ascii=False)


def _settled(data: Data) -> Data:
    if isinstance(data, float) and data.is_integer():
        return int(data)
    if isinstance(data, list):
        return [_settled(one) for one in data]
    if isinstance(data, dict):
        return {key: _settled(one) for key, one in data.items()}
    return data


def _place(file: str, tree: Tree, path: Path, *, gone: bool) -> Place:
    while path not in tree.marks:
        path = path[:-1]
    return Place(file, tree.marks[path][0], gone)
