"""The shape of rules/<call>/retroplanning.yaml: the steps of the calendar drawn backwards, and their lead times."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from aide_projet.checks.retroplan import Bound, Certainty
from aide_projet.content.call_models import NAME, SourceModel, Text
from aide_projet.content.yaml_file import FileModel

MOST_DAYS = 730


class LeadModel(FileModel):
    """Un délai compté depuis une autre étape."""

    etape: str = Field(title="Étape", description="La clé d'une autre étape de ce fichier", pattern=NAME)
    jours: int | None = Field(
        default=None, title="Jours", description="Jours de calendrier, tels que 21", ge=1, le=MOST_DAYS
    )
    jours_ouvres: int | None = Field(
        default=None, title="Jours ouvrés", description="Jours travaillés, tels que 10", ge=1, le=MOST_DAYS
    )

    @model_validator(mode="after")
    def _one_unit(self) -> LeadModel:
        if (self.jours is None) == (self.jours_ouvres is None):
            raise ValueError("un délai s'écrit en jours ou en jours_ouvres | gardez l'un des deux")
        return self


class PlannedStepModel(FileModel):
    """Une étape du calendrier à rebours."""

    cle: str = Field(title="Clé", pattern=NAME)
    titre: Text = Field(title="Titre", description="Ce qu'il y a à faire, à l'infinitif")
    pourquoi: Text = Field(title="Pourquoi", description="{jours} écrit le délai, {jour:date} la date obtenue")
    date: Literal["ouverture", "fiche_synthetique", "dossier_complet"] | None = Field(
        default=None, title="Date", description="Une date de l'édition"
    )
    avant: LeadModel | None = Field(default=None, title="Avant", description="Un délai avant une autre étape")
    apres: LeadModel | None = Field(default=None, title="Après", description="Un délai après une autre étape")
    sens: Bound = Field(default=Bound.LATEST, title="Sens", description="au_plus_tard, vers ou pas_avant")
    certitude: Certainty | None = Field(
        default=None, title="Certitude", description="De la date : texte, deduit ou usage (avec avant ou apres)"
    )
    si: str | None = Field(default=None, title="Si", description="Condition : montrée dans ce cas seulement")
    fait_si: str | None = Field(default=None, title="Fait si", description="Condition : cochée dans ce cas")
    alerte_si: str | None = Field(
        default=None, title="Alerte si", description="Condition ; jour est la date obtenue, telle que 2015-01-23"
    )
    alerte: Text | None = Field(default=None, title="Alerte", description="Ce qui est dit quand alerte_si est vrai")
    champ: str = Field(default="", title="Champ", description="Le champ que l'étape ouvre")
    source: SourceModel = Field(title="Source")

    @model_validator(mode="after")
    def _one_anchor(self) -> PlannedStepModel:
        if sum(given is not None for given in (self.date, self.avant, self.apres)) != 1:
            raise ValueError("une étape se place par date, avant ou apres | gardez l'un des trois")
        if (self.certitude is None) != (self.date is not None):
            raise ValueError(
                "certitude va avec avant ou apres : celle d'une date est dite dans editions.yaml | "
                "ajoutez-la à un délai, retirez-la d'une date"
            )
        if (self.alerte is None) != (self.alerte_si is None):
            raise ValueError("alerte et alerte_si vont ensemble | écrivez les deux, ou aucune")
        return self


class NoticesModel(FileModel):
    """Ce qui est dit au-dessus du calendrier, selon l'édition."""

    ouverte: Text = Field(title="Ouverte")
    close: Text = Field(title="Close")
    pas_ouverte: Text = Field(title="Pas encore ouverte")
    sans_date: Text = Field(title="Sans date", description="L'appel n'a aucune édition dont on sache les dates")
    annoncee: Text = Field(
        title="Annoncée", description="Dit en plus, quand {editions_annoncees:liste} n'ont pas encore de dates"
    )


class RetroplanFile(FileModel):
    """retroplanning.yaml : le calendrier à rebours et ses délais."""

    bientot: int = Field(title="Bientôt", description="À combien de jours une étape est dite « bientôt »", ge=0, le=365)
    rappels: tuple[Annotated[int, Field(ge=1, le=365)], ...] = Field(
        default=(), title="Rappels", description="Combien de jours avant, l'agenda du téléphone le rappelle"
    )
    annonces: NoticesModel = Field(title="Annonces")
    etapes: tuple[PlannedStepModel, ...] = Field(title="Étapes", min_length=1)
