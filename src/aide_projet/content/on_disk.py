"""What was changed on disk, by hand or by an update, compared with the version in force.

looks = Looks(workspace.root)                     # kept by the server: a file is read again only when it changed
found = on_disk(looks, in_force, written)         # every few seconds; some milliseconds
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.folder import CONTENT_FOLDERS, entries
from aide_projet.content.record import disk_digest
from aide_projet.errors import reason
from aide_projet.use_cases.versions import Digests


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Paths from the workspace, in order. `changed`, `added` and `removed` differ from the version in force.

    `behind`: the working copy alone is late: as last written, but not as in force (a publication could not write it
    back). `unread`: why the system, or we, would not read a file or a folder, in French; it counts as unchanged.
    `overtaken`: those changed or removed that a version has changed too since they were last written: to publish them
    as they are takes that back.
    """

    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    behind: tuple[str, ...]
    unread: Mapping[str, str]
    overtaken: tuple[str, ...] = ()

    @property
    def touched(self) -> tuple[str, ...]:
        """All that is to go through the proof, in order."""
        return tuple(sorted((*self.changed, *self.added, *self.removed)))


@dataclass(frozen=True, slots=True)
class Look:
    """The digests of the files that are there, and why others could not be read."""

    digests: Digests
    unread: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """`stamp`: what the system says of a file without opening it. `sure`: two looks in a row found the same."""

    stamp: tuple[int, ...]
    digest: str
    sure: bool


class Looks:
    """Looks at one folder again and again; one at a time (not shared between threads).

    A digest is trusted once two looks in a row found the same stamp: a file written twice within one tick of the
    disk's clock keeps its stamp, and the second look, seconds later, reads it again.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, _Known] = {}

    def look(self) -> Look:
        """What is there now."""
        unread: dict[str, str] = {}

        def refused(path: str, error: OSError) -> None:
            unread[path] = f"impossible de lire cela ({reason(error)}) : vérifiez les droits"

        for top in CONTENT_FOLDERS:
            if not (self.root / top).is_dir():  # a disk that is not mounted: nobody removed these files one by one
                unread[top] = "ce dossier est absent : remettez-le"
        known: dict[str, _Known] = {}
        for path, entry in entries(self.root, refused):
            try:
                if entry.is_symlink() and entry.is_dir():
                    unread[path] = "c'est un lien vers un dossier : mettez à sa place ce dossier"
                elif entry.is_file():
                    known[path] = self._read(path, entry)
            except FileNotFoundError:  # removed since it was listed
                continue
            except OSError as error:
                refused(path, error)
        self._known = known
        return Look({path: found.digest for path, found in known.items()}, unread)

    def _read(self, path: str, entry: os.DirEntry[str]) -> _Known:
        stamp = _stamp(entry.stat())
        before = self._known.get(path)
        same = before is not None and before.stamp == stamp
        return before if before and before.sure and same else _Known(stamp, disk_digest(Path(entry.path)), same)


def _stamp(found: os.stat_result) -> tuple[int, ...]:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


Held = Callable[[str, str | None], bool]
"""Whether some version had this digest at this path; None: whether one had no such file."""


def on_disk(looks: Looks, in_force: Digests, written: Digests | None, held: Held = lambda path, digest: True) -> OnDisk:
    """Compare what is there now with the version in force; `written` as in the record, None when there is none.

    What was last written from a version that nobody has any more (an older backup was restored since) is on this disk
    alone: it counts as changed, not as late.
    """
    look = looks.look()
    last = in_force if written is None else written
    changed, added, removed, behind = [], [], [], []
    for path in sorted({*look.digests, *in_force}):
        there, published = look.digests.get(path), in_force.get(path)
        if there == published or _is_unread(path, look.unread):
            continue
        if there == last.get(path) and held(path, there):
            behind.append(path)
        elif published is None:
            added.append(path)
        elif there is None:
            removed.append(path)
        else:
            changed.append(path)
    overtaken = tuple(path for path in sorted(changed + removed) if _overtaken(path, look.digests, last, in_force))
    return OnDisk(tuple(changed), tuple(added), tuple(removed), tuple(behind), look.unread, overtaken)


def _overtaken(path: str, there: Digests, last: Digests, in_force: Digests) -> bool:
    return last.get(path) not in (there.get(path), in_force.get(path))


def _is_unread(path: str, unread: Mapping[str, str]) -> bool:
    return path in unread or any(path.startswith(f"{place}/") for place in unread)
