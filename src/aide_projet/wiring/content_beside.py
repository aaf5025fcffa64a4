"""The content room without a server: what `publish` and `versions` act on, beside a running one or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from aide_projet.content.states import States
from aide_projet.content.working_copy import WorkingCopy
from aide_projet.content.workspace import Workspace
from aide_projet.errors import AideProjetError
from aide_projet.settings import Settings
from aide_projet.store.accounts import Database
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.accounts import Action, Trace
from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.office import Office
from aide_projet.use_cases.proving import Prover
from aide_projet.use_cases.publish import Published
from aide_projet.use_cases.sessions import Sessions
from aide_projet.use_cases.shelf import Shelf
from aide_projet.use_cases.versions import Versions
from aide_projet.wiring import STATES, build_office, build_working_copy
from aide_projet.wiring.in_force import content_in_force
from aide_projet.wiring.prover import ChildProver


@dataclass(frozen=True, eq=False)
class ContentBeside:
    """`unreadable`: why this program cannot load the version in force, in French; "" when it can."""

    workspace: Workspace
    settings: Settings
    content: ContentOffice
    office: Office
    working_copy: WorkingCopy
    prover: Prover
    unreadable: str

    def today(self) -> date:
        """The day that a proof rehearses."""
        return self.settings.today or date.today()

    def now(self) -> datetime:
        """The real moment, in UTC."""
        return datetime.now(UTC)

    async def published(self, done: Published, action: Action) -> tuple[str, ...]:
        """After a publication: the folder follows, the audit log tells. What could not be written there, in French."""
        texts = {path: self.content.versions.text(digest) for path, digest in done.files.items()}
        kept = await self.working_copy.follow(done.before, texts)
        await self.office.accounts.record(Trace(done.version.at, None, action, done.version.note))
        return tuple(f"{path} : {why}" for path, why in kept.failed.items())


def content_beside(workspace: Workspace, settings: Settings, database: Database, file: Path) -> ContentBeside:
    """Over a database opened beside a server. What is in force need not load: this is what mends it."""
    versions = SqliteVersions(database)
    states = States(file.parent / STATES, versions.text)
    shelf, unreadable = _shelf(workspace, versions, states)
    return ContentBeside(
        workspace=workspace,
        settings=settings,
        content=ContentOffice(versions, shelf, states, settings.default_call, Sessions()),
        office=build_office(database, settings),
        working_copy=build_working_copy(workspace, versions),
        prover=ChildProver(file, settings.default_call),
        unreadable=unreadable,
    )


def _shelf(workspace: Workspace, versions: Versions, states: States) -> tuple[Shelf, str]:
    """As a server would begin, the first version made included; empty when what is in force does not load."""
    try:
        return content_in_force(workspace, versions, states, datetime.now(UTC)), ""
    except AideProjetError as wrong:
        number = versions.in_force()
        if not number:
            raise
        return Shelf({}, number), str(wrong)
