"""What no example and no scripted conversation visits: steps, branches, options, rules, remedies, words. START HERE.

The conversations are played and the rule examples worked out as ever; what they visited is observed from outside: the
events and replies of a turn, the facts that conditions read, and lookups in the content's own tables. A usual turn pays
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from aide_projet.content.load import Library, Loaded
from aide_projet.content.spots import Spot, spots
from aide_projet.content.visits import Visited, visited

KINDS = (
    "etapes", "conditions", "options", "controles", "remedes", "reponses", "questions", "glossaire", "souhaits",
)  # fmt: skip
"""Steps; conditions true and false; options of choices; rules that flag, do not, cannot tell; remedies offered;
sentences said; frequent questions; glossary terms; wishes and commands."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One kind of thing. `missed`: what nothing visits, by file and line."""

    kind: str
    total: int
    visited: int
    missed: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one call. `conversations` and `examples`: how many were played."""

    call: str
    conversations: int
    examples: int
    kinds: tuple[Covered, ...]


_ADAPTER = TypeAdapter(tuple[Coverage, ...])


def coverage_json(found: tuple[Coverage, ...]) -> str:
    """As sent between processes."""
    return _ADAPTER.dump_json(found).decode()


def read_coverage(text: str) -> tuple[Coverage, ...]:
    """The coverage of such a text; raises ValueError when it is none."""
    return _ADAPTER.validate_json(text)


def coverage(library: Library) -> tuple[Coverage, ...]:
    """The coverage of every call. Some seconds: in a thread or a child process."""
    return tuple(_of(library, loaded) for loaded in library.calls.values())


def _of(library: Library, loaded: Loaded) -> Coverage:
    seen = visited(library, loaded)
    every: dict[str, list[Spot]] = {kind: [] for kind in KINDS}
    for spot in spots(library, loaded):
        every[spot.kind].append(spot)
    kinds = tuple(_covered(kind, found, seen) for kind, found in every.items())
    examples = sum(len(rule.examples) for rule in loaded.content.call.rules)
    return Coverage(loaded.content.call.name, len(loaded.files.conversations), examples, kinds)


def _covered(kind: str, found: list[Spot], seen: Visited) -> Covered:
    missed = sorted((spot for spot in found if spot.key not in seen), key=lambda spot: (spot.file, spot.line))
    return Covered(kind, len(found), len(found) - len(missed), tuple(missed))
