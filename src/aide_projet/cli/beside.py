"""The administration's use cases from the command line, while a server runs or not (see store.beside)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from aide_projet.cli.given import GivenError

if TYPE_CHECKING:
    from aide_projet.content.workspace import Workspace
    from aide_projet.settings import Settings
    from aide_projet.store.beside import BesideDatabase
    from aide_projet.use_cases.office import Office
    from aide_projet.wiring.content_beside import ContentBeside

T = TypeVar("T")


def with_office(
    folder: Path | None, base: Path | None, act: Callable[[Office, Settings], Coroutine[None, None, T]]
) -> tuple[T, Settings]:
    """Act, and the settings it was done with. Raises GivenError when the database cannot be written."""
    from aide_projet.wiring import build_office

    with _opened(folder, base) as (_, settings, database, _):
        return asyncio.run(act(build_office(database, settings), settings)), settings


def with_content(folder: Path | None, base: Path | None, act: Callable[[ContentBeside], Coroutine[None, None, T]]) -> T:
    """The same in the content room."""
    from aide_projet.wiring.content_beside import content_beside

    with _opened(folder, base) as opened:
        given = content_beside(*opened)  # outside of any loop: it may make the first version
        return asyncio.run(act(given))


@contextmanager
def _opened(folder: Path | None, base: Path | None) -> Iterator[tuple[Workspace, Settings, BesideDatabase, Path]]:
    from aide_projet.settings import read_settings
    from aide_projet.store.beside import BesideDatabase
    from aide_projet.use_cases.ports import Full
    from aide_projet.wiring import find_workspace

    workspace = find_workspace(folder)
    settings, file = read_settings(workspace.settings), base or workspace.database
    try:
        with BesideDatabase(file) as database:
            yield workspace, settings, database, file
    except Full:
        raise GivenError(
            "La base n'a pas pu être écrite : le disque est plein, ou un autre programme la tient. Rien n'a été "
            "changé ; recommencez dans un instant."
        ) from None
