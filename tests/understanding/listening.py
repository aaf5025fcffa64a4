"""An utterance heard with the shipped vocabulary, the shipped communes, and a few slots made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from told import shipped_context

from aide_projet.content.places import load_places
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Column,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    Slot,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.draft.value import Value
from aide_projet.understanding.place import Places
from aide_projet.understanding.reading import Understood
from aide_projet.understanding.result import Result, result_json
from aide_projet.understanding.utterance import understand

BEARERS = (
    Option("habitant", "Une habitante ou un habitant", ("habitant", "moi", "je suis seule")),
    Option("collectif", "Un groupe d'habitants", ("collectif", "des voisins", "groupe d'habitants")),
    Option("association", "Une association", ("association", "asso")),
    Option("centre_social", "Un centre social", ("centre social",)),
    Option("autre", "Autre", ("école",)),
)
PARTS = (
    Option("idee", "L'idée vient des habitants", ("idée",)),
    Option("decision", "Ils décident", ("décision", "ils décident", "décider")),
    Option("realisation", "Ils font", ("ils font", "réaliser")),
    Option("evaluation", "Ils disent si c'est réussi", ("évaluation", "bilan")),
)
PUBLICS = (
    Option("jeunes", "Jeunes", ("jeunes", "ados")),
    Option("femmes", "Femmes", ("femmes", "mamans")),
    Option("familles", "Familles", ("famille", "familles")),
    Option("tous", "Tout le monde", ("tous", "tout le monde")),
)
_FUNDERS = (Option("commune", "Commune", ("mairie",)), Option("caf", "CAF"))
_KINDS: Mapping[str, tuple[str, SlotKind]] = {
    "idee": ("L'idée", LongText(min_words=5)),
    "intitule": ("Titre du projet", ShortText(5, 120)),
    "porteur_type": ("Qui porte le projet", Choice(BEARERS)),
    "structure_nom": ("Nom de la structure", ShortText()),
    "siret": ("Numéro SIRET", Siret()),
    "rna": ("Numéro RNA", Rna()),
    "commune": ("Commune", Place()),
    "code_postal": ("Code postal", Place("code_postal")),
    "intercommunalite": ("Intercommunalité", Place("intercommunalite")),
    "quartier": ("Quartier", ShortText()),
    "public": ("Pour qui", Tags(PUBLICS)),
    "nombre_participants": ("Nombre de participants", Count()),
    "encadrants": ("Encadrants", Count()),
    "place_habitants": ("Place des habitants", MultiChoice(PARTS)),
    "objectifs": ("Objectifs", TextList(3)),
    "date_debut": ("Début", Date()),
    "date_fin": ("Fin", Date()),
    "budget_total": ("Budget total", Amount()),
    "montant_demande": ("Montant demandé", Amount()),
    "autofinancement": ("Votre part", Amount()),
    "cofinancements": (
        "Autres financeurs",
        Table(
            (
                Column("financeur", "Qui", ShortText()),
                Column("type", "Type", Choice(_FUNDERS)),
                Column("montant", "Montant", Amount()),
            )
        ),
    ),
    "cofinancement_local_taux": ("Part locale", Derived("pourcentage")),
    "partenaires": (
        "Partenaires",
        Table((Column("nom", "Nom", ShortText(), required=True), Column("role", "Rôle", ShortText()))),
    ),
    "contact_prealable": ("Contact pris", YesNo()),
    "contact_nom": ("Personne à contacter", ShortText()),
    "contact_courriel": ("Courriel", Email()),
    "contact_telephone": ("Téléphone", Phone()),
}
SLOTS = {name: Slot(name, kind, label) for name, (label, kind) in _KINDS.items()}
GLOSSARY = {
    "cofinancement": ("Cofinancement", "cofinancement", "cofi"),
    "qpv": ("Quartier prioritaire", "quartier prioritaire", "qpv"),
    "conseil_citoyen": ("Conseil citoyen", "conseil citoyen"),
}


@cache
def shipped_places() -> Places:
    """The communes as shipped."""
    return load_places(Path(__file__).parents[2] / "rules")


def understood(
    text: str,
    asked: str | None = None,
    *,
    known: Mapping[str, Value] | None = None,
    last: str | None = None,
    **more: object,
) -> Understood:
    """What is understood on Monday 10 November 2014."""
    context = shipped_context()
    return understand(
        text,
        language=context.language,
        slots=SLOTS,
        places=shipped_places(),
        asked=asked,
        today=context.today,
        known=known or {},
        last=last,
        glossary=GLOSSARY,
        **more,  # type: ignore[arg-type]
    )


def heard(
    text: str, asked: str | None = None, *, known: Mapping[str, Value] | None = None, last: str | None = None
) -> Result:
    """The same, in the shapes of `understand --jsonl`, without what is only told for information."""
    result = result_json(understood(text, asked, known=known, last=last), asked or "libre")
    if isinstance(result, dict):
        return {key: value for key, value in result.items() if key not in ("approx", "precision", "topic")}
    return result
