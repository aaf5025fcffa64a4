"""`aide-projet lint`: advice is printed with the name that it is accepted by, and stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide_projet.cli import main
from aide_projet.content.workspace import init_workspace


def test_advice_is_printed_with_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = init_workspace(tmp_path / "maison")
    glossary = workspace.dialogues / "dsdt" / "glossaire.yaml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text + "  - {cle: x, titre: X, mots: [xyz], definition: Ce n'est pas impossible.}\n", "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["lint", str(workspace.root)])
    assert left.value.code == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("dialogues/dsdt/glossaire.yaml:")
    assert first.endswith("[double-negation]")
    assert last == "Aucune faute. 1 conseil(s)."
