"""The record of where the files of a workspace came from is trusted whole, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from three_files import FETE, put

from aide_projet.content.record import FILE, Record, read_record


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        '{"version": "1"}',
        '{"version": "1", "fichiers": {"rules/a.yaml": "court"}}',
        json.dumps({"version": "1", "fichiers": {"../ailleurs.yaml": "0" * 64}}),
        json.dumps({"version": "1", "fichiers": {}, "ecrits": {"/etc/passwd": "0" * 64}}),
        "[" * 100_000,
    ],
)
def test_a_damaged_record_is_as_none(tmp_path: Path, damage: str) -> None:
    put(tmp_path, FILE.as_posix(), damage)
    assert read_record(tmp_path) is None


def test_a_record_made_before_publications_were_recorded_is_read(tmp_path: Path) -> None:
    put(tmp_path, FILE.as_posix(), json.dumps({"version": "0.1.0", "fichiers": {FETE: "0" * 64}}))
    assert read_record(tmp_path) == Record("0.1.0", shipped={FETE: "0" * 64}, written={FETE: "0" * 64})
