"""What can be written in a file, for the editor: the schema of its kind, and the names that it may use.

completion = Completion()                               # one for the process
completion.of(root, "dialogues/dsdt/parcours.yaml")     # as JSON: {"schema": …, "listes": …, "cles": …, "trous": …}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from aide_projet.checks.fact_names import FACTS
from aide_projet.content.call_models import CallFile, FicheFile
from aide_projet.content.errors import Collector
from aide_projet.content.room import sort_of
from aide_projet.content.rule_models import RuleFile
from aide_projet.content.schema import schemas
from aide_projet.content.slot_file import SlotsFile
from aide_projet.content.yaml_file import read_yaml
from aide_projet.content.yaml_memory import Memory, remembering
from aide_projet.dialogue.wording_names import WORDING_NAMES

Names = dict[str, str]
"""Each name with what it is."""

_CONDITION = ("champs", "faits", "parametres", "fiches")
USED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("champ", "champs", "ecoute", "sans", "gares", "brouillon", "depart", "connu", "pose"), ("champs",)
    ),
    **dict.fromkeys(("si", "si_express", "essentiel_si", "fait_si", "alerte_si"), _CONDITION),
    **dict.fromkeys(("mesure", "formule", "de"), ("champs", "faits", "parametres")),
    **dict.fromkeys(("fiche", "fiches"), ("fiches",)),
    "champs_selon": ("faits",),
    "constats": ("controles",),
    "noms": ("reponses",),
}
"""By key of a file, wherever it stands: the lists of names that its value is written with."""

_SHOWN = ("champs", "faits", "parametres")
HOLES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "controle": dict.fromkeys(("message", "reparer", "libelle"), _SHOWN),
    "retroplanning": dict.fromkeys(("titre", "pourquoi", "alerte"), _SHOWN),
}
"""By kind of file and key: the lists of names that may stand between braces in its text."""


class Completion:
    """Tells what can be written, remembering the files that it reads."""

    def __init__(self) -> None:
        self._memory = Memory()
        self._schemas: Mapping[str, Any] = {}

    def of(self, root: Path, path: str) -> dict[str, object]:
        """What can be written in a file of a folder, as JSON. Files with mistakes give no name."""
        self._schemas = self._schemas or schemas()
        with remembering(self._memory):
            lists = {
                "champs": _slots(root),
                "faits": {name: fact.type for name, fact in FACTS.items()},
                "parametres": _parameters(root),
                "fiches": {one.fiche: one.titre_court for one in _read(root, "rules/*/fiches/*.yaml", FicheFile)},
                "controles": {one.controle: one.message for one in _read(root, "rules/*/controles/*.yaml", RuleFile)},
                "reponses": dict.fromkeys(WORDING_NAMES, ""),
            }
        kind = sort_of(path).kind
        return {
            "schema": self._schemas.get(kind, {}),
            "listes": lists,
            "cles": USED,
            "trous": HOLES.get(kind, {}),
        }


def _read(root: Path, pattern: str, model: type[BaseModel]) -> Iterator[Any]:
    for path in sorted(root.glob(pattern)):
        file = read_yaml(path, model, Collector(), root)
        if file is not None:
            yield file.value


def _slots(root: Path) -> Names:
    files = _read(root, "dialogues/*/champs.yaml", SlotsFile)
    return {name: slot.libelle for file in files for name, slot in file.champs.items()}


def _parameters(root: Path) -> Names:
    files = (*_read(root, "rules/*/appel.yaml", CallFile), *_read(root, "rules/*/fiches/*.yaml", FicheFile))
    return {name: str(value) for file in files for name, value in file.parametres.items()}
