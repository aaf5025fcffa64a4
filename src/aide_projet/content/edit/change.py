"""The changes that a form makes in a file, and what the data become: the measure of what is then written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from aide_projet.content.edit.fragment import Value, as_read
from aide_projet.content.edit.span import Path
from aide_projet.content.yaml_tree import Data, Key


@dataclass(frozen=True, slots=True)
class Put:
    """The value at `path` becomes `value`; a key that its group does not have comes after the last of `after`."""

    path: Path
    value: Value
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """A list gets an item before the one at `place`, or at its end where there is none."""

    path: Path
    place: int
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """An item of a list goes, or an entry of a group, with the comments inside it; those above it stay."""

    path: Path


Change = Put | Insert | Remove


def applied(data: Data, change: Change) -> Data:
    """The data with that one change; a KeyError or an IndexError where the path leads nowhere."""
    match change:
        case Put(path=(), value=value):
            return as_read(value)
        case Put(path=path, value=value):
            return _within(data, path[:-1], lambda around: _with(around, path[-1], as_read(value)))
        case Insert(path=path, place=place, value=value):
            return _within(data, path, lambda around: _inserted(around, place, as_read(value)))
        case Remove(path=path):
            return _within(data, path[:-1], lambda around: _without(around, path[-1]))
        case _:
            assert_never(change)


def at(data: Data, path: Path) -> Data:
    """The value at a path; a KeyError or an IndexError where it leads nowhere."""
    for key in path:
        data = _child(data, key)
    return data


def _within(data: Data, path: Path, change: Callable[[Data], Data]) -> Data:
    if not path:
        return change(data)
    return _with(data, path[0], _within(_child(data, path[0]), path[1:], change))


def _child(data: Data, key: Key) -> Data:
    match data, key:
        case dict(), str():
            return data[key]
        case list(), int():
            return data[key]
        case _:
            raise KeyError(key)


def _with(data: Data, key: Key, value: Data) -> Data:
    match data, key:
        case dict(), str():
            return {**data, key: value}
        case list(), int() if 0 <= key < len(data):
            return [*data[:key], value, *data[key + 1 :]]
        case _:
            raise KeyError(key)


def _inserted(data: Data, place: int, value: Data) -> Data:
    if not isinstance(data, list):
        raise KeyError(place)
    return [*data[:place], value, *data[place:]]


def _without(data: Data, key: Key) -> Data:
    match data, key:
        case dict(), str() if key in data:
            return {name: value for name, value in data.items() if name != key}
        case list(), int() if 0 <= key < len(data):
            return [*data[:key], *data[key + 1 :]]
        case _:
            raise KeyError(key)
