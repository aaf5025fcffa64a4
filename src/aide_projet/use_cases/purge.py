"""The operator's duty: drafts nobody touched for long, and what is old of the team, are erased on time."""

from __future__ import annotations

from datetime import date, datetime

from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.office import Office


async def purge(deps: Deps, *, idle_before: date) -> int:
    """How many conversations were erased. Real days count, never a rehearsed one."""
    count = await deps.conversations.purge(idle_before)
    if count:
        deps.sessions.clear()
    return count


async def purge_accounts(office: Office, *, now: datetime) -> int:
    """How many lines of the audit log, people disabled for long, sessions and invitations were erased."""
    terms = office.terms
    return await office.accounts.purge(now=now, sessions_before=now - terms.whole, log_before=now - terms.log)
