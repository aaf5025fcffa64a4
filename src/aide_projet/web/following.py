"""While serving, a version that another process has published is served within seconds."""

from __future__ import annotations

import asyncio
import logging

from aide_projet.use_cases.publish import follow
from aide_projet.web.service import Service

EVERY_SECONDS = 2.0
"""How often to look: one read of one row."""

_log = logging.getLogger(__name__)


async def keep_following(service: Service) -> None:
    """Look for ever. What cannot be loaded leaves what is served as it is, and is told once per version."""
    told = 0
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        number = service.content.versions.in_force()
        try:
            await follow(service.content)
        except Exception:
            if number != told:
                _log.exception("the version in force (%d) cannot be loaded: the one before is still served", number)
            told = number
