"""The files of a content folder, and the ones that look misnamed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from aide_projet.content.errors import Collector
from aide_projet.content.nearest import nearest

CONTENT_FOLDERS = ("dialogues", "rules")
"""The folders that hold content, in a workspace as in what is shipped."""
MAX_TEXT = 4 * 1024 * 1024
"""Bytes of one file that is brought in; the largest that is shipped, the list of communes, takes 0.75 Mio."""
_NOTES = ("README", "LISEZMOI")
_IGNORED = (".", "_", *_NOTES)
_KINDS = (".yaml", ".tsv.gz")
_BACKUPS = ("~", ".bak", ".swp", ".swo")
"""Ends of the copies that editors leave beside a file."""
_BESIDE = ("__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini")
"""What programs and file managers leave in any folder, besides what is hidden."""


def shown_path(path: Path, root: Path) -> str:
    """A path as messages name it: from the workspace, with slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def left_beside(name: str) -> bool:
    """Whether a file or folder of that name was left there by an editor or by the system: nobody's content, no note."""
    copy = name.endswith(_BACKUPS) or (name.startswith("#") and name.endswith("#"))
    return copy or name.startswith(".") or name in _BESIDE


def is_note(name: str) -> bool:
    """Whether a file of that name tells people something about the files beside it, and is read by no program."""
    return name.startswith(_NOTES)


def may_be_content(name: str) -> bool:
    """Whether a content folder can hold a file of that name; whether it is one that is read there, the loader says."""
    return not left_beside(name) and (name.endswith(_KINDS) or is_note(name))


def is_text(name: str) -> bool:
    """Whether a file of that name can be content that people read and write as it is."""
    return may_be_content(name) and not name.endswith(".gz")


Refused = Callable[[str, OSError], object]
"""Called with the path of a folder that cannot be listed, and why."""


def _raise(_path: str, error: OSError) -> None:
    raise error


def entries(root: Path, refused: Refused = _raise) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is inside dialogues/ and rules/, by path from the root with slashes; not what is left beside.

    A link to a folder is given as it is, and not followed: it may lead anywhere, or round in circles.
    """
    for name in CONTENT_FOLDERS:
        if (root / name).is_dir():
            yield from _entries(root / name, name, refused)


def _entries(folder: Path | str, name: str, refused: Refused) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            inside = sorted((entry for entry in found if not left_beside(entry.name)), key=lambda entry: entry.name)
    except OSError as error:
        refused(name, error)
        return
    for entry in inside:
        yield f"{name}/{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{name}/{entry.name}", refused)


def _counts(path: Path) -> bool:
    """Whether a file in a content folder is meant as content."""
    return path.is_file() and not left_beside(path.name) and not path.name.startswith(_IGNORED)


def folders(parent: Path) -> list[Path]:
    """The folders inside, by name, hidden ones left out."""
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith(_IGNORED))


def yaml_files(folder: Path, collector: Collector, root: Path) -> list[Path]:
    """Every *.yaml of a folder, by name. A *.yml or another file is told: it would silently count for nothing."""
    if not folder.is_dir():
        return []
    found = []
    for path in sorted(folder.iterdir()):
        if left_beside(path.name):
            continue
        if path.suffix == ".yaml":
            found.append(path)
        elif _counts(path):
            meant = path.suffix.lower() in (".yml", ".yaml")
            remedy = f"renommez-le {path.stem}.yaml" if meant else "retirez-le de ce dossier"
            collector.add_at(shown_path(path, root), 1, 1, f"fichier « {path.name} » qui n'est pas lu", remedy)
    return found


def check_names(folder: Path, known: Collection[str], collector: Collector, root: Path) -> None:
    """Report the files of a folder that nothing reads, with the name that they were probably meant to have."""
    for path in sorted(folder.iterdir()):
        if path.name not in known and _counts(path):
            missing = [name for name in known if not (folder / name).exists()]
            remedy = nearest(path.name, missing)
            meant = remedy.startswith("écrivez plutôt")
            remedy = remedy.replace("écrivez plutôt", "renommez-le") if meant else "retirez-le de ce dossier"
            collector.add_at(shown_path(path, root), 1, 1, f"fichier « {path.name} » que rien ne lit", remedy)


def fingerprint(places: Iterable[Path], root: Path) -> str:
    """A short hash of files and folders: their names and contents. The same content gives the same hash anywhere."""
    digest = hashlib.sha256()
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in files:
            if _counts(path):
                content = path.read_bytes()
                digest.update(f"{shown_path(path, root)}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()[:16]
