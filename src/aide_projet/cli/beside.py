"""The administration's use cases from the command line, while a server runs or not (see store.beside)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from aide_projet.cli.given import GivenError

if TYPE_CHECKING:
    from aide_projet.settings import Settings
    from aide_projet.use_cases.office import Office

T = TypeVar("T")


def with_office(
    folder: Path | None, base: Path | None, act: Callable[[Office, Settings], Coroutine[None, None, T]]
) -> tuple[T, Settings]:
    """Act, and the settings it was done with. Raises GivenError when the database cannot be written."""
    from aide_projet.settings import read_settings
    from aide_projet.store.beside import BesideDatabase
    from aide_projet.use_cases.ports import Full
    from aide_projet.wiring import build_office, find_workspace

    workspace = find_workspace(folder)
    settings = read_settings(workspace.settings)
    try:
        with BesideDatabase(base or workspace.database) as database:
            return asyncio.run(act(build_office(database, settings), settings)), settings
    except Full:
        raise GivenError(
            "La base n'a pas pu être écrite : le disque est plein, ou un autre programme la tient. Rien n'a été "
            "changé ; recommencez dans un instant."
        ) from None
