"""Puts the parts together: content, store, randomness and settings become the service that the edges use."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from aide_projet.content.states import States
from aide_projet.content.working_copy import WorkingCopy
from aide_projet.content.workspace import Workspace, open_workspace, shipped_workspace
from aide_projet.dialogue.content import Content
from aide_projet.errors import AideProjetError
from aide_projet.settings import Settings, read_settings
from aide_projet.store.accounts import Database, SqliteAccounts
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.passwords import Argon2Passwords
from aide_projet.store.shares import SqliteShares
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.office import Office, Terms
from aide_projet.use_cases.proof import Unfinished
from aide_projet.use_cases.proving import Prover
from aide_projet.use_cases.sessions import Sessions
from aide_projet.use_cases.versions import Digests, Versions
from aide_projet.use_cases.visits import Told
from aide_projet.wiring.coverer import ChildCoverer
from aide_projet.wiring.histories import told_lately
from aide_projet.wiring.in_force import content_in_force
from aide_projet.wiring.prover import ChildProver

if TYPE_CHECKING:  # what it takes to work one out is for a child process
    from aide_projet.content.coverage import Coverage

STATES = Path(".aide-projet") / "etats"
"""Where versions are unfolded, beside the database: a cache, made again when it is gone."""


class SystemDraws:
    """Randomness of the operating system, for keys and words that nobody can guess."""

    def key(self) -> str:
        """128 bits, URL-safe."""
        return secrets.token_urlsafe(16)

    def words(self, lexicon: Sequence[str], count: int) -> tuple[str, ...]:
        """Drawn evenly, with replacement."""
        return tuple(secrets.choice(lexicon) for _ in range(count))


@dataclass(frozen=True, eq=False)
class Service:
    """One running product. `today` is the real day, read when asked; a rehearsed one is in the settings."""

    deps: Deps
    settings: Settings
    templates: Sequence[Path]
    static: Sequence[Path]
    store: SqliteConversations
    office: Office
    content: ContentOffice
    prover: Prover
    coverer: ChildCoverer
    working_copy: WorkingCopy
    file: Path

    def today(self) -> date:
        """The real day."""
        return date.today()

    def now(self) -> datetime:
        """The real moment, in UTC."""
        return datetime.now(UTC)

    def project_of(self, number: int) -> str | None:
        """The private key of the project of that number: for the administration alone."""
        return self.store.key_of(number)

    def histories(self) -> Iterator[Told]:
        """The conversations of the last year, the last ones at most, as they went."""
        return told_lately(self.file, self.today())

    async def coverage(self, root: Path) -> tuple[Coverage, ...] | Unfinished:
        """What no example and no conversation visits in the content of that root; some seconds, in a child process."""
        return await self.coverer.cover(root)

    def close(self) -> None:
        """Finish what is being written and let the database go."""
        self.store.close()


def find_workspace(folder: Path | None) -> Workspace:
    """The organisation's folder, or the shipped content."""
    return open_workspace(folder) if folder is not None else shipped_workspace()


def known_slots(library: Mapping[str, Content]) -> frozenset[str]:
    """The slots of every call: what a template may name."""
    return frozenset(slot for content in library.values() for slot in content.slots)


def build_office(database: Database, settings: Settings) -> Office:
    """What the administration's use cases are given, over a server's database or one opened beside it."""
    terms = Terms(
        idle=timedelta(minutes=settings.staff_idle_minutes),
        whole=timedelta(hours=settings.staff_session_hours),
        invitation=timedelta(hours=settings.staff_invitation_hours),
        log=timedelta(days=settings.staff_log_days),
        password_least=settings.password_length,
    )
    return Office(SqliteAccounts(database), Argon2Passwords(), SystemDraws(), terms)


def build_service(folder: Path | None = None, *, database: Path | None = None, **chosen: object) -> Service:
    """Load everything and open the database; raises AideProjetError with what to do, in French."""
    workspace = find_workspace(folder)
    settings = read_settings(workspace.settings, **chosen)
    file = database or workspace.database
    store = SqliteConversations(file)
    store.open()
    try:
        return _service(workspace, settings, store, file)
    except BaseException:
        store.close()
        raise


def build_content_office(workspace: Workspace, settings: Settings, database: Database, file: Path) -> ContentOffice:
    """Versions, the one in force loaded; over a server's database or one opened beside it."""
    versions = SqliteVersions(database)
    states = States(file.parent / STATES, versions.text)
    shelf = content_in_force(workspace, versions, states, datetime.now(UTC))
    return ContentOffice(versions, shelf, states, settings.default_call, Sessions())


def build_working_copy(workspace: Workspace, versions: Versions) -> WorkingCopy:
    """The folder whose files are edited by hand."""

    def shipped() -> Digests:
        last = next((one for one in versions.history() if one.origin == "livre"), None)
        return versions.files(last.number) if last is not None else {}

    return WorkingCopy(workspace, shipped, versions.held)


def _service(workspace: Workspace, settings: Settings, store: SqliteConversations, file: Path) -> Service:
    office = build_content_office(workspace, settings, store, file)
    shelf = office.shelf
    if settings.default_call not in shelf:
        known = ", ".join(shelf)
        raise AideProjetError(
            f"Le réglage default_call nomme l'appel « {settings.default_call} », qui n'existe pas. Appels : {known}."
        )
    deps = Deps(
        library=shelf,
        default_call=settings.default_call,
        conversations=store,
        draws=SystemDraws(),
        secret=store.secret(),
        shares=SqliteShares(store),
        sessions=office.sessions,
        may_practise=settings.may_practise,
        helper_name=settings.helper_name,
        helper_phone=settings.helper_phone,
    )
    return Service(
        deps=deps,
        settings=settings,
        templates=workspace.templates,
        static=workspace.static,
        store=store,
        office=build_office(store, settings),
        content=office,
        prover=ChildProver(file, settings.default_call),
        coverer=ChildCoverer(),
        working_copy=build_working_copy(workspace, office.versions),
        file=file,
    )
