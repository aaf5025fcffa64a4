"""What the administrators' guide shows of a publication from the command line is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aide_projet.cli import app
from aide_projet.wiring import build_service

GUIDE = (Path(__file__).parents[2] / "docs" / "administrateurs.md").read_text(encoding="utf-8")
SECTION = GUIDE.split("\n## La vie d'un changement\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.long
def test_the_publication_of_the_guide_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(app, ["init", "mon-dossier"])
    build_service(tmp_path / "mon-dossier").close()
    flow = tmp_path / "mon-dossier" / "dialogues" / "dsdt" / "parcours.yaml"
    text = flow.read_text(encoding="utf-8")
    assert text.count("votre idée, avec vos mots.") == 1
    flow.write_text(text.replace("avec vos mots.", "avec vos mots à vous.", 1), encoding="utf-8")
    (block,) = re.findall(r"^```console\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)
    for piece in re.split(r"^\$ aide-projet ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = piece.partition("\n")
        done = CliRunner().invoke(app, shlex.split(command))
        assert re.fullmatch(".*".join(map(re.escape, expected.strip().split("…"))), done.output.strip()), done.output
