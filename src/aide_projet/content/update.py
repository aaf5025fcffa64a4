"""A new release's content brought to a workspace; a file that the administrator edited is never written over.

Gather, decide (`update_plan`), apply: everything is first written aside, so that a full or closed disk changes nothing;
then each file takes its place at once; the record comes last. Interrupted anywhere, the same update finishes.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.errors import ContentError
from aide_projet.content.folder import CONTENT_FOLDERS
from aide_projet.content.lay_file import ASIDE, obstacle, put, stage, take_away
from aide_projet.content.load import read_library
from aide_projet.content.record import FILE, Record, digest_there, disk_digest, encoded, read_record
from aide_projet.content.unfold import content_files, unfolded
from aide_projet.content.update_plan import HELD, LAID, Fate, fates
from aide_projet.content.workspace import WorkspaceError, open_workspace
from aide_projet.errors import reason
from aide_projet.use_cases.versions import Digests, digest_of

BESIDE = Path(".aide-projet") / "livre"
"""Where the shipped texts that could not take their place are put, by release: outside of what is read."""


@dataclass(frozen=True, slots=True)
class Update:
    """An update decided, and not yet done. `record`: of what was laid before; None: absent or damaged."""

    folder: Path
    release: str
    shipped: Mapping[str, bytes]
    there: Digests
    record: Record | None
    fates: Mapping[str, Fate]

    def having(self, *wanted: Fate) -> tuple[str, ...]:
        """The files that have one of these fates, in order."""
        return tuple(path for path, fate in self.fates.items() if fate in wanted)

    def beside(self) -> Mapping[str, Path]:
        """Where the shipped text of each file goes that the release changed and that is not to be replaced."""
        laid: Digests = {} if self.record is None else self.record.shipped
        changed = (path for path in self.having(*HELD) if laid.get(path) != digest_of(self.shipped[path]))
        return {path: BESIDE / self.release / path for path in changed}


def plan_update(folder: Path, shipped: Path, release: str) -> Update:
    """Decide, writing nothing. `shipped`: the folder of the release's content, `release` its number.

    Raises WorkspaceError when the folder is no workspace, or when something in it stands in the way.
    """
    root = open_workspace(folder).root
    if root == shipped.resolve():
        raise WorkspaceError(f"{root} est le contenu livré lui-même. Indiquez le dossier de votre organisation.")
    texts = {path: file.read_bytes() for path, file in content_files(shipped).items()}
    record = read_record(root)
    there = _digests(root)
    laid = None if record is None else record.shipped
    decided = fates(laid, there, {path: digest_of(text) for path, text in texts.items()})
    update = Update(root, release, texts, there, record, decided)
    _check_way(update)
    return update


def _digests(root: Path) -> Digests:
    try:
        return {path: disk_digest(file) for path, file in content_files(root).items()}
    except OSError as error:
        where = error.filename or root
        raise WorkspaceError(
            f"Impossible de lire {where} ({reason(error)}). Rien n'a été changé ; vérifiez les droits, puis relancez."
        ) from None


def _check_way(update: Update) -> None:
    moved = update.having("added", "replaced", "removed", "deleted")
    places = (*moved, FILE.as_posix(), *(place.as_posix() for place in update.beside().values()))
    found = {cause: None for path in places if (cause := obstacle(update.folder, path))}
    folders = {(update.folder / path).parent for path in update.having(*LAID, "removed")}
    for closed in sorted(place for place in folders if place.is_dir() and not os.access(place, os.W_OK)):
        found[f"« {closed.relative_to(update.folder)} » est fermé en écriture : rouvrez-le"] = None
    if found:
        causes = "\n".join(f"- {cause}." for cause in found)
        raise WorkspaceError(f"La mise à jour ne peut pas se faire, et rien n'a été changé :\n{causes}\nPuis relancez.")


def apply_update(update: Update) -> None:
    """Do it; raises WorkspaceError, when nothing was changed or when the same update is to be run again."""
    for _ in steps(update):
        pass


def steps(update: Update) -> Iterator[None]:
    """Do it, with a pause after every change on disk. Given up at any pause, it is finished by another update."""
    _sweep(update.folder)
    staged: dict[str, Path] = {}
    try:
        yield from _write_aside(update, staged)
        yield from _take_places(update, staged)
    finally:
        for aside in staged.values():
            aside.unlink(missing_ok=True)


def _write_aside(update: Update, staged: dict[str, Path]) -> Iterator[None]:
    written = {} if update.record is None else update.record.written
    record = Record(update.release, {path: digest_of(text) for path, text in update.shipped.items()}, written)
    texts = {
        **{place.as_posix(): update.shipped[path] for path, place in update.beside().items()},
        **{path: update.shipped[path] for path in update.having(*LAID)},
        FILE.as_posix(): encoded(record),
    }
    for path, text in texts.items():
        try:
            staged[path] = stage(update.folder / path, text)
        except OSError as error:
            raise WorkspaceError(
                f"Impossible d'écrire {update.folder / path} ({reason(error)}). Rien n'a été changé ; "
                f"vérifiez la place et les droits, puis relancez."
            ) from None
        yield


def _take_places(update: Update, staged: Mapping[str, Path]) -> Iterator[None]:
    """The record, which was staged last, takes its place when all is done."""
    *texts, record = staged
    for path in (*texts, *update.having("removed"), record):
        target = update.folder / path
        try:
            if path in update.fates and digest_there(target) != update.there.get(path):
                raise WorkspaceError(
                    f"« {path} » vient d'être changé par quelqu'un : il est gardé. Relancez la mise à jour, qui finira."
                )
            if path in staged:
                put(staged[path], target)
            else:
                take_away(update.folder, path)
        except OSError as error:
            raise WorkspaceError(
                f"La mise à jour s'est arrêtée à « {path} » ({reason(error)}). Rien de ce que vous avez écrit n'est "
                f"touché ; réglez cela, puis relancez-la : elle finira."
            ) from None
        yield


def _sweep(root: Path) -> None:
    """Remove what an update or a publication that was killed left aside."""
    inside = (file for name in (*CONTENT_FOLDERS, BESIDE.parts[0]) for file in (root / name).rglob(f".*{ASIDE}"))
    for file in (*root.glob(f".*{ASIDE}"), *inside):
        with suppress(OSError):  # it is hidden, and read by nothing
            file.unlink()


def mistakes_after(update: Update) -> tuple[ContentError, ...]:
    """What `lint` refuses once the update is done, whether it is done yet or not; the workspace is not written."""
    changes = {path: update.shipped.get(path) for path in update.having(*LAID, "removed")}
    try:
        with tempfile.TemporaryDirectory() as folder:
            after = unfolded(update.folder, changes, Path(folder) / "contenu", link=True)
            return read_library(after / "dialogues", after / "rules").collector.errors
    except OSError as error:
        raise WorkspaceError(
            f"Le contenu n'a pas pu être relu ({reason(error)}). Relisez-le avec « aide-projet lint {update.folder} »."
        ) from None


def waiting(folder: Path) -> tuple[str, ...]:
    """The shipped texts put beside, by this update or former ones, which nobody has dealt with yet."""
    return tuple(sorted(path.relative_to(folder).as_posix() for path in (folder / BESIDE).rglob("*") if path.is_file()))
