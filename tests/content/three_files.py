"""A workspace of three files, as `init` leaves it, that tests change by hand or by a publication."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from aide_projet.content.on_disk import Looks, OnDisk, on_disk
from aide_projet.content.record import Record, read_record, write_record
from aide_projet.content.unfold import content_files
from aide_projet.use_cases.versions import digest_of

GLOSSAIRE = "dialogues/essai/glossaire.yaml"
OUI_NON = "dialogues/langue/fr/oui_non.yaml"
FETE = "rules/essai-1/fiches/fete.yaml"
NEUF = "rules/essai-2/controles/neuf.yaml"
Files = Mapping[str, bytes]


def make_workspace(folder: Path) -> Path:
    """Each file holds its path."""
    for path in (GLOSSAIRE, OUI_NON, FETE):
        put(folder, path, path)
    laid = digests(files(folder))
    write_record(folder, Record("0.1.0", shipped=laid, written=laid))
    return folder


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)


def files(folder: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in content_files(folder).items()}


def digests(found: Files) -> dict[str, str]:
    return {path: digest_of(content) for path, content in found.items()}


def seen(folder: Path, in_force: Files) -> OnDisk:
    record = read_record(folder)
    return on_disk(Looks(folder), digests(in_force), record and record.written)


class Killed(BaseException):
    """What stands for a process that is killed."""


def dies_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """The process ends at the write (a file or the record takes its place) that follows `count` others."""
    left, real = [count], os.replace

    def counting(source: Path, target: Path) -> None:
        if not left[0]:
            raise Killed
        left[0] -= 1
        real(source, target)

    monkeypatch.setattr(os, "replace", counting)
