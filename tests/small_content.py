"""A small whole content, written by hand in petit/, that tests may spoil one file at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

import pytest

from aide_projet.content.errors import ContentError
from aide_projet.content.load import Library, read_library
from aide_projet.content.workspace import shipped_folder
from aide_projet.dialogue.why_names import WHY_NAMES
from aide_projet.dialogue.wording_names import WORDING_NAMES


@dataclass(frozen=True)
class Small:
    """The folder of a small content."""

    root: Path

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"« {old} » stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def line(self, name: str, piece: str) -> int:
        """The number of the only line that holds a piece of text."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        found = [number for number, line in enumerate(lines, start=1) if piece in line]
        assert len(found) == 1, f"« {piece} » stands on lines {found} of {name}"
        return found[0]

    def read(self) -> Library:
        return read_library(self.root / "dialogues", self.root / "rules")

    def errors(self) -> tuple[ContentError, ...]:
        return self.read().collector.errors


def return_words() -> list[str]:
    syllables = ("ba", "do", "li", "mu", "pe", "ra", "so", "ti", "vu", "ne", "ka", "fi", "go")
    return ["".join(word) for word in islice(product(syllables, repeat=3), 2100)]


@pytest.fixture(scope="session")
def sound_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """petit/ completed with what is long: the wordings, the return words, the grammar of matching, the communes."""
    root = tmp_path_factory.mktemp("petit") / "dossier"
    shutil.copytree(Path(__file__).parent / "content" / "petit", root)
    essai, rules, shipped = root / "dialogues" / "essai", root / "rules", shipped_folder() / "rules"
    (essai / "reponses.yaml").write_text(_sentences("reponses", WORDING_NAMES))
    (essai / "pourquoi.yaml").write_text(_sentences("pourquoi", WHY_NAMES))
    (essai / "mots-de-retour.yaml").write_text(f"mots: [{', '.join(return_words())}]\n")
    keywords = rules / "essai-1" / "mots-cles"
    shutil.copy(shipped / "dsdt-2015" / "mots-cles" / "commun.yaml", keywords)
    (keywords / "francais.yaml").write_text("mots_justes: maison voiture\n")  # the shipped one is slow to index
    shutil.copytree(shipped / "lieux", rules / "lieux")
    return root


def _sentences(section: str, names: Mapping[str, frozenset[str]]) -> str:
    """Every sentence that is said: its name and its variables."""
    lines = [f'  {name}: "{name}{"".join(f" {{{one}}}" for one in sorted(said))}"' for name, said in names.items()]
    return f"{section}:\n" + "\n".join(lines) + "\n"


def _linked(source: str, target: str) -> None:
    """The list of communes is never changed: no need to copy it."""
    if source.endswith(".gz"):
        os.link(source, target)
    else:
        shutil.copy(source, target)


@pytest.fixture
def small(sound_content: Path, tmp_path: Path) -> Small:
    """A copy to spoil."""
    shutil.copytree(sound_content, tmp_path / "dossier", copy_function=_linked)
    return Small(tmp_path / "dossier")
