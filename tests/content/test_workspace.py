"""The organisation's folder: made once from the shipped content, never over something else."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from aide_projet.content.workspace import (
    WorkspaceError,
    init_workspace,
    open_workspace,
    shipped_folder,
    shipped_workspace,
    user_data_folder,
)
from aide_projet.settings import Settings


def test_the_shipped_folder_holds_the_four_content_folders() -> None:
    assert all((shipped_folder() / name).is_dir() for name in ("dialogues", "rules", "templates", "static"))


def test_init_copies_the_content_and_leaves_the_overlays_empty(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path / "mon-centre")
    copied = (workspace.dialogues / "dsdt" / "parcours.yaml").read_bytes()
    assert copied == (shipped_folder() / "dialogues" / "dsdt" / "parcours.yaml").read_bytes()
    assert workspace.rules.joinpath("dsdt-2015").is_dir()
    assert list(workspace.templates[0].iterdir()) == list(workspace.static[0].iterdir()) == []
    assert not list(workspace.root.rglob(".gitkeep"))


def test_init_records_the_hash_of_every_content_file(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path)
    record = json.loads((tmp_path / ".aide-projet" / "contenu.json").read_text())
    files = [path for name in ("dialogues", "rules") for path in (tmp_path / name).rglob("*") if path.is_file()]
    assert len(record["fichiers"]) == len(files) > 3
    flow = workspace.dialogues / "dsdt" / "parcours.yaml"
    assert record["fichiers"]["dialogues/dsdt/parcours.yaml"] == hashlib.sha256(flow.read_bytes()).hexdigest()


def test_the_settings_file_is_valid_and_changes_nothing_until_edited(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path)
    assert tomllib.loads(workspace.settings.read_text(encoding="utf-8")) == {}


def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(WorkspaceError, match=r"n'est pas vide : rien n'y a été changé\. Indiquez un dossier nouveau"):
        init_workspace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


def test_a_file_is_refused_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "fiche.pdf").touch()
    with pytest.raises(WorkspaceError, match="est un fichier"):
        init_workspace(tmp_path / "fiche.pdf")


def test_a_folder_without_content_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    with pytest.raises(WorkspaceError, match=r"il y manque dialogues\. Créez-en un avec « aide-projet init"):
        open_workspace(tmp_path)


def test_the_own_templates_of_an_organisation_come_before_the_shipped_ones(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    workspace = open_workspace(tmp_path)
    assert workspace.templates == (tmp_path / "templates", shipped_folder() / "templates")
    assert workspace.static == (tmp_path / "static", shipped_folder() / "static")
    assert workspace.database.parent == tmp_path


def test_without_a_folder_the_database_is_in_the_data_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/donnees")
    assert user_data_folder() == Path("/donnees/aide-projet")
    assert shipped_workspace().database == Path("/donnees/aide-projet/projets.db")


def test_the_settings_file_shows_every_setting_with_its_default() -> None:
    text = (shipped_folder() / "templates" / "workspace" / "reglages.toml").read_text(encoding="utf-8")
    shown = tomllib.loads("\n".join(line[2:] for line in text.splitlines() if re.match(r"# \w+ = ", line)))
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    assert set(shown) == set(defaults)
    assert {name: value for name, value in shown.items() if name != "today"} == {
        name: value for name, value in defaults.items() if name != "today"
    }
    assert shown["today"] == date(2014, 11, 10)
