"""Idle drafts are erased on time, by real days, never by a rehearsed one."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

from aide_projet.use_cases.outcome import Taken
from aide_projet.use_cases.see import see
from aide_projet.use_cases.start import start
from aide_projet.web.retention import purge_now
from aide_projet.wiring import Service, build_service

DAY = date(2026, 11, 22)


class _OnThatDay(Service):
    def today(self) -> date:
        return DAY


def test_only_projects_idle_for_longer_than_the_setting_are_erased(tmp_path: Path) -> None:
    built = build_service(database=tmp_path / "base.db", today=date(2014, 11, 10), retention_days=30)
    service = _OnThatDay(**{part.name: getattr(built, part.name) for part in fields(built)})

    async def scenario() -> tuple[int, bool, bool]:
        rehearsed = date(2014, 11, 10)
        old = await start(
            service.deps, today=DAY - timedelta(days=31), practised=rehearsed, first="Une fête de quartier"
        )
        kept = await start(
            service.deps, today=DAY - timedelta(days=30), practised=rehearsed, first="Une fête de quartier"
        )
        assert isinstance(old, Taken)
        assert isinstance(kept, Taken)
        count = await purge_now(service)
        gone = await see(service.deps, old.view.key, today=DAY)
        there = await see(service.deps, kept.view.key, today=DAY)
        return count, gone is None, there is not None

    try:
        assert asyncio.run(scenario()) == (1, True, True)
    finally:
        built.close()
