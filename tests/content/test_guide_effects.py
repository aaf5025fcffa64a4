"""The guide's tour of changes: each command gives the output that the guide prints, before and after each edit."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aide_projet.cli import app

GUIDE = Path(__file__).parents[2] / "docs" / "administrateurs.md"
SECTION = "Changer un mot et voir l'effet"
ANYTHING = "…"


def steps() -> Iterator[tuple[str, str]]:
    """The blocks of the section in order: ("console", text) or ("yaml", text)."""
    section = GUIDE.read_text(encoding="utf-8").split(f"\n## {SECTION}\n", 1)[1].split("\n## ", 1)[0]
    yield from re.findall(r"^```(console|yaml)\n(.*?)^```", section, re.DOTALL | re.MULTILINE)


def edit(root: Path, block: str) -> None:
    """Make the edit that a block shows: words added to a list, or an entry at the end of the file."""
    name, *lines = block.splitlines()
    file = root / name.removeprefix("# ")
    text = file.read_text(encoding="utf-8")
    if ANYTHING not in block:
        file.write_text(text.rstrip("\n") + "\n" + textwrap.indent("\n".join(lines) + "\n", "  "), encoding="utf-8")
        return
    place = 0
    for line in lines:
        key, listed, words = line.partition(f": [{ANYTHING}, ")
        found = re.compile(rf"^ *{re.escape(key)}{': *.' if listed else '$'}", re.MULTILINE).search(text, place)
        assert found, f"{line} is not in {file}"
        place = found.end()
        if listed:
            text = f"{text[:place]}{words.removesuffix(']')}, {text[place:]}"
    file.write_text(text, encoding="utf-8")


def commands(block: str) -> Iterator[tuple[list[str], str]]:
    """Each command of a console block and the output printed under it."""
    for piece in re.split(r"^\$ aide-projet ", block, flags=re.MULTILINE)[1:]:
        command, _, output = piece.partition("\n")
        yield shlex.split(command), output.strip()


def test_every_command_of_the_tour_prints_what_the_guide_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for kind, block in steps():
        if kind == "yaml":
            edit(tmp_path / "mon-dossier", block)
            continue
        for command, expected in commands(block):
            done = CliRunner().invoke(app, command)
            pattern = ".*".join(map(re.escape, expected.split(ANYTHING)))
            assert re.fullmatch(pattern, done.output.strip(), re.DOTALL), f"{command}\n{done.output}"
            ran += 1
    assert ran > 10
