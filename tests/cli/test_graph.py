"""`aide-projet graph`: the drawing of a flow, from an organisation's folder too."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from aide_projet.cli import main
from aide_projet.content.workspace import init_workspace


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["graph", *arguments])
    return left.value.code if isinstance(left.value.code, int) else 1


def test_a_flow_is_written_as_a_drawing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "parcours.svg"
    assert run("dsdt", "-o", str(file)) == 0
    assert capsys.readouterr().out == f"{file} écrit.\n"
    assert ElementTree.parse(file).getroot().tag.endswith("svg")


def test_a_flow_with_mistakes_is_drawn_and_they_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = init_workspace(tmp_path / "maison")
    flow = workspace.dialogues / "dsdt" / "parcours.yaml"
    text = flow.read_text(encoding="utf-8")
    text = text.replace("champ: intitule\n", "champ: intitule\n        si: connu lieu\n", 1)
    text = text.replace("champ: lieu\n", "champ: lieu\n        si: connu intitule et budget_total > 5\n", 1)
    flow.write_text(text, encoding="utf-8")
    file = tmp_path / "p.svg"
    assert run("dsdt", "-o", str(file), "--dossier", str(workspace.root)) == 0
    told = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Question 2, champ « intitule » : Boucle : elle attend « lieu », qui l'attend.\n" in told
    assert "Question 19, champ « lieu » : Attend « budget_total », demandé plus loin" in told
    assert "Boucle" in file.read_text(encoding="utf-8")


def test_without_a_file_the_drawing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("dsdt") == 0
    ElementTree.fromstring(capsys.readouterr().out)


def test_a_flow_that_is_not_there_says_which_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("autre") == 2
    assert capsys.readouterr().err == "Le parcours « autre » n'est pas dans ce dossier. Parcours présents : dsdt.\n"
