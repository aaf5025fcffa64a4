"""A revision in a folder, for the forms: what they save is written there; and an application with these screens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fake_service import FakeService
from starlette.applications import Starlette
from starlette.requests import Request

from aide_projet.content.edit.overlay import mistakes_brought
from aide_projet.content.workspace import shipped_folder
from aide_projet.use_cases.versions import digest_of
from aide_projet.web.administration import forms_room
from aide_projet.web.administration.workbench import Conflict, Mistakes, Saved, Workbench
from aide_projet.web.app import create_app
from aide_projet.web.assets import load_assets
from aide_projet.web.limits import Limits
from aide_projet.web.pages import Pages
from aide_projet.web.site import Site

PREFIX = "/administration/contenu/formulaires"


@dataclass
class FakeBench:
    """Fits `Workbench`. `saved`: the files of each saving, in turn."""

    folder: Path
    title: str = "Essai de novembre"
    address: str = PREFIX
    standing: None = None
    saved: list[tuple[str, ...]] = field(default_factory=list)

    def file_address(self, file: str, line: int) -> str:
        return f"/administration/contenu/fichiers/{file}?ligne={line}"

    async def root(self) -> Path:
        return self.folder

    async def save(self, changes: Mapping[str, str], seen: Mapping[str, str]) -> Saved | Conflict | Mistakes:
        changed = tuple(name for name in changes if seen[name] != digest_of(self.text(name).encode()))
        if changed:
            return Conflict(changed)
        errors = mistakes_brought(self.folder, changes)
        if errors:
            return Mistakes(errors)
        for name, text in changes.items():
            self.write(name, text)
        self.saved.append(tuple(changes))
        return Saved()

    def text(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.unlink(missing_ok=True)  # it may be shared with another folder
        path.write_bytes(text.encode())


def bench_over_shipped(folder: Path) -> FakeBench:
    """A revision of the shipped content."""
    for name in ("dialogues", "rules"):
        shutil.copytree(shipped_folder() / name, folder / name, copy_function=_linked)
    return FakeBench(folder)


def _linked(source: str, target: str) -> None:
    """The list of communes is never changed: no need to copy it."""
    if source.endswith(".gz"):
        try:
            os.link(source, target)
        except OSError:
            shutil.copy(source, target)
    else:
        shutil.copy(source, target)


def app_with_forms(service: FakeService, bench: Workbench) -> Starlette:
    """The application with the screens of the forms over one revision."""
    site = Site(service, Pages(service, load_assets(service.static)), Limits(service.settings))

    async def bench_of(request: Request) -> Workbench:
        return bench

    app = create_app(service)
    app.router.routes[:0] = forms_room.routes(site, PREFIX, bench_of)
    return app
