"""What the pages need from the outside; `wiring.Service` fits it, and tests make one by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.office import Office
from aide_projet.use_cases.proof import Unfinished
from aide_projet.use_cases.proving import Prover
from aide_projet.use_cases.visits import Told

if TYPE_CHECKING:  # what it takes to make them is not for the start
    from aide_projet.content.coverage import Coverage
    from aide_projet.content.working_copy import WorkingCopy


class Settings(Protocol):
    """The settings that the pages show or obey; rates are written as in the `limits` library ("20/hour")."""

    @property
    def public_url(self) -> str:
        """The address that people use, when it is not the one the server sees; may be empty."""

    @property
    def today(self) -> date | None:
        """The day being rehearsed by everybody, or None."""

    @property
    def data_holder(self) -> str:
        """Who holds what people tell."""

    @property
    def data_purpose(self) -> str:
        """What for."""

    @property
    def helper_name(self) -> str:
        """Whom to call; may be empty."""

    @property
    def helper_phone(self) -> str:
        """Their number; may be empty."""

    @property
    def handover_email(self) -> str:
        """Where fiches are sent; may be empty: nothing is invented then."""

    @property
    def retention_days(self) -> int:
        """After how many days without a visit a project is erased."""

    @property
    def may_practise(self) -> bool:
        """Whether a caller of the API may choose the day."""

    @property
    def creation_rate(self) -> str:
        """Projects begun from one address."""

    @property
    def lookup_rate(self) -> str:
        """Wrong four-word phrases from one address."""

    @property
    def turn_rate(self) -> str:
        """Turns of one conversation."""

    @property
    def sign_in_rate(self) -> str:
        """Attempts to sign in from one address, or for one login."""


class Service(Protocol):
    """One running product: its content and store, its settings, its day, and the folders it shows from.

    `templates` and `static` are looked up in order: the organisation's folder first, then what ships.
    """

    @property
    def deps(self) -> Deps:
        """What the use cases are given."""

    @property
    def office(self) -> Office:
        """What the administration's use cases are given."""

    @property
    def settings(self) -> Settings:
        """What the organisation chose."""

    @property
    def templates(self) -> Sequence[Path]:
        """Folders of templates."""

    @property
    def static(self) -> Sequence[Path]:
        """Folders of static files."""

    def today(self) -> date:
        """The real day."""

    def now(self) -> datetime:
        """The real moment, with its time zone."""

    @property
    def content(self) -> ContentOffice:
        """What the use cases of the content room are given."""

    @property
    def prover(self) -> Prover:
        """Proves a version before it is published."""

    @property
    def working_copy(self) -> WorkingCopy:
        """The folder whose files are edited by hand."""

    def project_of(self, number: int) -> str | None:
        """The private key of the project of that number: for the administration alone."""

    def histories(self) -> Iterable[Told]:
        """The conversations of the last year, as they went."""

    async def coverage(self, root: Path) -> tuple[Coverage, ...] | Unfinished:
        """What no example and no conversation visits in the content of that root, outside the process that serves."""
