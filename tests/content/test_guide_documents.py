"""The guide lists the fields of a Word template, all of them and no other, and the files under templates/export/."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from aide_projet.export.fiche import TEMPLATES
from aide_projet.export.template_check import FILTERS, LOOP
from aide_projet.export.word_fields import WordFiche

GUIDE = Path(__file__).parents[2] / "docs" / "administrateurs.md"
SECTION = GUIDE.read_text(encoding="utf-8").split("## Les documents : modèle Word", 1)[1].split("\n## ", 1)[0]


def _names(kind: object) -> set[str]:
    """The fields of a class of word_fields, and of what its tables hold."""
    if not is_dataclass(kind):
        return set()
    hints = get_type_hints(kind)
    inner = (name for hint in hints.values() for held in get_args(hint) for name in _names(held))
    return {field.name for field in fields(kind)} | set(inner)


def test_the_guide_lists_every_field_and_no_other() -> None:
    rows = [row for row in SECTION.splitlines() if row.startswith("| `")]
    listed = {name for row in rows for name in re.findall(r"`([a-z_0-9]+)`", row)}
    assert listed - {"reponses"} == _names(WordFiche) - {"reponses"}


def test_the_guide_names_every_filter_and_word_of_a_loop() -> None:
    for name in FILTERS - {"e"}:
        assert f"`| {name}" in SECTION, name
    for name in LOOP:
        assert f"`loop.{name}`" in SECTION, name


def test_the_guide_names_the_template_of_every_format() -> None:
    for file in (*TEMPLATES.values(), "comptes.toml", "fiche.css"):
        assert f"`{file}`" in SECTION, file
