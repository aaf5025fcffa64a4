"""`aide-projet update` says what it does, what is left to do and where; a refusal says what to do, with exit code 2."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from aide_projet.cli import main
from aide_projet.content import workspace

QUESTIONS = "dialogues/dsdt/questions.yaml"
GLOSSAIRE = "dialogues/dsdt/glossaire.yaml"
CONVERSATION = "dialogues/dsdt/conversations/questions.yaml"


@pytest.fixture(scope="module")
def initial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the release that is installed."""
    return workspace.init_workspace(tmp_path_factory.mktemp("initial") / "mon-centre").root


@pytest.fixture
def folder(initial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That workspace, and the next release installed: two files changed."""
    shipped = tmp_path / "livre"
    monkeypatch.setattr(os, "fsync", lambda _: None)  # slow, and only a lost current would show it
    for name in ("dialogues", "rules"):
        shutil.copytree(initial / name, shipped / name)
    for path in (QUESTIONS, GLOSSAIRE):
        append(shipped / path, "# nouveau\n")
    monkeypatch.setattr(workspace, "shipped_folder", lambda: shipped)
    monkeypatch.setattr("aide_projet.__version__", "9.9")
    return Path(shutil.copytree(initial, tmp_path / "mon-centre"))


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in arguments])
    return int(ended.value.code or 0)


def test_the_command_lists_what_it_does_and_what_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append(folder / GLOSSAIRE, "# à moi\n")
    assert run("update", folder) == 0
    said = capsys.readouterr().out
    assert "→ 9.9." in said
    assert f"Remplacés par leur nouveau texte (1) :\n  {QUESTIONS}\n" in said
    assert (
        f"reprenez ce qui vous sert (1) :\n  {GLOSSAIRE}\n    texte livré : .aide-projet/livre/9.9/{GLOSSAIRE}\n"
        in said
    )
    assert "livre : 1. Effacez chacun une fois repris." in said
    assert f"\nLe contenu se lit sans faute. Pour jouer les exemples : aide-projet test {folder}\n" in said
    assert said.endswith("jusqu'à ce que vous publiiez celle-ci depuis l'administration.\n")


def test_a_dry_run_writes_nothing_and_says_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append(folder / GLOSSAIRE, "# à moi\n")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert run("update", folder, "--dry-run") == 0
    first, _, tried = capsys.readouterr().out.partition("\n")
    assert first == "Essai : rien n'est écrit. Voici ce que ferait la mise à jour."
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    run("update", folder)
    assert capsys.readouterr().out == tried


def test_mistakes_that_remain_are_told_with_the_way_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append(folder / GLOSSAIRE, "inconnu: 1\nautre: 1\n")
    append(folder / CONVERSATION, "inconnu: 1\n")
    assert run("update", folder) == 1
    said = capsys.readouterr().out
    assert "Il reste 3 faute(s) à corriger avant de publier ce contenu, dans 2 fichier(s) :\n" in said
    assert f"\n  {GLOSSAIRE}:" in said
    assert f" fichier(s) :\n  {CONVERSATION}:" in said
    assert "\n    … et 1 autre(s) dans ce fichier.\n" in said
    assert said.endswith(f"Pour les relire toutes : aide-projet lint {folder}\n")


def test_a_lost_record_is_told_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".aide-projet" / "contenu.json").write_text("{")
    run("update", folder)
    assert "est absent ou abîmé : par prudence, tout ce qui diffère compte comme changé par vous." in (
        capsys.readouterr().out
    )


def test_a_refusal_goes_to_standard_error_with_exit_code_2(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("update", tmp_path / "absent") == 2
    assert "n'est pas un dossier d'aide-projet" in capsys.readouterr().err
    (folder / QUESTIONS).rename(tmp_path / "ailleurs.yaml")
    (folder / QUESTIONS).symlink_to(tmp_path / "ailleurs.yaml")
    assert run("update", folder) == 2
    assert f"« {QUESTIONS} » est un lien" in capsys.readouterr().err
