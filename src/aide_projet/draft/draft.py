"""The draft: the project as told so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from aide_projet.draft.event import How
from aide_projet.draft.value import Value

EMPTY: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Filled:
    """A value and where it comes from. `kind` is the kind it was read as: another one today means "à revoir"."""

    value: Value
    kind: str
    said: str = ""
    span: tuple[int, int] | None = None
    turn: int = 0
    how: How = "dit"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a project. Slots neither filled, parked nor skipped are simply not told yet.

    `extra` keeps what an imported draft.json held that this program does not know, so that nothing is dropped.
    """

    call: str
    edition: str
    language: str = "fr"
    filled: Mapping[str, Filled] = field(default_factory=lambda: MappingProxyType({}))
    parked: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    extra: Mapping[str, Value] = field(default_factory=lambda: EMPTY)

    def value(self, slot: str) -> Value:
        """The value of a slot, or None when it is not told."""
        found = self.filled.get(slot)
        return None if found is None else found.value

    def values(self) -> dict[str, Value]:
        """Every told value by slot name."""
        return {name: found.value for name, found in self.filled.items()}
