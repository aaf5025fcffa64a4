"""What changes between two states of the content, in the terms of an administrator. START READING HERE.

    for change in differences(before, after):     # two folders that hold dialogues/ and rules/
        …

Nothing that changed is silent: a file whose data differ gives one change at least, a file whose comments or layout
alone differ says so. Files with the same bytes are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from aide_projet.content.difference.change import (
    Added,
    Change,
    FileAdded,
    FileRemoved,
    LayoutOnly,
    Opaque,
    Place,
    Removed,
    Subject,
    Unreadable,
)
from aide_projet.content.difference.figures import Units
from aide_projet.content.difference.lines import unified
from aide_projet.content.difference.shape import Shape
from aide_projet.content.difference.spot import Pair, Spot
from aide_projet.content.difference.things import Item, said
from aide_projet.content.difference.walk import changes
from aide_projet.content.room import sort_of
from aide_projet.content.schema import MODELS
from aide_projet.content.unfold import content_files
from aide_projet.content.yaml_file import MAX_BYTES
from aide_projet.content.yaml_tree import Tree, YamlMistake, parse

__all__ = ["Change", "differences", "file_differences", "unified"]


def differences(before: Path, after: Path) -> tuple[Change, ...]:
    """What changed from one state to the other, file by file in the order of their names."""
    old, new = content_files(before), content_files(after)
    units = Units(after)
    found: list[Change] = []
    for file in sorted({*old, *new}):
        was, now = _bytes(old.get(file)), _bytes(new.get(file))
        if was != now:
            found += file_differences(file, was, now, units)
    return tuple(found)


def file_differences(file: str, was: bytes | None, now: bytes | None, units: Units) -> Iterator[Change]:
    """What changed in one file; None: it is not in that state. `units` is of the state after."""
    if not file.endswith(".yaml") or was is None or now is None:
        yield _whole_file(file, was, now)
        return
    before, after = _read(was), _read(now)
    if isinstance(before, YamlMistake) or isinstance(after, YamlMistake):
        yield _unreadable(file, was, now, before, after)
        return
    shape = Shape(_model(file))
    pair = Pair(file, before, after, units)
    found = list(changes(pair, Spot((), (), shape, _subject(shape, after)), before.data, after.data))
    yield from found or [LayoutOnly(Place(file, 1))]  # at most the keys of a thing stand in another order


def _model(file: str) -> type[BaseModel] | None:
    return MODELS.get(sort_of(file).kind)


def _bytes(path: Path | None) -> bytes | None:
    return None if path is None else path.read_bytes()


def _read(raw: bytes) -> Tree | YamlMistake:
    if len(raw) > MAX_BYTES:
        return YamlMistake(1, 1, "fichier de plus de 1 Mio", "partagez-le en plusieurs fichiers plus petits")
    try:
        return parse(raw)
    except YamlMistake as mistake:
        return mistake


def _unreadable(file: str, was: bytes, now: bytes, before: Tree | YamlMistake, after: Tree | YamlMistake) -> Unreadable:
    mistake, gone = (after, False) if isinstance(after, YamlMistake) else (before, True)
    assert isinstance(mistake, YamlMistake)
    hunks = unified(was.decode("utf-8", "replace"), now.decode("utf-8", "replace"))
    return Unreadable(Place(file, mistake.line, gone), mistake.cause, hunks)


def _whole_file(file: str, was: bytes | None, now: bytes | None) -> Change:
    """A file that came or went, told as the thing that it is about when it is about one."""
    if was is not None and now is not None:
        return Opaque(Place(file, 1))
    raw = was if now is None else now
    place = Place(file, 1, gone=now is None)
    tree = _read(raw) if raw is not None and file.endswith(".yaml") else Tree()
    subject = None if isinstance(tree, YamlMistake) else _subject(Shape(_model(file)), tree)
    if subject is None or isinstance(tree, YamlMistake):
        return FileRemoved(place) if now is None else FileAdded(place)
    text = said(Item("", subject.kind, subject.name, (), tree.data))
    return Removed(place, subject, text) if now is None else Added(place, subject, "", text)


def _subject(shape: Shape, tree: Tree) -> Subject | None:
    """The one thing that a file is about."""
    naming = shape.naming
    if naming is None or not isinstance(tree.data, dict):
        return None
    name = next((str(tree.data[key]) for key in naming.shown if tree.data.get(key)), "")
    return Subject(naming.kind, name) if name else None
