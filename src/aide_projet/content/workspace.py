"""Where content lives: the shipped folder, and the folder that an organisation owns (design §4, "Workspace")."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import aide_projet
from aide_projet.content.folder import CONTENT_FOLDERS, left_beside
from aide_projet.content.record import Record, write_record
from aide_projet.content.unfold import content_files
from aide_projet.errors import AideProjetError, reason
from aide_projet.use_cases.versions import digest_of

OVERLAY_FOLDERS = ("templates", "static")
SETTINGS = "reglages.toml"
DATABASE = "projets.db"


class WorkspaceError(AideProjetError):
    """A folder that cannot be made or used as a workspace; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders that serve one organisation. Overlays are looked up in order: the organisation's own first.

    `settings` may not exist (the shipped content has none). `own`: the organisation's folder, not what ships.
    """

    dialogues: Path
    rules: Path
    templates: tuple[Path, ...]
    static: tuple[Path, ...]
    database: Path
    settings: Path
    own: bool = False

    @property
    def root(self) -> Path:
        """The folder that messages name files from."""
        return self.dialogues.parent


def shipped_folder() -> Path:
    """The content that comes with the program: in a wheel inside the package, in a checkout at its top."""
    package = Path(aide_projet.__file__).parent
    in_wheel = package / "shipped"
    return in_wheel if in_wheel.is_dir() else package.parent.parent


def shipped_workspace() -> Workspace:
    """The shipped content, with a database in the user's data folder (made when it is first opened)."""
    shipped = shipped_folder()
    data = user_data_folder()
    return Workspace(
        dialogues=shipped / "dialogues",
        rules=shipped / "rules",
        templates=(shipped / "templates",),
        static=(shipped / "static",),
        database=data / DATABASE,
        settings=data / SETTINGS,
    )


def open_workspace(folder: Path) -> Workspace:
    """An organisation's folder, as made by `init_workspace`; raises WorkspaceError when it is not one."""
    folder = folder.resolve()
    missing = [name for name in CONTENT_FOLDERS if not (folder / name).is_dir()]
    if missing:
        raise WorkspaceError(
            f"{folder} n'est pas un dossier d'aide-projet : il y manque {' et '.join(missing)}. "
            f"Créez-en un avec « aide-projet init DOSSIER », ou indiquez le bon dossier."
        )
    shipped = shipped_folder()
    return Workspace(
        dialogues=folder / "dialogues",
        rules=folder / "rules",
        templates=(folder / "templates", shipped / "templates"),
        static=(folder / "static", shipped / "static"),
        database=folder / DATABASE,
        settings=folder / SETTINGS,
        own=True,
    )


def user_data_folder() -> Path:
    """Where this person's programs keep their data, by the custom of the system."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "aide-projet"


def init_workspace(folder: Path) -> Workspace:
    """Make an organisation's folder from the shipped content; raises WorkspaceError unless it is new or empty.

    The hash of each file is recorded, so that an update can tell an edited file from an untouched one.
    """
    folder = folder.resolve()
    _check_empty(folder)
    shipped = shipped_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in CONTENT_FOLDERS:
            shutil.copytree(shipped / name, folder / name, ignore=_left_out)
        for name in OVERLAY_FOLDERS:
            (folder / name).mkdir()
        shutil.copyfile(shipped / "templates" / "workspace" / SETTINGS, folder / SETTINGS)
        _record(folder)
    except OSError as error:
        raise WorkspaceError(
            f"Impossible d'écrire dans {folder} ({reason(error)}). "
            f"Vérifiez la place et les droits, ou prenez un autre dossier."
        ) from None
    return open_workspace(folder)


def _check_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(f"{folder} est un fichier. Indiquez un dossier, nouveau ou vide.")
    if folder.is_dir() and any(folder.iterdir()):
        raise WorkspaceError(
            f"{folder} n'est pas vide : rien n'y a été changé. Indiquez un dossier nouveau ou vide, "
            f"ou servez celui-ci avec « aide-projet serve {folder} » s'il est déjà un dossier d'aide-projet."
        )


def _left_out(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if left_beside(name)]


def _record(folder: Path) -> None:
    laid = {name: digest_of(path.read_bytes()) for name, path in content_files(folder).items()}
    write_record(folder, Record(aide_projet.__version__, shipped=laid, written=laid))
