"""While serving, projects nobody touched for long are erased on time: at the start, then every few hours."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from aide_projet.use_cases.purge import purge, purge_accounts
from aide_projet.web.service import Service

EVERY_HOURS = 6
"""How often to look; the settings count in days."""

_log = logging.getLogger(__name__)


async def keep_purging(service: Service, forget: Callable[[], None]) -> None:
    """Look for ever; `forget` drops what the pages keep of a project that is erased."""
    while True:
        try:
            if await purge_now(service):
                forget()
        except Exception:
            # The next look may succeed; what people do now must go on. No personal data in this line.
            _log.exception("the purge did not finish")
        await asyncio.sleep(EVERY_HOURS * 3600)


async def purge_now(service: Service) -> int:
    """Erase what was last touched before the retention of the settings; how many."""
    await purge_accounts(service.office, now=service.now())
    before = service.today() - timedelta(days=service.settings.retention_days)
    return await purge(service.deps, idle_before=before)
