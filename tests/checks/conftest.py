"""The shipped call with its slots."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk

from aide_projet.checks.fact_names import known_names
from aide_projet.content.call_files import build_call
from aide_projet.content.errors import Collector
from aide_projet.content.slot_file import SlotsFile, build_slots
from aide_projet.content.yaml_file import read_yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The shipped call."""
    collector = Collector()
    file = read_yaml(ROOT / "dialogues" / "dsdt" / "champs.yaml", SlotsFile, collector, ROOT)
    assert file is not None
    bare = build_slots(file, None, collector)
    call = build_call(ROOT / "rules" / "dsdt-2015", bare, collector, ROOT)
    collector.raise_if_any()
    assert call is not None
    return Desk(call, build_slots(file, known_names(bare, call), collector))
