"""The shapes of the files of rules/<call>/ that describe it: appel, editions, fiches, territoires, criteres, fonds."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from aide_projet.content.yaml_file import FileModel

KEY = r"^[a-z0-9][a-z0-9_-]{0,59}$"
NAME = r"^[a-z][a-z0-9_]{0,39}$"
CODE = r"^[0-9][0-9AB][0-9]{0,2}$"

Text = Annotated[str, Field(min_length=1)]


def _share(value: int | float | str | bool) -> int | float | str | bool:
    """« 30 % » is the share 0.3; other texts stay texts."""
    if not isinstance(value, str) or not value.rstrip().endswith("%"):
        return value
    written = value.rstrip().removesuffix("%").strip().replace(",", ".")
    try:
        return float(written) / 100
    except ValueError:
        raise ValueError("pourcentage illisible | écrivez par exemple : 30 %") from None


Parameter = Annotated[bool | int | float | str, AfterValidator(_share)]
Parameters = Annotated[
    dict[Annotated[str, Field(pattern=NAME)], Parameter],
    Field(title="Paramètres", description="Les nombres que les contrôles nomment : euros, parts (30 %) ou nombres"),
]


class SourceModel(FileModel):
    """D'où vient ce qui est écrit."""

    document: Text = Field(title="Document", description="Le nom du document, tel que appel-dsdt-2015")
    partie: Text = Field(title="Partie", description="La partie du document, telle que « Fiche 1, 3. Périmètre »")
    deduit: bool = Field(default=False, title="Déduit", description="Vrai si le texte ne le dit pas en toutes lettres")


class StepModel(FileModel):
    """Une étape du calendrier de l'appel."""

    cle: str = Field(title="Clé", pattern=KEY)
    libelle: Text = Field(title="Libellé", description="Ce qu'il y a à faire ; {date:date} écrit la date")
    date: Literal["ouverture", "fiche_synthetique", "dossier_complet"] | None = Field(
        default=None, title="Date", description="La date de l'édition, s'il y en a une"
    )


class ContactsModel(FileModel):
    """Comment dire qui contacter, selon ce que l'on sait déjà."""

    sans_fiche: Text = Field(title="Sans fiche", description="Ni la fiche ni le service ne sont connus")
    sans_territoire: Text = Field(title="Sans territoire", description="{service} est connu, pas le territoire")
    territoire: Text = Field(title="Avec territoire", description="{service} et {territoire} sont connus")
    regional: Text = Field(title="Régional", description="Un seul service pour toute la région : {service}")


class WaysModel(FileModel):
    """Comment les façons de réparer s'enchaînent, quand une seule ferait manquer à une autre règle."""

    enchainement: Text = Field(title="Enchaînement", description="Deux façons à la suite : {debut}, puis {suite}")
    etapes: int = Field(title="Étapes", description="Combien s'enchaînent au plus", ge=1, le=4)
    proposees: int = Field(title="Proposées", description="Combien sont proposées au plus pour un constat", ge=1, le=12)
    dites: int = Field(title="Dites", description="Combien la conversation en dit au plus", ge=1, le=12)


class CallFile(FileModel):
    """appel.yaml : l'appel à projets."""

    appel: str = Field(title="Appel", description="Le nom du dossier", pattern=KEY)
    titre: Text = Field(title="Titre")
    financeur: Text = Field(title="Financeur", description="Qui lance l'appel")
    avertissement: str = Field(default="", title="Avertissement", description="Ce qu'il faut dire de cet appel d'abord")
    departements: tuple[Annotated[str, Field(pattern=CODE)], ...] = Field(
        title="Départements", description="Les numéros des départements couverts", min_length=1
    )
    parametres: Parameters = Field(default_factory=dict)
    calendrier: tuple[StepModel, ...] = Field(default=(), title="Calendrier", description="Les étapes, dans l'ordre")
    contacts: ContactsModel = Field(title="Contacts", description="Qui contacter")
    sorties: WaysModel | None = Field(
        default=None, title="Sorties", description="Enchaîner les façons de réparer (sans quoi, une à la fois)"
    )
    jour_des_exemples: datetime.date = Field(
        title="Jour des exemples", description="Le jour où se jouent les exemples qui n'en donnent pas"
    )
    source: SourceModel = Field(title="Source")


class EditionModel(FileModel):
    """Les dates d'une année."""

    edition: str = Field(title="Édition", pattern=KEY)
    titre: Text = Field(title="Titre")
    ouverture: datetime.date | None = Field(
        default=None, title="Ouverture", description="Le premier jour, s'il est dit"
    )
    fiche_synthetique: datetime.date | None = Field(
        default=None, title="Fiche synthétique", description="Le dernier jour pour la fiche synthétique"
    )
    dossier_complet: datetime.date | None = Field(
        default=None, title="Dossier complet", description="Le dernier jour pour le dossier complet"
    )
    deduit: tuple[Literal["ouverture", "fiche_synthetique", "dossier_complet"], ...] = Field(
        default=(), title="Déduit", description="Les dates que le texte ne donne pas en entier"
    )
    source: SourceModel = Field(title="Source")

    @model_validator(mode="after")
    def _both_deadlines(self) -> EditionModel:
        if (self.fiche_synthetique is None) != (self.dossier_complet is None):
            raise ValueError(
                "une édition a ses deux dates limites, ou aucune quand elle est seulement annoncée | "
                "écrivez fiche_synthetique et dossier_complet"
            )
        return self


class EditionsFile(FileModel):
    """editions.yaml : les éditions de l'appel et leurs dates."""

    editions: tuple[EditionModel, ...] = Field(title="Éditions", min_length=1)


class FicheFile(FileModel):
    """fiches/<fiche>.yaml : une fiche de l'appel."""

    fiche: str = Field(title="Fiche", description="La clé, celle du champ fiche", pattern=NAME)
    numero: int = Field(title="Numéro", ge=1)
    titre: Text = Field(title="Titre", description="Le titre complet, tel que dans le texte")
    titre_court: Text = Field(title="Titre court", description="Pour les boutons")
    resume: Text = Field(title="Résumé", description="Une phrase, en français simple")
    objectifs: tuple[Text, ...] = Field(title="Objectifs", min_length=1)
    themes: tuple[Text, ...] = Field(title="Thèmes", min_length=1)
    perimetre: Text = Field(title="Périmètre", description="Ce qui est regardé, en une ou deux phrases")
    dispositifs: tuple[Text, ...] = Field(default=(), title="Dispositifs", description="Les dispositifs voisins nommés")
    parametres: Parameters
    service: Text = Field(title="Service", description="Le service que le texte nomme")
    service_unique: bool = Field(
        default=False, title="Service unique", description="Vrai s'il répond pour toute la région"
    )
    source: SourceModel = Field(title="Source")


class TerritoryModel(FileModel):
    """Un territoire de l'appel."""

    cle: str = Field(title="Clé", pattern=KEY)
    titre: Text = Field(title="Titre")
    arrondissements: tuple[Annotated[str, Field(pattern=CODE)], ...] = Field(
        title="Arrondissements", description="Leurs codes officiels", min_length=1
    )


class TerritoriesFile(FileModel):
    """territoires.yaml : quel arrondissement relève de quel territoire."""

    territoires: tuple[TerritoryModel, ...] = Field(title="Territoires", min_length=1)
    source: SourceModel = Field(title="Source")


class CriterionModel(FileModel):
    """Un critère de sélection."""

    cle: str = Field(title="Clé", pattern=KEY)
    titre: Text = Field(title="Titre")
    court: str = Field(default="", title="Court", description="Le titre en quelques mots, pour le dessin")
    champs: tuple[str, ...] = Field(title="Champs", description="Les champs qui le montrent", min_length=1)
    questions: dict[str, Text] = Field(
        default={}, title="Questions", description="Par champ, la question qui aiderait à le montrer"
    )


class CriteriaFile(FileModel):
    """criteres.yaml : les critères de sélection."""

    criteres: tuple[CriterionModel, ...] = Field(title="Critères", min_length=1)
    source: SourceModel = Field(title="Source")


class LocalFundersModel(FileModel):
    """Qui compte comme collectivité locale."""

    types: tuple[str, ...] = Field(title="Types", description="Les types de financeur qui comptent", min_length=1)
    source: SourceModel = Field(title="Source")


class RateBaseModel(FileModel):
    """Sur quoi se calcule la part des collectivités."""

    champ: str = Field(title="Champ", description="Un champ ou un fait en euros, tel que budget_total")
    libelle: Text = Field(title="Libellé", description="Comment le dire, tel que « le coût total du projet »")
    source: SourceModel = Field(title="Source")


class VolunteerHourModel(FileModel):
    """Ce que vaut une heure de bénévolat, dans la part donnée du budget (comptes 86 et 87)."""

    montant: float = Field(title="Montant", description="En euros par heure", gt=0, le=200)
    libelle: Text = Field(title="Libellé", description="D'où vient ce montant, tel que « le SMIC horaire »")
    source: SourceModel = Field(title="Source")


class FundModel(FileModel):
    """Une autre aide, vers laquelle se tourner."""

    cle: str = Field(title="Clé", pattern=KEY)
    titre: Text = Field(title="Titre")
    resume: Text = Field(title="Résumé")
    source: SourceModel = Field(title="Source")


class FundsFile(FileModel):
    """fonds.yaml : comment l'argent se compte, et les autres aides."""

    financeurs_locaux: LocalFundersModel = Field(title="Financeurs locaux")
    base_du_taux: RateBaseModel = Field(title="Base du taux")
    comptes_de_depenses: tuple[str, ...] = Field(
        default=(), title="Comptes de dépenses", description="Les deux premiers chiffres possibles"
    )
    heure_benevole: VolunteerHourModel | None = Field(default=None, title="Heure de bénévolat")
    autres_fonds: tuple[FundModel, ...] = Field(default=(), title="Autres fonds")
