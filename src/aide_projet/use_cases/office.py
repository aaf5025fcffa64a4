"""What the use cases of the administration are given; the residents' `Deps` stays lean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from aide_projet.use_cases.accounts import Accounts
from aide_projet.use_cases.ports import Draws


class Passwords(Protocol):
    """Hashes of passwords, slow on purpose."""

    async def hash(self, password: str) -> str:
        """What is stored of a password."""

    async def verify(self, hashed: str, password: str) -> bool:
        """Whether it is that password; an empty hash costs the same time and is nobody's."""

    def outdated(self, hashed: str) -> bool:
        """Whether it was made with former parameters."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long things last, and how long a password is at least (characters).

    `idle`: a session nobody uses; `whole`: a session, used or not; `log`: the audit log and people disabled.
    """

    idle: timedelta
    whole: timedelta
    invitation: timedelta
    log: timedelta
    password_least: int


@dataclass(frozen=True, eq=False)
class Office:
    """One per running product."""

    accounts: Accounts
    passwords: Passwords
    draws: Draws
    terms: Terms
