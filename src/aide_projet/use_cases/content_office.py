"""What the use cases of the content room are given: versions, the one in force, and where states can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aide_projet.dialogue.content import Content
from aide_projet.draft.kept import forget_content
from aide_projet.use_cases.sessions import Sessions
from aide_projet.use_cases.shelf import Shelf
from aide_projet.use_cases.versions import Digests, Versions


class States(Protocol):
    """States of the content as folders."""

    def root(self, files: Digests) -> Path:
        """A folder that holds exactly these files, under dialogues/ and rules/. Never to be written to."""

    def load(self, files: Digests) -> Mapping[str, Content]:
        """The content of every call of this state; raises an AideProjetError that lists its mistakes."""


@dataclass(frozen=True, eq=False)
class ContentOffice:
    """One per running product. `shelf` and `sessions` are the very ones that conversations are served from."""

    versions: Versions
    shelf: Shelf
    states: States
    default_call: str
    sessions: Sessions

    def serve(self, library: Mapping[str, Content], number: int) -> None:
        """Serve that version from now on; nothing that memory keeps of the former one outlives it."""
        self.shelf.put(library, number)
        self.sessions.clear()
        forget_content()
