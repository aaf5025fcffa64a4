"""What the API takes and answers, for its OpenAPI description; answers are made by `use_cases.state` (design §8)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from aide_projet.content.schema import DraftFile
from aide_projet.web.translation import SOURCE_LANGUAGE


class NewConversation(BaseModel):
    """Tout est facultatif."""

    model_config = ConfigDict(extra="forbid")

    appel: str | None = Field(default=None, description="Le nom d'un appel ; par défaut, celui du serveur.")
    langue: str = Field(default=SOURCE_LANGUAGE, description="La langue des réponses : « fr ».")
    aujourdhui: date | None = Field(default=None, description="Le jour à répéter, là où s'exercer est permis.")


class NewTurn(BaseModel):
    """Un tour : le numéro du dernier état reçu, et un texte ou un choix."""

    model_config = ConfigDict(extra="forbid")

    tour: int = Field(ge=0, strict=True, description="Le `tour` du dernier état reçu : un nombre entier.")
    texte: str = Field(default="", description="Ce que dit la personne.")
    choix: str = Field(default="", description="La clé d'un choix proposé.")


class FicheName(BaseModel):
    """Une fiche de l'appel."""

    cle: str
    titre: str


class CallName(BaseModel):
    """Un appel à projets."""

    appel: str = Field(description="Le nom à donner en commençant.")
    titre: str
    financeur: str
    fiches: list[FicheName]


class ChoiceState(BaseModel):
    """Un choix proposé."""

    cle: str = Field(description="Ce qu'il faut envoyer comme `choix`.")
    libelle: str = Field(description="Ce que lit la personne.")


class ReplyState(BaseModel):
    """Une réponse de l'outil."""

    genre: Literal["dit", "explication", "lecture", "correction", "precision", "constat", "fiche", "question"]
    nom: str = Field(description="Le nom de la phrase.")
    texte: str
    champ: str | None = Field(default=None, description="Le champ lu ; absent quand il n'y en a pas.")
    mots: str | None = Field(default=None, description="Les mots d'où vient ce qui est lu ; absent sans eux.")
    choix: list[ChoiceState] | None = Field(default=None, description="Absent sans choix.")


class QuestionState(BaseModel):
    """La question ouverte."""

    champ: str = Field(description="Le champ demandé.")
    genre: str = Field(description="Le genre du champ.")
    texte: str
    choix: list[ChoiceState]


class State(BaseModel):
    """L'état d'une conversation."""

    cle: str = Field(description="La clé privée de la conversation.")
    tour: int = Field(description="À renvoyer avec le prochain tour.")
    reponses: list[ReplyState] = Field(description="Les réponses du dernier tour.")
    question: QuestionState | None = Field(description="La question ouverte ; null quand tout est demandé.")
    brouillon: DraftFile
    retenu: str | None = Field(default=None, description="Un texte qui n'est pas gardé, rendu à la personne.")


class SourceState(BaseModel):
    """D'où vient un constat."""

    document: str
    partie: str


class EffectState(BaseModel):
    """Ce qu'une façon de réparer change, tel qu'on le lit."""

    quoi: str = Field(description="Le champ, ou la ligne du tableau.")
    avant: str = Field(description="Vide quand rien n'était dit.")
    apres: str


class RemedyState(BaseModel):
    """Une façon de réparer."""

    libelle: str
    champ: str = Field(description="Le champ à reprendre ; peut être vide.")
    pose: dict[str, JsonValue] | None = Field(description="Les valeurs posées d'un geste ; null : la question s'ouvre.")
    effets: list[EffectState] = Field(default=[], description="Ce que « pose » change ; vide sans elle.")


class FindingState(BaseModel):
    """Un constat."""

    controle: str = Field(description="Le nom du contrôle.")
    gravite: Literal["bloquant", "attention", "conseil"]
    champs: list[str]
    message: str
    reparer: list[RemedyState]
    source: SourceState
    calcul: dict[str, JsonValue] = Field(description="Les nombres du message, par nom.")


class Fault(BaseModel):
    """Ce qui n'a pas marché."""

    code: str = Field(description="Un nom qui ne change pas, comme « introuvable » ou « disque_plein ».")
    message: str = Field(description="Une phrase en français qui dit quoi faire.")


class Problem(BaseModel):
    """Une erreur."""

    erreur: Fault


class TurnProblem(Problem):
    """Une erreur, et le texte rendu."""

    texte: str | None = Field(default=None, description="Le texte envoyé, rendu quand il a été lu.")


class Late(State):
    """Un autre tour est arrivé avant : l'état d'aujourd'hui, et le texte rendu."""

    erreur: Fault
    texte: str
