"""Mistakes of content files, told to their author: where, what is wrong, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aide_projet.errors import AideProjetError

if TYPE_CHECKING:
    from aide_projet.content.yaml_file import Key, Located


@dataclass(frozen=True, slots=True, order=True)
class ContentError:
    """One mistake. `file` is relative to the workspace; `line` and `column` count from 1; texts are French.

    `cause` and `remedy` are sentences without their final stop.
    """

    file: str
    line: int
    column: int
    cause: str
    remedy: str

    def __str__(self) -> str:
        """As printed: `rules/dsdt-2015/appel.yaml:42:3 : cause. Remedy.`"""
        return f"{self.file}:{self.line}:{self.column} : {self.cause}. {sentence(self.remedy)}"


def sentence(text: str) -> str:
    """A cause or a remedy as a whole sentence."""
    stop = "" if text.endswith(("?", "!", "…")) else "."
    return f"{text[:1].upper()}{text[1:]}{stop}"


class ContentErrors(AideProjetError):  # noqa: N818 (it is several)
    """All the mistakes found in one loading. Its message lists them, one a line."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, self.errors)))


class Collector:
    """Gathers the mistakes of many files, so that an author sees them all at once."""

    def __init__(self) -> None:
        self._errors: dict[ContentError, None] = {}

    @property
    def errors(self) -> tuple[ContentError, ...]:
        """What was found so far, by file and line."""
        return tuple(sorted(self._errors))

    def add(self, located: Located[object], path: tuple[Key, ...], cause: str, remedy: str, *, offset: int = 0) -> None:
        """Report a mistake at a key path of a file; `offset`: characters into that text, from 0."""
        line, column = located.at(*path)
        self.add_at(located.file, line, column + offset, cause, remedy)

    def add_at(self, file: str, line: int, column: int, cause: str, remedy: str) -> None:
        """Report a mistake at a place counted from 1."""
        self._errors[ContentError(file, line, column, cause.rstrip(" ."), remedy.rstrip(" ."))] = None

    def raise_if_any(self) -> None:
        """Raise ContentErrors when anything was reported."""
        if self._errors:
            raise ContentErrors(self.errors)
