"""A state of the content as a folder: the files of another folder, some of them changed, added or removed.

    unfolded(base, {"dialogues/dsdt/champs.yaml": b"…", "rules/dsdt-2015/controles/vieux.yaml": None}, into)

Whatever reads content (`load.read_library`, examples, lints) then reads `into` as it would any other folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from aide_projet.content.folder import CONTENT_FOLDERS, entries, left_beside
from aide_projet.errors import AideProjetError

Changes = Mapping[str, bytes | None]
"""What to lay over a folder: by path from its root, with slashes, the bytes of a file; None: the file is removed."""

MAX_NAME = 100
"""Characters in the name of a file or a folder: what every file system takes, accents included."""
MAX_PATH = 200
"""Characters of a whole path, which is unfolded inside longer ones."""
_REFUSED = frozenset('\\:*?"<>|')
"""What some file systems give another meaning."""


class FileNameError(AideProjetError):
    """A path that names no file of a content folder; the message says why in French."""


def checked_name(name: str) -> str:
    """The path of a content file as given, when it is one that any machine can hold; raises FileNameError.

    Inside dialogues/ or rules/, no step upwards, nothing that is hidden or left there by editors, nothing that a file
    system reads otherwise.
    """
    parts = name.split("/")
    if len(parts) < 2 or parts[0] not in CONTENT_FOLDERS:
        raise FileNameError(f"« {_shown(name)} » n'est pas dans {' ni '.join(CONTENT_FOLDERS)}.")
    for part in parts:
        plain = part.isprintable() and not _REFUSED & set(part) and part == part.strip() and not part.endswith(".")
        if not plain or not part or left_beside(part) or len(part) > MAX_NAME:
            raise FileNameError(
                f"« {_shown(name)} » ne peut pas être le nom d'un fichier. "
                f"Prenez des lettres, des chiffres et des tirets, et {MAX_NAME} caractères au plus."
            )
    if len(name) > MAX_PATH:
        raise FileNameError(
            f"« {_shown(name)} » est trop long. "
            f"Prenez des noms plus courts : {MAX_PATH} caractères au plus, dossiers compris."
        )
    return name


def _shown(name: str) -> str:
    printable = "".join(char if char.isprintable() else "�" for char in name)
    return printable if len(printable) <= 80 else printable[:79] + "…"


def content_files(root: Path) -> dict[str, Path]:
    """Every file under dialogues/ and rules/ by its path from the root, in order; without what editors leave there."""
    return {name: root / name for name, entry in entries(root) if entry.is_file()}


def unfolded(base: Path, changes: Changes, into: Path, *, link: bool = False) -> Path:
    """Make `into`, which holds the content of `base` with the changes, and give it back.

    It appears whole or not at all, whatever is interrupted; a folder that is there already is left as it is (callers
    name it after what it holds). `link`: unchanged files are shared with `base` where the disk allows, which must
    then never be written in place. Raises FileNameError, or OSError when the disk refuses.
    """
    if into.is_dir():
        return into
    into.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{into.name}-", dir=into.parent))
    try:
        _fill(made, base, {PurePosixPath(checked_name(name)): content for name, content in changes.items()}, link)
        made.chmod(0o755)
        made.rename(into)
    except OSError:
        if not into.is_dir():  # else another process made the same meanwhile
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return into


def _fill(made: Path, base: Path, changes: Mapping[PurePosixPath, bytes | None], link: bool) -> None:
    for folder in CONTENT_FOLDERS:
        (made / folder).mkdir()
    for name, source in content_files(base).items():
        if PurePosixPath(name) not in changes:
            _place(source, _ready(made / name), link)
    for path, content in changes.items():
        if content is not None:
            _ready(made / path).write_bytes(content)


def _ready(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise FileNameError(f"« {target.parent.name} » est un fichier, pas un dossier.") from None
    return target


def _place(source: Path, target: Path, link: bool) -> None:
    if link:
        try:
            os.link(source.resolve() if source.is_symlink() else source, target)
        except OSError:  # another disk, or one without links
            pass
        else:
            return
    shutil.copyfile(source, target)
