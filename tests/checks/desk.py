"""A hand to check drafts on a day, and a draft that has everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aide_projet.checks.call import Call
from aide_projet.checks.facts import facts
from aide_projet.checks.finding import Finding
from aide_projet.checks.findings import findings
from aide_projet.checks.location import Location
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.slot import Slot, kind_name
from aide_projet.draft.value import Value

REHEARSED = date(2014, 11, 10)


@dataclass(frozen=True)
class Desk:
    """Checks drafts against the shipped call."""

    call: Call
    slots: Mapping[str, Slot]

    def draft(self, values: Mapping[str, Value]) -> Draft:
        """A draft of these values; names that are no slot go to its extra, as an import puts them."""
        filled = {
            name: Filled(value, kind_name(self.slots[name].kind))
            for name, value in values.items()
            if name in self.slots
        }
        strange = {name: value for name, value in values.items() if name not in self.slots}
        return Draft(self.call.name, "", filled=filled, extra={"champs": strange} if strange else {})

    def facts(
        self,
        values: Mapping[str, Value],
        today: date = REHEARSED,
        proposed: str | None = None,
        proposed_from: tuple[str, ...] = (),
        location: Location = Location(),  # noqa: B008 (frozen)
    ) -> dict[str, object]:
        """The facts of these values."""
        draft = self.draft(values)
        return facts(
            self.call, self.slots, draft, today, proposed=proposed, proposed_from=proposed_from, location=location
        )

    def findings(self, today: date = REHEARSED, **values: Value) -> dict[str, Finding]:
        """The findings by check."""
        return {finding.check: finding for finding in findings(self.call, self.facts(values, today))}


READY: dict[str, Value] = {
    "idee": "Un jardin partagé derrière la tour avec les familles",
    "intitule": "Le jardin de la Tour",
    "fiche": "mobiliser",
    "porteur_type": "association",
    "structure_nom": "Les Amis de la Tour",
    "siret": "73282932000074",
    "commune": "Roubaix",
    "code_postal": "59100",
    "intercommunalite": "Métropole Européenne de Lille",
    "quartier": "L'Alma",
    "quartier_statut": "prioritaire",
    "constat": "L'espace derrière la tour est à l'abandon, les habitants le disent.",
    "objectifs": ["Réunir les voisins", "Cultiver ensemble"],
    "actions": "Préparer le terrain, planter, récolter, fêter la récolte.",
    "public": {"texte": "les familles", "etiquettes": ["familles"]},
    "nombre_participants": {"min": 20, "max": 30},
    "publics_eloignes": "Du porte-à-porte avec les médiatrices.",
    "place_habitants": ["idee", "decision"],
    "partenaires": [{"nom": "École Jean-Jaurès", "role": "ateliers", "accord": "oui"}],
    "mise_en_reseau": "Échanges de graines avec le jardin de Tourcoing.",
    "date_debut": "2015-03",
    "date_fin": "2015-10",
    "budget_total": 10000,
    "depenses": [
        {"poste": "Outils", "compte": "60", "montant": 4000}, {"poste": "Animateur", "compte": "64", "montant": 6000},
    ],
    "montant_demande": 6000,
    "cofinancements": [{"financeur": "Ville de Roubaix", "type": "commune", "montant": 3000, "statut": "accorde"}],
    "autofinancement": 1000,
    "deja_finance_region": False,
    "indicateurs": [{"nom": "Familles", "cible": "30 familles"}, {"nom": "Ambiance", "cible": "on se salue"}],
    "gouvernance": "Une réunion d'habitants chaque mois.",
    "evaluation": "Un bilan à l'automne avec les habitants.",
    "contact_prealable": True,
    "contact_prealable_date": "2014-11-03",
    "contact_prealable_service": "Politique de la ville",
    "contact_nom": "Samira",
    "contact_telephone": "0611223344",
    "contact_courriel": "samira@example.org",
}  # fmt: skip


def with_(**changes: Any) -> dict[str, Value]:
    """The ready draft with changes; None takes a slot out."""
    return {name: value for name, value in (READY | changes).items() if value is not None}
