"""A state of the content with some files changed, read whole: the mistakes that the change brings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from aide_projet.content.errors import ContentError
from aide_projet.content.load import read_library
from aide_projet.content.unfold import unfolded


def mistakes_brought(root: Path, files: Mapping[str, str]) -> tuple[ContentError, ...]:
    """The mistakes of the content with these files that it does not have without them, in the order of the files."""
    with TemporaryDirectory(prefix="aide-projet-") as folder:
        changes = {name: text.encode() for name, text in files.items()}
        after = _mistakes(unfolded(root, changes, Path(folder) / "contenu", link=True))
    if not after:
        return ()
    known = {(one.file, one.cause, one.remedy) for one in _mistakes(root)}
    return tuple(one for one in after if (one.file, one.cause, one.remedy) not in known)


def _mistakes(root: Path) -> tuple[ContentError, ...]:
    return read_library(root / "dialogues", root / "rules").collector.errors
