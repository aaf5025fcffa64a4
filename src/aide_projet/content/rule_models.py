"""The shape of rules/<call>/controles/<controle>.yaml: one rule with its remedies, its source and its examples."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from aide_projet.checks.finding import Severity
from aide_projet.content.call_models import KEY, NAME, SourceModel, Text
from aide_projet.content.yaml_file import FileModel


class FigureModel(FileModel):
    """Un nombre calculé par le contrôle."""

    formule: Text = Field(title="Formule", description="Le calcul, tel que plancher - montant_demande")
    arrondi: Literal["superieur", "inferieur"] = Field(title="Arrondi", description="À l'euro au-dessus ou au-dessous")


class RowModel(FileModel):
    """Un montant relevé dans une ligne d'un tableau, les autres lignes restant telles quelles."""

    tableau: str = Field(title="Tableau", description="Le champ, tel que cofinancements")
    ligne: dict[str, str] = Field(
        title="Ligne",
        description="Ce qui la fait reconnaître, d'abord son genre, tel que {type: commune, statut: demande}",
        min_length=1,
    )
    colonne: str = Field(default="montant", title="Colonne", description="La colonne relevée")
    de: Text = Field(title="De", description="De combien : un fait ou un calcul en euros")
    sinon: dict[str, str] = Field(
        default={}, title="Sinon", description="Les textes d'une ligne ajoutée quand aucune ne convient"
    )


class RemedyModel(FileModel):
    """Une façon de réparer."""

    libelle: Text = Field(title="Libellé", description="Le texte du bouton, avec ses montants")
    champ: str = Field(default="", title="Champ", description="Le champ à ouvrir, ou « chacun » des champs du constat")
    pose: dict[str, bool | int | float | str] | None = Field(
        default=None, title="Pose", description="Ce qu'un appui écrit : champ: fait, calcul ou valeur"
    )
    releve: RowModel | None = Field(
        default=None, title="Relève", description="Ce qu'un appui ajoute à un montant d'un tableau"
    )
    si: str | None = Field(default=None, title="Si", description="Condition : proposé dans ce cas seulement")


class PlaceModel(FileModel):
    """Ce que la liste officielle dit de la commune de l'exemple."""

    departement: str = Field(default="", title="Département")
    arrondissement: str = Field(default="", title="Arrondissement")
    connue: bool | None = Field(default=None, title="Connue", description="Si la commune est sur la liste officielle")
    codes_postaux: tuple[str, ...] = Field(default=(), title="Codes postaux", description="Ceux de la commune")


class ExampleModel(FileModel):
    """Un brouillon et ce que le contrôle doit en dire."""

    brouillon: dict[str, JsonValue] = Field(title="Brouillon", description="Les champs et leurs valeurs")
    aujourdhui: datetime.date | None = Field(default=None, title="Aujourd'hui", description="Le jour de l'exemple")
    edition: str = Field(default="", title="Édition", description="L'édition que le brouillon nomme (vide : aucune)")
    proposee: str | None = Field(default=None, title="Proposée", description="La fiche que l'outil propose")
    autres_cles: tuple[str, ...] = Field(
        default=(), title="Autres clés", description="Des noms que le brouillon contient et qui ne sont pas des champs"
    )
    lieu: PlaceModel = Field(default=PlaceModel(), title="Lieu")
    attendu: Literal["inconnu"] | dict[str, JsonValue] = Field(
        title="Attendu", description="inconnu, ou {signale: true ou false, et les nombres du calcul}"
    )


class RuleFile(FileModel):
    """controles/<controle>.yaml : un contrôle et ses exemples."""

    controle: str = Field(title="Contrôle", description="Son nom, celui du fichier", pattern=KEY)
    rang: int = Field(default=50, title="Rang", description="À gravité égale, les plus petits d'abord", ge=1, le=99)
    fiches: tuple[str, ...] = Field(default=(), title="Fiches", description="Les fiches concernées (vide : toutes)")
    champs: tuple[str, ...] = Field(default=(), title="Champs", description="Les champs qui entrent dans le calcul")
    champs_selon: str = Field(
        default="",
        title="Champs selon",
        description="Le fait qui donne la liste des champs, tel que manques_essentiels",
    )
    calculs: dict[Annotated[str, Field(pattern=NAME)], str | FigureModel] = Field(
        default={}, title="Calculs", description="Les nombres à montrer, par leur nom"
    )
    si: Text = Field(title="Si", description="La condition : le contrôle signale quand elle est vraie")
    mesure: str | None = Field(
        default=None,
        title="Mesure",
        description="De combien on en est loin : une façon de réparer autre chose ne doit pas l'augmenter",
    )
    gravite: Severity = Field(title="Gravité", description="bloquant, attention ou conseil")
    message: Text = Field(title="Message", description="Ce qui ne va pas, en français simple")
    reparer: tuple[Text | RemedyModel, ...] = Field(title="Réparer", description="Comment réparer", min_length=1)
    source: SourceModel = Field(title="Source")
    exemples: tuple[ExampleModel, ...] = Field(
        title="Exemples", description="Les trois réponses : signale, ne signale pas, inconnu", min_length=1
    )
