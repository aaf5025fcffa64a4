"""A version of the content as one file, to keep, to send, to bring to another machine; and back, whoever made it.

What is read goes into a revision, and through the proof: never straight into force.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from aide_projet.content.archive import DAMAGED, is_locked, is_oddly_packed, opened, parts_at_most
from aide_projet.content.folder import MAX_TEXT
from aide_projet.content.zip_names import ABOUT, ONLY_CONTENT, Placed, Refused, placed
from aide_projet.use_cases.publish import NOTE_MOST
from aide_projet.use_cases.revise import MOST_FILES
from aide_projet.use_cases.versions import Digests, Files, Origin, Version, digest_of

MAX_ZIP = 16 * 1024 * 1024
"""Bytes of a ZIP."""
MAX_TEXTS = 48 * 1024 * 1024
"""Bytes of all the files."""
_MAX_RATIO = 100
"""Times that the files are larger than the ZIP: YAML is some five times, a bomb a thousand."""
_HARMLESS = 1024 * 1024
"""Bytes that may come out of however few."""
_MAX_PARTS = 4 * MOST_FILES
"""Folders and what systems add are parts too."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP can tell: the same content gives the same bytes on any day."""
_ORDINARY = 0o100644 << 16
_UNIX = 3


class _About(BaseModel):
    """version.json."""

    model_config = ConfigDict(strict=True, extra="ignore")

    format: Literal[1] = 1
    numero: int
    auteur: str = Field(max_length=200)
    date: AwareDatetime
    note: str = Field(max_length=NOTE_MOST)
    origine: Origin
    programme: str = Field(max_length=50)
    fichiers: dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """What a ZIP holds. `about`: what it says of itself, None when it says nothing; nobody vouches for that.

    `edited`: the files that were changed, added or taken out since the ZIP was made. `ignored`: left out, as systems
    and file managers add them.
    """

    files: Files
    about: Version | None
    edited: tuple[str, ...]
    ignored: tuple[str, ...]

    def changes(self, in_force: Digests) -> Mapping[str, bytes | None]:
        """What to lay in a revision (`revise.save_files`). A ZIP that tells its version is whole: others go."""
        different = {path: text for path, text in self.files.items() if in_force.get(path) != digest_of(text)}
        gone = () if self.about is None else (path for path in in_force if path not in self.files)
        return {**different, **dict.fromkeys(gone)}


def zipped(files: Files, about: Version, program: str) -> bytes:
    """The ZIP of a version; `program` is the version of the program. The same arguments give the same bytes."""
    told = _About(
        numero=about.number, auteur=about.author, date=about.at, note=about.note, origine=about.origin,
        programme=program, fichiers={path: digest_of(text) for path, text in sorted(files.items())},
    )  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for path, text in ((ABOUT, told.model_dump_json(indent=1).encode()), *sorted(files.items())):
            part = zipfile.ZipInfo(path, _EARLIEST)
            part.external_attr, part.create_system = _ORDINARY, _UNIX
            packed.writestr(part, text, zipfile.ZIP_DEFLATED, 6)
    return made.getvalue()


def unzipped(data: bytes) -> ReadVersion | Refused:
    """What the ZIP holds, or why nothing is taken from it. Bounded in memory and time, whatever the bytes are."""
    if len(data) > MAX_ZIP:
        return Refused(f"ce fichier dépasse {MAX_ZIP >> 20} Mio", ONLY_CONTENT)
    if parts_at_most(data) > _MAX_PARTS:
        return Refused("ce ZIP contient trop de fichiers", ONLY_CONTENT)
    try:
        with opened(data) as archive:
            return _read(archive, len(data))
    except DAMAGED:
        if data.startswith(b"PK"):
            return Refused("ce ZIP est abîmé ou incomplet", "reprenez-le où il a été fait, puis recommencez")
        return Refused("ce fichier n'est pas un ZIP", "choisissez le fichier .zip d'une version")


def _read(archive: zipfile.ZipFile, size: int) -> ReadVersion | Refused:
    parts = archive.infolist()
    refused = _unreadable(parts, size)
    if refused is not None:
        return refused
    places = placed(parts)
    if isinstance(places, Refused):
        return places
    if not places.files:
        return Refused("ce ZIP ne contient aucun fichier de dialogues ni de rules", ONLY_CONTENT)
    if len(places.files) > MOST_FILES:
        return Refused("ce ZIP contient trop de fichiers", ONLY_CONTENT)
    return _inflated(archive, places)


def _unreadable(parts: Sequence[zipfile.ZipInfo], size: int) -> Refused | None:
    if is_locked(parts):
        return Refused("ce ZIP est protégé par un mot de passe", "refaites-le sans mot de passe")
    if is_oddly_packed(parts):
        return Refused("ce ZIP est compressé d'une façon que nous ne lisons pas", "refaites-le en ZIP ordinaire")
    declared = sum(part.file_size for part in parts)
    bound = min(MAX_TEXTS, max(_HARMLESS, _MAX_RATIO * size))
    if declared > bound or any(part.file_size > MAX_TEXT for part in parts):
        return Refused("ce ZIP contient bien plus de texte qu'une version n'en a", ONLY_CONTENT)
    return None


def _inflated(archive: zipfile.ZipFile, places: Placed) -> ReadVersion:
    """No part gives more than it declares: zipfile stops there, and finds that the sum of control differs."""
    files = {path: archive.read(part) for path, part in sorted(places.files.items())}
    told = _about(archive.read(places.about)) if places.about else None
    if told is None:
        return ReadVersion(files, None, (), places.ignored)
    edited = {path for path, text in files.items() if told.fichiers.get(path) != digest_of(text)}
    about = Version(told.numero, told.auteur, told.date, told.note, told.origine)
    return ReadVersion(files, about, tuple(sorted(edited | (told.fichiers.keys() - files.keys()))), places.ignored)


def _about(text: bytes) -> _About | None:
    try:
        return _About.model_validate_json(text)
    except ValidationError:
        return None
