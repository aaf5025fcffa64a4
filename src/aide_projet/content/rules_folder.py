"""The kinds of files of a rules folder, checked on their own when the dialogue they go with cannot be read."""

from __future__ import annotations

from pathlib import Path

from aide_projet.content.call_models import (
    CallFile,
    CriteriaFile,
    EditionsFile,
    FicheFile,
    FundsFile,
    TerritoriesFile,
)
from aide_projet.content.errors import Collector
from aide_projet.content.retroplan_file import FILE as RETROPLAN
from aide_projet.content.retroplan_models import RetroplanFile
from aide_projet.content.rule_models import RuleFile
from aide_projet.content.yaml_file import FileModel, read_yaml

FILES: dict[str, type[FileModel]] = {
    "appel.yaml": CallFile,
    "editions.yaml": EditionsFile,
    "territoires.yaml": TerritoriesFile,
    "criteres.yaml": CriteriaFile,
    "fonds.yaml": FundsFile,
}
FOLDERS: dict[str, type[FileModel]] = {"fiches": FicheFile, "controles": RuleFile}


def check_shapes(folder: Path, collector: Collector, root: Path) -> None:
    """Report what is wrong in each file taken alone, so that a broken dialogue does not hide the mistakes of rules."""
    for name, model in FILES.items():
        read_yaml(folder / name, model, collector, root)
    if (folder / RETROPLAN).exists():
        read_yaml(folder / RETROPLAN, RetroplanFile, collector, root)
    for name, model in FOLDERS.items():
        for path in sorted((folder / name).glob("*.yaml")):
            read_yaml(path, model, collector, root)
