"""A revision as the forms see it: where its content stands as a folder, and how what they made of it is saved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from starlette.requests import Request

from aide_projet.content.errors import ContentError
from aide_projet.use_cases.revise import Standing


@dataclass(frozen=True, slots=True)
class Saved:
    """The revision has the files now."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was saved: somebody changed these files since they were shown."""

    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Nothing was saved: with these files the content has mistakes that it did not have."""

    errors: tuple[ContentError, ...]


class Workbench(Protocol):
    """One revision, for the person who asks."""

    @property
    def title(self) -> str:
        """Its name, as people gave it."""

    @property
    def standing(self) -> Standing | None:
        """The revision whose tabs the pages show; None where it is not one of the store."""

    @property
    def address(self) -> str:
        """Where its forms are: what their routes are under, filled in."""

    def file_address(self, file: str, line: int) -> str:
        """Where one of its files is shown, at a line from 1."""

    async def root(self) -> Path:
        """A folder that holds its dialogues/ and rules/, unfolded; never to be written in."""

    async def save(self, changes: Mapping[str, str], seen: Mapping[str, str]) -> Saved | Conflict | Mistakes:
        """Keep the text of each file in the revision. `seen`: by file, the `digest_of` its text when it was shown."""


Open = Callable[[Request], Awaitable[Workbench | None]]
"""The revision that a request is about; None where there is none (any more)."""
