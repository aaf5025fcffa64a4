"""The questionnaire of the shipped call, from the web and from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from aide_projet.cli import main


def test_the_questionnaire_is_served_in_each_format(client: TestClient) -> None:
    page = client.get("/questionnaire")
    assert page.status_code == 200
    assert "Racontez votre idée" in page.text
    assert client.get("/questionnaire.html").text == page.text
    assert client.get("/questionnaire.pdf").content.startswith(b"%PDF")
    assert "# Notre projet" in client.get("/questionnaire.md").text
    assert client.get("/questionnaire.docx").status_code == 404


def test_the_command_writes_the_format_of_the_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["questionnaire", "-o", str(tmp_path / "q.md"), "--today", "2014-11-10"])
    assert ended.value.code == 0
    assert "10 novembre 2014" in (tmp_path / "q.md").read_text(encoding="utf-8")
    assert "écrit" in capsys.readouterr().out


def test_another_format_is_refused_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["questionnaire", "-o", "q.exe"])
    assert ended.value.code == 2
    assert "n'existe pas" in capsys.readouterr().err
