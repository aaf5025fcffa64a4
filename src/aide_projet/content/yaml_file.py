"""One YAML file → one validated model that still knows where each of its values stands.

How to use it:

    class FundsFile(FileModel):       # unknown keys refused, strict, frozen; tuples, dates and enums work
        fonds: tuple[str, ...] = Field(title="Fonds", description="…", min_length=1)

    collector = Collector()
    located = read_yaml(path, FundsFile, collector, root)      # None: its mistakes are in the collector
    if located is not None:
        for place, fund in enumerate(located.value.fonds):
            if fund not in known:
                collector.add(located, ("fonds", place), f"fonds inconnu « {fund} »", nearest(fund, known))
    ...
    collector.raise_if_any()                         # once, after all files

`root` is the folder that holds dialogues/ and rules/; messages name files from there. Raise `ValueError("cause |
remedy")` in a pydantic validator to word a mistake yourself. YAML is read as version 1.2: yes, no, on, off, 12:30 and
dates stay text; ~ and a number with a leading zero (postcodes, telephones) too; keys are always text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from aide_projet.content.errors import Collector
from aide_projet.content.french import Mistake, mistakes
from aide_projet.content.nearest import nearest
from aide_projet.content.yaml_memory import Reading, memory_for
from aide_projet.content.yaml_tree import Key, Mark, Tree, YamlMistake, parse
from aide_projet.errors import reason

__all__ = ["FileModel", "Key", "Located", "nearest", "read_tree", "read_yaml"]

MAX_BYTES = 1 << 20


class FileModel(BaseModel):
    """Base of every file's model. Its attributes are the French keys of the file, so that file and model read alike."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


V = TypeVar("V", covariant=True)
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Located(Generic[V]):
    """A validated file. `value` is the model; `at` finds the place of any key path of the file as written."""

    file: str
    value: V
    marks: Mapping[tuple[Key, ...], Mark]

    def at(self, *path: Key) -> Mark:
        """(line, column) from 1 of the value at that path, or of the nearest thing around it that the file has.

        A scalar: where its text begins; a group or a list: its key (or its dash's content).
        """
        while path not in self.marks:
            path = path[:-1]
        return self.marks[path]


def read_yaml(path: Path, model: type[M], collector: Collector, root: Path) -> Located[M] | None:
    """Read and validate a file; None when it has mistakes, which are then all in the collector."""
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    raw = _read(path, file, collector)
    if raw is None:
        return None
    memory = memory_for(raw)
    reading = _reading(raw, model) if memory is None else memory.reading(raw, model, partial(_reading, raw, model))
    for mistake in reading.mistakes:
        collector.add_at(file, *mistake)
    return None if reading.marks is None else Located(file, reading.value, reading.marks)


def read_tree(raw: bytes) -> Tree:
    """The plain data of a text and its places, whatever its kind; raises YamlMistake."""
    memory = memory_for(raw)
    if memory is None:
        return parse(raw)
    tree: Tree = memory.reading(raw, Tree, lambda: Reading(parse(raw))).value
    return tree


def _read(path: Path, file: str, collector: Collector) -> bytes | None:
    try:
        if path.stat().st_size <= MAX_BYTES:
            return path.read_bytes()
        collector.add_at(file, 1, 1, "fichier de plus de 1 Mio", "partagez-le en plusieurs fichiers plus petits")
    except FileNotFoundError:
        collector.add_at(file, 1, 1, "fichier absent", "créez-le, ou reprenez celui du contenu livré")
    except OSError as error:
        collector.add_at(file, 1, 1, f"fichier illisible ({reason(error)})", "vérifiez les droits de ce fichier")
    return None


def _reading(raw: bytes, model: type[BaseModel]) -> Reading:
    try:
        tree = parse(raw)
        # Through JSON: pydantic's strict mode then takes lists for tuples and ISO text for dates.
        value = model.model_validate_json(json.dumps(tree.data))
    except YamlMistake as mistake:
        return Reading(mistakes=((mistake.line, mistake.column, mistake.cause, mistake.remedy),))
    except ValidationError as error:
        return Reading(mistakes=tuple(_placed(mistake, tree) for mistake in mistakes(error, tree.data, model)))
    return Reading(value, tree.marks)


def _placed(mistake: Mistake, tree: Tree) -> tuple[int, int, str, str]:
    where = Located("", None, tree.marks).at(*mistake.path)
    line, column = tree.keys[mistake.path] if mistake.about_key else where
    return line, column, mistake.cause, mistake.remedy
