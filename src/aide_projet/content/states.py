"""States of the content as folders: what a version or a revision holds, unfolded where the loader can read it.

A cache and nothing more: the database owns the texts. A folder that somebody deleted or edited is made again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock

from aide_projet.content.load import load_library
from aide_projet.content.unfold import content_files, unfolded
from aide_projet.dialogue.content import Content
from aide_projet.errors import AideProjetError, reason
from aide_projet.use_cases.versions import Digests, digest_of, state_of

KEPT = 12
"""Folders kept beside the database, some 2.5 MB each; the longest unused ones make room."""


def files_of(root: Path) -> dict[str, bytes]:
    """Every content file under a root, by its path from there."""
    return {path: file.read_bytes() for path, file in content_files(root).items()}


def digests_of(root: Path) -> dict[str, str]:
    """The digest of every content file under a root."""
    return {path: digest_of(text) for path, text in files_of(root).items()}


def edited_files(candidate: Path, in_force: Path) -> tuple[str, ...]:
    """The files that are not the same under both roots, or stand under one of them only, by name."""
    one, other = digests_of(candidate), digests_of(in_force)
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


class StatesError(AideProjetError):
    """A version cannot be unfolded; the message says what to do."""


class States:
    """Folders named by what they hold, made when first asked for. Safe from several threads and processes."""

    def __init__(self, folder: Path, text: Callable[[str], bytes]) -> None:
        """`text` gives the text of a digest; KeyError when nobody has it."""
        self._folder, self._text = folder, text
        self._lock = Lock()

    def root(self, files: Digests) -> Path:
        """A folder that holds exactly these files, under dialogues/ and rules/. Never to be written to.

        Raises StatesError when the disk refuses.
        """
        try:
            return self._root(files)
        except OSError as error:
            raise StatesError(
                f"Le dossier {self._folder} ne peut pas être écrit ({reason(error)}). Il ne sert qu'à déplier les "
                "versions du contenu : effacez-le s'il est abîmé, vérifiez la place et les droits, puis recommencez."
            ) from None

    def _root(self, files: Digests) -> Path:
        into = self._folder / state_of(files)
        with self._lock:
            if into.is_dir() and digests_of(into) != dict(files):
                shutil.rmtree(into)
            elif into.is_file():
                into.unlink()
            if not into.is_dir():
                self._make_room()
                texts: dict[str, bytes | None] = {path: self._text(digest) for path, digest in files.items()}
                unfolded(self._folder / "vide", texts, into)
            with suppress(OSError):
                os.utime(into)
        return into

    def load(self, files: Digests) -> Mapping[str, Content]:
        """The content of every call of this state; raises ContentErrors."""
        root = self.root(files)
        return load_library(root / "dialogues", root / "rules")

    def _make_room(self) -> None:
        if self._folder.is_dir():
            found = [path for path in self._folder.iterdir() if path.is_dir()]
            for path in sorted(found, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT - 1 :]:
                shutil.rmtree(path, ignore_errors=True)
