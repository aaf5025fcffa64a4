"""Which content a server begins with: the version in force, or a first one made of what the folder holds."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime

from aide_projet.content.errors import ContentErrors
from aide_projet.content.load import load_library
from aide_projet.content.states import States, digests_of, files_of
from aide_projet.content.workspace import Workspace
from aide_projet.dialogue.content import Content
from aide_projet.errors import AideProjetError
from aide_projet.use_cases.shelf import Shelf
from aide_projet.use_cases.versions import Digests, Moved, Origin, Version, Versions


def content_in_force(workspace: Workspace, versions: Versions, states: States, now: datetime) -> Shelf:
    """Load it. Raises ContentErrors when the folder's own files are served and wrong, AideProjetError in French.

    The database owns what is in force. Files of the folder become a version by themselves only when there is none
    yet, or when the program's own content was served unchanged and a new release brings another.
    """
    number, disk = versions.in_force(), digests_of(workspace.root)
    held = versions.files(number)
    version = versions.version(number)
    if version is not None and held == disk:
        return Shelf(_from_folder(workspace), number)
    if version is None or (version.origin == "livre" and not workspace.own):
        library = _from_folder(workspace)
        return Shelf(library, _publish(workspace, versions, disk, over=number, now=now))
    try:
        return Shelf(states.load(held), number)
    except ContentErrors as wrong:
        raise AideProjetError(_unreadable(number, workspace, wrong)) from None


def _from_folder(workspace: Workspace) -> Mapping[str, Content]:
    return load_library(workspace.dialogues, workspace.rules)


def _publish(workspace: Workspace, versions: Versions, digests: Digests, *, over: int, now: datetime) -> int:
    origin: Origin = "dossier" if workspace.own else "livre"
    told = Version(0, "", now, "", origin)
    done = asyncio.run(versions.publish(files_of(workspace.root), digests, told, over=over))
    if isinstance(done, Moved):
        raise AideProjetError("Une autre version vient d'être publiée. Relancez « aide-projet serve ».")
    return done.number


def _unreadable(number: int, workspace: Workspace, wrong: ContentErrors) -> str:
    shown = "\n".join(str(error) for error in wrong.errors[:5])
    return (
        f"La version en service (n° {number}) ne se lit plus avec ce programme :\n{shown}\n"
        f"Mettez le contenu à jour (aide-projet update {workspace.root}), vérifiez-le (aide-projet lint), "
        f"puis publiez-le : aide-projet publish {workspace.root}."
    )
