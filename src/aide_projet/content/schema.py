"""JSON Schemas of every file kind, so that editors complete and check while one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from aide_projet.content.call_models import (
    CallFile,
    CriteriaFile,
    EditionsFile,
    FicheFile,
    FundsFile,
    TerritoriesFile,
)
from aide_projet.content.conversation_files import ConversationFile
from aide_projet.content.dialogue_files import GlossaryFile, QuestionsFile, ReturnWordsFile, WhyFile, WordingsFile
from aide_projet.content.flow_file import FlowFile
from aide_projet.content.handover_file import HandoverFile
from aide_projet.content.language_files import LanguageFile
from aide_projet.content.matching_files import CommonFile, FicheWordsFile, FrenchFile, OutsideFile, PairsFile
from aide_projet.content.retroplan_models import RetroplanFile
from aide_projet.content.rule_models import RuleFile
from aide_projet.content.slot_file import SlotsFile
from aide_projet.dialogue.why_names import WHY_NAMES
from aide_projet.dialogue.wording_names import WORDING_NAMES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class DraftFile(BaseModel):
    """draft.json : un projet enregistré (format 1). Les clés inconnues sont gardées."""

    model_config = ConfigDict(extra="allow")

    appel: str = Field(title="Appel", description="Le nom de l'appel à projets")
    edition: str = Field(default="", title="Édition", description="L'édition de l'appel")
    langue: str = Field(default="fr", title="Langue", description="La langue de la conversation")
    champs: dict[str, JsonValue] = Field(title="Champs", description="Les valeurs, par nom de champ")
    sources: dict[str, str] = Field(
        default_factory=dict, title="Sources", description="Les mots d'où vient chaque valeur"
    )
    gares: list[str] = Field(
        default_factory=list, title="Mis de côté", description="Les champs « je ne sais pas encore »"
    )
    version: int = Field(default=1, title="Version", description="La version du format", ge=1, le=1)


MODELS: dict[str, type[BaseModel]] = {
    "champs": SlotsFile,
    "parcours": FlowFile,
    "glossaire": GlossaryFile,
    "reponses": WordingsFile,
    "pourquoi": WhyFile,
    "questions": QuestionsFile,
    "mots-de-retour": ReturnWordsFile,
    "remise": HandoverFile,
    "conversation": ConversationFile,
    "langue": LanguageFile,
    "mots-cles": FicheWordsFile,
    "mots-cles-commun": CommonFile,
    "mots-cles-francais": FrenchFile,
    "hors-sujet": OutsideFile,
    "departage": PairsFile,
    "appel": CallFile,
    "editions": EditionsFile,
    "territoires": TerritoriesFile,
    "criteres": CriteriaFile,
    "fonds": FundsFile,
    "retroplanning": RetroplanFile,
    "fiche": FicheFile,
    "controle": RuleFile,
    "brouillon": DraftFile,
}
"""Every kind of file, by the name of its schema."""


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every kind of file, by its name."""
    return {name: _schema(name, model) for name, model in MODELS.items()}


def _schema(name: str, model: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = {"$schema": DIALECT, **model.model_json_schema(by_alias=True), "title": name}
    if model is WordingsFile:
        schema["properties"]["reponses"] = _sentences_schema("Réponses", WORDING_NAMES)
    if model is WhyFile:
        schema["properties"]["pourquoi"] = _sentences_schema("Pourquoi", WHY_NAMES)
    return schema


def _sentences_schema(title: str, names: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """The sentences that are said, each with the variables that it may use."""
    properties = {
        wording: {"type": "string", "description": _offered(variables)} for wording, variables in names.items()
    }
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "required": sorted(names),
        "additionalProperties": False,
    }


def _offered(variables: frozenset[str]) -> str:
    if not variables:
        return "Une phrase, sans variable"
    return f"Peut employer {', '.join(f'{{{name}}}' for name in sorted(variables))}"
