"""Advice to authors: what would be clearer, lighter, better tested. Each piece has a name, by which it is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aide_projet.content.errors import ContentError
from aide_projet.content.yaml_file import Key, Located


class AdviceName(StrEnum):
    """Names are kept with what an administrator accepted: one that was released never changes its meaning."""

    EXAMPLE_MISSING = "exemple-manquant"
    SIMPLE_UNCHANGED = "simple-identique"
    LONG_SENTENCE = "phrase-longue"
    ACRONYM = "sigle-inexplique"
    LONG_EXPRESS = "express-trop-long"
    UNREACHABLE = "etape-inatteignable"
    NEVER_ASKED = "champ-jamais-demande"
    DOUBLE_NEGATION = "double-negation"
    SHARED_KEYWORD = "mot-cle-partage"
    NO_SOURCE = "regle-sans-source"


@dataclass(frozen=True, slots=True, order=True)
class Advice(ContentError):  # noqa: N818 (no exception)
    """A piece of advice, said as a mistake is; it stops nothing."""

    name: AdviceName


class AdviceCollector:
    """Gathers the advice on many files."""

    def __init__(self) -> None:
        self._found: dict[Advice, None] = {}

    @property
    def found(self) -> tuple[Advice, ...]:
        """What was found so far, by file and line."""
        return tuple(sorted(self._found))

    def add(self, name: AdviceName, file: Located[object], path: tuple[Key, ...], cause: str, remedy: str) -> None:
        """Advise on what stands at a key path of a file."""
        line, column = file.at(*path)
        self._found[Advice(file.file, line, column, cause.rstrip(" ."), remedy.rstrip(" ."), name)] = None
