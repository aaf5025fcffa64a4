"""What a workspace knows of where its files came from: `.aide-projet/contenu.json`.

Two sets of digests (SHA-256), for two questions that must not be mixed up:

- `shipped`: what the last release brought, at `init` or `update`. A file that differs is the administrator's: `update`
  never writes over it, were it equal to what was published since.
- `written`: what on disk comes from the version in force, at `init` or at the last publication (`write_back`). A file
  that differs was changed on disk: by hand, or by `update`, which therefore leaves this set alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from aide_projet.content.lay_file import lay
from aide_projet.content.unfold import FileNameError, checked_name
from aide_projet.use_cases.versions import Digests

FILE = Path(".aide-projet") / "contenu.json"

_Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class _Written(BaseModel):
    """The file. One made before publications were recorded has no `ecrits`: what was shipped is what was written."""

    model_config = ConfigDict(strict=True)

    version: str
    fichiers: dict[str, _Digest]
    ecrits: dict[str, _Digest] | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """`release`: the version of the program whose content was laid last."""

    release: str
    shipped: Digests
    written: Digests


def disk_digest(path: Path) -> str:
    """`digest_of` a file on disk, however large; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_there(path: Path) -> str | None:
    """The same, None when there is no such file; raises OSError when there is one that cannot be read."""
    try:
        return disk_digest(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def read_record(folder: Path) -> Record | None:
    """The record of a workspace; None when it is absent or cannot be trusted."""
    try:
        read = _Written.model_validate_json((folder / FILE).read_bytes())
        for path in (*read.fichiers, *(read.ecrits or ())):
            checked_name(path)
    except (OSError, ValidationError, FileNameError):
        return None
    return Record(read.version, read.fichiers, read.fichiers if read.ecrits is None else read.ecrits)


def encoded(record: Record) -> bytes:
    """The file of a record."""
    shipped, written = dict(sorted(record.shipped.items())), dict(sorted(record.written.items()))
    content = _Written(version=record.release, fichiers=shipped, ecrits=written)
    return content.model_dump_json(indent=1).encode() + b"\n"


def write_record(folder: Path, record: Record) -> None:
    """Replace the record, whole or not at all; raises OSError."""
    lay(folder / FILE, encoded(record))
