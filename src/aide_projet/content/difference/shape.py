"""What the pieces of a file are called: read from the models of the files, so that a new key needs nothing here."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from aide_projet.content import (
    call_models,
    dialogue_files,
    handover_file,
    matching_files,
    retroplan_models,
    rule_models,
)
from aide_projet.content.conversation_files import ConversationFile, ExchangeModel
from aide_projet.content.difference.change import Kind
from aide_projet.content.flow_file import PartModel, StepModel
from aide_projet.content.language_files import LanguageExample, LanguageFile
from aide_projet.content.slot_file import ColumnModel, OptionModel, SlotModel


@dataclass(frozen=True, slots=True)
class Naming:
    """How the things of a model are known. `key`: what tells one from another, "" when only their order does.

    `shown`: the keys to show it by, the first that is there.
    """

    kind: Kind
    key: str = ""
    shown: tuple[str, ...] = ()


NAMINGS: Mapping[type[BaseModel], Naming] = {
    PartModel: Naming("partie", "partie", ("partie",)),
    StepModel: Naming("question", "champ", ("champ",)),
    SlotModel: Naming("champ"),
    OptionModel: Naming("choix", "cle", ("libelle", "cle")),
    ColumnModel: Naming("colonne", "cle", ("libelle", "cle")),
    dialogue_files.TermModel: Naming("terme", "cle", ("titre", "cle")),
    dialogue_files.QuestionModel: Naming("question_frequente", "cle", ("cle",)),
    ConversationFile: Naming("conversation", "", ("conversation",)),
    ExchangeModel: Naming("echange", "", ("dit",)),
    LanguageFile: Naming("vocabulaire", "", ("sujet",)),
    LanguageExample: Naming("exemple", "", ("dit",)),
    handover_file.FormModel: Naming("formulaire", "cle", ("titre", "cle")),
    handover_file.BlockModel: Naming("bloc", "titre", ("titre",)),
    handover_file.SentenceModel: Naming("phrase", "", ("dit",)),
    call_models.CallFile: Naming("appel", "", ("appel",)),
    call_models.StepModel: Naming("etape_appel", "cle", ("cle",)),
    call_models.EditionModel: Naming("edition", "edition", ("edition",)),
    call_models.FicheFile: Naming("fiche", "", ("fiche",)),
    call_models.TerritoryModel: Naming("territoire", "cle", ("titre", "cle")),
    call_models.CriterionModel: Naming("critere", "cle", ("titre", "cle")),
    call_models.FundModel: Naming("fonds", "cle", ("titre", "cle")),
    matching_files.FicheWordsFile: Naming("mots_cles", "", ("fiche",)),
    matching_files.GroupModel: Naming("groupe", "nom", ("nom",)),
    matching_files.KindModel: Naming("genre_hors_sujet", "cle", ("cle",)),
    matching_files.PairModel: Naming("departage", "fiches", ("question",)),
    matching_files.RoleModel: Naming("role", "nom", ("nom",)),
    retroplan_models.PlannedStepModel: Naming("planning", "cle", ("titre", "cle")),
    rule_models.RuleFile: Naming("controle", "", ("controle",)),
    rule_models.RemedyModel: Naming("reparation", "", ("libelle",)),
    rule_models.ExampleModel: Naming("cas"),
}
"""The things that have a name of their own in a sentence."""

ENTRIES: Mapping[tuple[type[BaseModel], str], Kind] = {
    (dialogue_files.WordingsFile, "reponses"): "phrase",
    (dialogue_files.WhyFile, "pourquoi"): "phrase",
    (LanguageFile, "mots"): "famille",
    (LanguageFile, "seuils"): "seuil",
    (call_models.CallFile, "parametres"): "parametre",
    (call_models.FicheFile, "parametres"): "parametre",
}
"""The groups whose keys are names that authors give."""

_NATURAL = ("champ", "cle", "nom", "titre")
"""What most often tells things apart, where no model says."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a value: the annotation of its model, and the title and description of its key."""

    annotation: Any = None
    title: str = ""
    description: str = ""
    entries: Kind | None = None

    @property
    def model(self) -> type[BaseModel] | None:
        """The model of the value, when it is one thing."""
        return next((one for one in _members(self.annotation) if _is_model(one)), None)

    @property
    def naming(self) -> Naming | None:
        """How the thing is known."""
        return NAMINGS.get(self.model) if self.model else None

    def item(self) -> Shape:
        """The shape of what a list or a group of named entries holds."""
        for one in _members(self.annotation):
            arguments = [each for each in get_args(one) if each is not Ellipsis]
            if get_origin(one) in (tuple, list) and arguments:
                return Shape(arguments[0], "", self.description)
            if get_origin(one) is dict:
                return Shape(arguments[1], "", self.description)
        return Shape()

    def child(self, key: str) -> Shape:
        """The shape of a key's value."""
        model = self.model
        field = model.model_fields.get(key) if model else None
        if model is None or field is None:
            return self.item() if self.named else Shape()
        kind = ENTRIES.get((model, key))
        return Shape(field.annotation, field.title or "", field.description or "", kind)

    @property
    def entry_kind(self) -> Kind | None:
        """What the entries of a group are, when they are things with a name of their own."""
        naming = self.item().naming if self.named else None
        return self.entries or (naming.kind if naming else None)

    @property
    def named(self) -> bool:
        """Whether the keys of the value are names that authors give, whose order they chose."""
        return self.model is None and any(get_origin(one) is dict for one in _members(self.annotation))


def identity(shape: Shape, items: list[Any]) -> str:
    """The key that tells the items of a list apart, "" when there is none."""
    if not items or not all(isinstance(one, dict) for one in items):
        return ""
    naming = shape.naming
    if naming is not None:
        return naming.key if all(naming.key in one for one in items) else ""
    return next((key for key in _NATURAL if all(isinstance(one.get(key), str) for one in items)), "")


def _members(annotation: Any) -> Iterator[Any]:
    """The possible types of a value."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _members(one)
    elif annotation is not None:
        yield annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
