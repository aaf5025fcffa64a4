"""The words of the workbook, from templates/export/fiche.xlsx.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aide_projet.export.template_file import TemplateError, template_file

FILE = "fiche.xlsx.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """`words["depenses.total"]` is the text `total` of the part `[depenses]`."""

    file: Path
    texts: dict[str, str]

    def __getitem__(self, name: str) -> str:
        if name not in self.texts:
            raise TemplateError(f"Dans « {self.file} », le texte « {name} » manque. Reprenez-le du fichier livré.")
        return self.texts[name]


def workbook_words(templates: Sequence[Path]) -> Words:
    """The words of the first folder that has them. Raise TemplateError, in French, when they cannot be read."""
    file = template_file(templates, FILE)
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise TemplateError(f"Le fichier « {file} » ne se lit pas ({error}).") from None
    texts = {}
    for name, value in read.items():
        for key, text in value.items() if isinstance(value, dict) else [("", value)]:
            texts[f"{name}.{key}" if key else name] = str(text)
    return Words(file, texts)
