"""Where the templates of the documents are: the organisation's folder first, then the shipped one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import aide_projet
from aide_projet.errors import AideProjetError


class TemplateError(AideProjetError):
    """A template of a document is missing or wrong; the message says which and what to do."""


def shipped_templates() -> Path:
    """The templates that come with the program: inside the package in a wheel, at the top in a checkout."""
    package = Path(aide_projet.__file__).parent
    in_wheel = package / "shipped" / "templates"
    return in_wheel if in_wheel.is_dir() else package.parent.parent / "templates"


def template_file(folders: Sequence[Path], name: str) -> Path:
    """The file `export/<name>` of the first folder that has it."""
    for folder in folders:
        found = folder / "export" / name
        if found.exists():
            return found
    looked = ", ".join(str(folder) for folder in folders)
    raise TemplateError(f"Le modèle export/{name} manque (cherché dans : {looked}). Reprenez-le du dossier livré.")
