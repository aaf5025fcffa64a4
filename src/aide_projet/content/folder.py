"""The files of a content folder, and the ones that look misnamed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path

from aide_projet.content.errors import Collector
from aide_projet.content.nearest import nearest

_IGNORED = (".", "_", "README", "LISEZMOI")
_BACKUPS = ("~", ".bak", ".swp", ".swo")
"""Ends of the copies that editors leave beside a file."""


def shown_path(path: Path, root: Path) -> str:
    """A path as messages name it: from the workspace, with slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _counts(path: Path) -> bool:
    """Whether a file in a content folder is meant as content."""
    copy = path.name.endswith(_BACKUPS) or (path.name.startswith("#") and path.name.endswith("#"))
    return path.is_file() and not copy and not path.name.startswith(_IGNORED)


def content_files(folder: Path) -> list[Path]:
    """Every file inside that is meant as content, at any depth."""
    return sorted(path for path in folder.rglob("*") if _counts(path))


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
