"""Forms filled in on a copy of the content, and what the content then is."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from forms_desk import Desk

from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_folder
from aide_projet.understanding.context import ReadingContext

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="session")
def context() -> ReadingContext:
    shipped = shipped_folder()
    library = read_library(shipped / "dialogues", shipped / "rules")
    return ReadingContext(library.calls["dsdt-2015"].content.language, TODAY)


def _linked(source: str, target: str) -> None:
    if source.endswith(".gz"):
        os.link(source, target)
    else:
        shutil.copy(source, target)


@pytest.fixture
def desk(tmp_path: Path, context: ReadingContext) -> Desk:
    """Over the shipped content."""
    for name in ("dialogues", "rules"):
        shutil.copytree(shipped_folder() / name, tmp_path / "contenu" / name, copy_function=_linked)
    return Desk(tmp_path / "contenu", context)


@pytest.fixture
def small_desk(sound_content: Path, tmp_path: Path, context: ReadingContext) -> Desk:
    """Over tests/content/petit."""
    shutil.copytree(sound_content, tmp_path / "petit", copy_function=_linked)
    return Desk(tmp_path / "petit", context)
