"""A file of a folder written whole or not at all: aside first, then renamed; and what stands in its way."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

ASIDE = ".aide-projet-aside"
"""The end of the (hidden) name under which a file is written before it takes its place."""


def obstacle(root: Path, path: str) -> str | None:
    """What stands in the way of writing or removing the file at `path`, with slashes, under `root`, in French.

    A link is an obstacle: what is written would replace it, or land in another folder.
    """
    place = root
    parts = path.split("/")
    for part in parts:
        place /= part
        try:
            mode = place.lstat().st_mode
        except OSError:  # nothing there, or a folder that we may not enter: writing will say so
            return None
        named = place.relative_to(root).as_posix()
        if stat.S_ISLNK(mode):
            return f"« {named} » est un lien : mettez à sa place ce vers quoi il mène"
        if part is not parts[-1] and not stat.S_ISDIR(mode):
            return f"« {named} » est un fichier, là où il faut un dossier : donnez-lui un autre nom"
    if stat.S_ISDIR(mode):
        return f"« {named} » est un dossier, là où il faut un fichier : donnez-lui un autre nom"
    return None if stat.S_ISREG(mode) else f"« {named} » n'est pas un fichier ordinaire : retirez-le"


def stage(target: Path, content: bytes) -> Path:
    """Write on disk (fsync) what will take the place of `target`, on the same file system; OSError: nothing is left."""
    folder = target.parent
    while not folder.is_dir():
        folder = folder.parent
    aside = folder / f".{secrets.token_hex(8)}{ASIDE}"
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            aside.chmod(stat.S_IMODE(target.stat().st_mode))
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    return aside


def put(aside: Path, target: Path) -> None:
    """Give what was staged its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(aside, target)
    _sync(target.parent)


def lay(target: Path, content: bytes) -> None:
    """Write a file whole or not at all; its folders are made. OSError: the file is as it was."""
    aside = stage(target, content)
    try:
        put(aside, target)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def take_away(root: Path, path: str) -> None:
    """Remove a file under `root`, and the folders that it leaves empty, but for the first."""
    target = root / path
    target.unlink(missing_ok=True)
    for folder in list(target.parents)[: path.count("/") - 1]:
        try:
            folder.rmdir()
        except OSError:  # it holds something else
            break
    _sync(root / path.split("/")[0])


def _sync(folder: Path) -> None:
    """Ask the disk to keep the names in this folder."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        return
    try:
        os.fsync(descriptor)
    except OSError:  # nor do some shares take it: the file is in place all the same
        pass
    finally:
        os.close(descriptor)
