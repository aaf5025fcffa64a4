"""After a publication, the working copy on disk follows; what was changed by hand there is left alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from aide_projet.content.lay_file import lay, obstacle, take_away
from aide_projet.content.record import FILE, Record, digest_there, read_record, write_record
from aide_projet.errors import reason
from aide_projet.use_cases.versions import Digests, digest_of


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """Paths from the workspace, in order. `left_alone`: changed by the publication, but on disk by hand as well.

    `failed`: why a path could not be written, in French.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    left_alone: tuple[str, ...]
    failed: Mapping[str, str]


def write_back(folder: Path, before: Digests, after: Mapping[str, bytes], changed: Collection[str] = ()) -> WrittenBack:
    """Bring dialogues/ and rules/ of a workspace to a version. Never raises OSError: a publication holds without it.

    `before`: the digests of the version that was in force until now; `after`: the files of the one that now is. A file
    is replaced, made or removed only where the disk is as it was last written or as in `before`, and is not among those
    that are known to be `changed` there (`OnDisk.touched`). Each file is written
    whole or not at all, the record last: interrupted, the same call finishes.
    """
    record = read_record(folder)
    last = before if record is None else record.written
    wanted = {path: digest_of(content) for path, content in after.items()}
    failed: dict[str, str] = {}
    fates: dict[str, _Fate] = {}
    for path in sorted({*before, *after, *last}):
        known = () if path in changed else (last.get(path), before.get(path))
        try:
            fates[path] = _follow(folder, path, after.get(path), known)
        except OSError as error:
            failed[path] = obstacle(folder, path) or f"ce fichier ne s'écrit pas ({reason(error)})"
    if record is not None:
        failed |= _noted(folder, record, {path: wanted.get(path) for path, fate in fates.items() if fate != "hand"})
    return WrittenBack(
        written=tuple(path for path, fate in fates.items() if fate == "written"),
        removed=tuple(path for path, fate in fates.items() if fate == "removed"),
        left_alone=tuple(
            path for path, fate in fates.items() if fate == "hand" and wanted.get(path) != before.get(path)
        ),
        failed=failed,
    )


def _noted(folder: Path, record: Record, followed: Mapping[str, str | None]) -> Mapping[str, str]:
    """Record what the disk now has from the version; what failed is given back."""
    now = {path: found for path, found in {**record.written, **followed}.items() if found is not None}
    try:
        if now != record.written:
            write_record(folder, replace(record, written=now))
    except OSError as error:
        return {FILE.as_posix(): f"ce fichier ne s'écrit pas ({reason(error)})"}
    return {}


_Fate = Literal["there", "written", "removed", "hand"]


def _follow(folder: Path, path: str, content: bytes | None, known: tuple[str | None, ...]) -> _Fate:
    """Bring one file to its content (None: no file) if what is there is known to be nobody's; raises OSError."""
    there = digest_there(folder / path)
    if there == (None if content is None else digest_of(content)):
        return "there"
    if there not in known:
        return "hand"
    if obstacle(folder, path):
        raise OSError  # the caller asks which
    if content is None:
        take_away(folder, path)
        return "removed"
    lay(folder / path, content)
    return "written"
