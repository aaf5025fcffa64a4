"""What the administrators' guide gives to copy is accepted by the loading, and its examples hold."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from aide_projet.content.examples import run_examples
from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_folder

GUIDE = Path(__file__).parents[2] / "docs" / "administrateurs.md"


def blocks(title: str) -> list[str]:
    """The YAML to copy from a section."""
    section = GUIDE.read_text(encoding="utf-8").split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    return [
        textwrap.dedent(found) for found in re.findall(r"^ *```yaml\n(.*?)^ *```", section, re.DOTALL | re.MULTILINE)
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("dialogues", "rules"):
        shutil.copytree(shipped_folder() / name, tmp_path / name)
    return tmp_path


def append(file: Path, text: str, before: str = "") -> None:
    content = file.read_text(encoding="utf-8").rstrip("\n") + "\n"
    place = content.index(before) if before else len(content)
    file.write_text(content[:place] + text + content[place:], encoding="utf-8")


def test_everything_that_the_guide_gives_to_copy_loads_and_its_examples_hold(copy: Path) -> None:
    dsdt, rules = copy / "dialogues" / "dsdt", copy / "rules" / "dsdt-2015"
    (rule,) = blocks("Ajouter une règle")
    (rules / "controles" / "plancher.yaml").write_text(rule, encoding="utf-8")
    (edition,) = blocks("Ouvrir une édition")
    append(rules / "editions.yaml", textwrap.indent(edition, "  "))
    slot, step = blocks("Ajouter une question au parcours")
    append(dsdt / "champs.yaml", textwrap.indent(slot, "  "))
    append(dsdt / "parcours.yaml", textwrap.indent(step, "      "), before="      - champ: lieu\n")
    (term,) = blocks("Ajouter une définition")
    append(dsdt / "glossaire.yaml", textwrap.indent(term.replace("régie", "régis").replace("Régie", "Régis"), "  "))
    (question,) = blocks("Ajouter une question fréquente")
    renamed = question.replace("cle: minimum", "cle: minimum_du_guide").replace("[combien minimum,", "[le seuil bas,")
    append(dsdt / "questions.yaml", textwrap.indent(renamed.replace("quel est le minimum", "le seuil d'en bas"), "  "))
    assert [str(error) for error in read_library(copy / "dialogues", copy / "rules").collector.errors] == []
    results = [one for one in run_examples(copy / "dialogues", copy / "rules") if one.file.endswith("/plancher.yaml")]
    assert len(results) == 3
    assert [one.problem for one in results if one.problem] == []
