"""Files read a moment ago, so that checking a text again as one types reads that text alone.

memory = Memory()
with remembering(memory):
    read_library(…)      # every `read_yaml` inside asks the memory first, by the bytes of the file
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any

from aide_projet.content.yaml_tree import Key, Mark

MAX_BYTES = 3 << 20
"""Text remembered. What is made of it weighs about 14 times as much; the shipped content is 1.3 MB."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text gives as a kind of file: a model and the place of each of its values, or mistakes.

    `mistakes`: (line, column, cause, remedy) of each.
    """

    value: Any = None
    marks: Mapping[tuple[Key, ...], Mark] | None = None
    mistakes: tuple[tuple[int, int, str, str], ...] = ()


class Memory:
    """The readings of texts, the longest unused forgotten first. Safe between threads."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._made: OrderedDict[tuple[bytes, type], Reading] = OrderedDict()
        self._room = max_bytes
        self._lock = Lock()

    def reading(self, raw: bytes, kind: type, make: Callable[[], Reading]) -> Reading:
        """What these bytes give as this kind of file, made now at the first time."""
        key = raw, kind
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        with self._lock:
            if key not in self._made:
                self._made[key] = made
                self._room -= len(raw)
            while self._room < 0:
                (forgotten, _), _ = self._made.popitem(last=False)
                self._room += len(forgotten)
        return made


_current: ContextVar[tuple[Memory | None, bytes | None]] = ContextVar("memory", default=(None, None))


@contextmanager
def remembering(memory: Memory, but: bytes | None = None) -> Iterator[None]:
    """Inside, in this thread, files are read with the help of that memory. `but`: a text that will change again soon,
    not worth remembering."""
    token = _current.set((memory, but))
    try:
        yield
    finally:
        _current.reset(token)


def memory_for(raw: bytes) -> Memory | None:
    """The memory that reading these bytes goes through here, if any."""
    memory, but = _current.get()
    return None if raw == but else memory
