"""Options that several commands share, and what they become."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aide_projet.errors import AideProjetError, reason

if TYPE_CHECKING:
    from aide_projet.dialogue.content import Content

FolderOption = Annotated[Path | None, typer.Option("--dossier", help="Le dossier de l'organisation.", metavar="DIR")]
FolderArgument = Annotated[Path | None, typer.Argument(help="Le dossier de l'organisation.", metavar="[DIR]")]
DayOption = Annotated[str | None, typer.Option("--today", help="Le jour à répéter (AAAA-MM-JJ).", metavar="JOUR")]
TextArgument = Annotated[str | None, typer.Argument(help="Le texte ; sinon l'entrée standard.", metavar="[TEXTE]")]


class GivenError(AideProjetError):
    """An argument that cannot be used."""


def day(text: str | None) -> date | None:
    """The day given, None when none is."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise GivenError(f"« {text} » n'est pas un jour. Écrivez-le comme 2014-11-10.") from None


def load(folder: Path | None, call: str | None = None) -> Content:
    """The content of a call; the first one when none is named."""
    from aide_projet.content.load import load_library
    from aide_projet.settings import read_settings
    from aide_projet.wiring import find_workspace

    workspace = find_workspace(folder)
    library = load_library(workspace.dialogues, workspace.rules)
    wanted = call or read_settings(workspace.settings).default_call
    if wanted not in library:
        raise GivenError(f"L'appel « {wanted} » n'est pas dans ce dossier. Appels présents : {', '.join(library)}.")
    return library[wanted]


def text_given(text: str | None) -> str:
    """The text of the argument, else all of standard input."""
    return text if text is not None else sys.stdin.read().strip()


def write_file(file: Path, content: bytes) -> None:
    """Write a file; a GivenError says why it cannot be."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise GivenError(f"Le fichier {file} ne s'écrit pas ({reason(error)}).") from None


def read_file(file: Path) -> str:
    """A text file; a GivenError says what is wrong with it."""
    try:
        return file.read_text(encoding="utf-8-sig")  # some editors write a mark of order first
    except FileNotFoundError:
        raise GivenError(f"Le fichier {file} n'existe pas. Vérifiez son nom.") from None
    except UnicodeDecodeError:
        raise GivenError(f"Le fichier {file} n'est pas du texte UTF-8.") from None
    except OSError as error:
        raise GivenError(f"Le fichier {file} ne se lit pas ({reason(error)}).") from None
