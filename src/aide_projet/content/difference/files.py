"""Which kind of file stands where in dialogues/ and rules/."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from pydantic import BaseModel

from aide_projet.content import dialogue_folder as folder
from aide_projet.content.matching_files import COMMON, FRENCH
from aide_projet.content.schema import MODELS

_DIALOGUE: Mapping[str, str] = {
    folder.SLOTS: "champs",
    folder.FLOW: "parcours",
    folder.GLOSSARY: "glossaire",
    folder.WORDINGS: "reponses",
    folder.WHY: "pourquoi",
    folder.QUESTIONS: "questions",
    folder.RETURN_WORDS: "mots-de-retour",
    folder.HANDOVER: "remise",
}
_CALL = ("appel", "editions", "territoires", "criteres", "fonds", "retroplanning", "hors-sujet", "departage")
_IN_FOLDERS: Mapping[str, str] = {"fiches": "fiche", "controles": "controle", "mots-cles": "mots-cles"}
_KEYWORDS: Mapping[str, str] = {COMMON: "mots-cles-commun", FRENCH: "mots-cles-francais"}


def kind_of(file: str) -> str:
    """The name of the schema of a file, such as dialogues/dsdt/parcours.yaml; "" when it is of no known kind."""
    match PurePosixPath(file).parts:
        case ("dialogues", "langue", _, _):
            return "langue"
        case ("dialogues", _, folder.CONVERSATIONS, _):
            return "conversation"
        case ("dialogues", _, name):
            return _DIALOGUE.get(name, "")
        case ("rules", _, "mots-cles", name):
            return _KEYWORDS.get(name, "mots-cles")
        case ("rules", _, inside, _):
            return _IN_FOLDERS.get(inside, "")
        case ("rules", _, name) if name.removesuffix(".yaml") in _CALL:
            return name.removesuffix(".yaml")
        case _:
            return ""


def model_of(file: str) -> type[BaseModel] | None:
    """The model of a file, None when it is of no known kind."""
    return MODELS.get(kind_of(file))
