"""Whatever file is sent as a table gets its rows read or a reason with its sentence, in bounded memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hostile_tables import book, hide_second

from aide_projet.web.spreadsheet.grid import Grid, Reason, Refused
from aide_projet.web.spreadsheet.read import read_table

HERE = Path(__file__).parent
_MEGABYTES = 64
"""What reading any of the files may take besides what the program holds already."""


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[str, object, str | None, float]]:
    """Every kind of file, read in one process whose memory is limited."""
    paths = [str(HERE), *sys.path]
    done = subprocess.run(
        [sys.executable, str(HERE / "table_reader_child.py"), str(_MEGABYTES)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {name: (told, what, expected, took) for name, told, what, expected, took in lines}


def test_each_of_fifty_kinds_is_read_or_refused_for_its_reason(
    read: dict[str, tuple[str, object, str | None, float]],
) -> None:
    assert len(read) >= 50
    wrong = {
        name: (told, what, expected)
        for name, (told, what, expected, _) in read.items()
        if (told, what) != ("refused", expected) and not (expected is None and told == "grid")
    }
    assert not wrong


def test_none_takes_long(read: dict[str, tuple[str, object, str | None, float]]) -> None:
    assert max(took for *_, took in read.values()) < 8  # seconds, on a machine that does other things


def test_a_formula_without_its_result_and_an_error_are_flagged() -> None:
    def fill(_made: object, sheet: object) -> None:
        sheet["B2"], sheet["B3"] = "=1+1", "#REF!"  # type: ignore[index]

    grid = read_table(book(fill))
    assert isinstance(grid, Grid)
    assert grid.flags == {(1, 1): "formule", (2, 1): "erreur"}


def test_hidden_sheets_are_not_read_and_the_others_are_told() -> None:
    grid = read_table(book(hide_second))
    assert isinstance(grid, Grid)
    assert not any("Espion" in row for row in grid.rows)
    assert "autres_feuilles" in grid.notes


def test_french_figures_come_through_every_encoding() -> None:
    text = "Dépense;Montant\nGoûter d'été;1 250,50 €\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        grid = read_table(text.encode(encoding))
        assert isinstance(grid, Grid), encoding
        assert grid.rows[1] == ("Goûter d'été", "1 250,50 €"), encoding


def test_a_file_is_known_by_what_it_is_not_by_its_name() -> None:
    assert read_table(b"%PDF-1.4") == Refused("pdf")


def test_every_reason_has_a_sentence_of_its_own_kind(templates_text: str) -> None:
    for reason in get_args(Reason):
        if reason != "rien_de_reconnu":  # the sentence of all the others
            assert f'"{reason}"' in templates_text, reason


@pytest.fixture
def templates_text() -> str:
    """The template that words the refusals."""
    return (Path(__file__).parents[2] / "templates" / "web" / "_tableur.html").read_text(encoding="utf-8")
