"""A draft with every field told, for the documents' benchmark."""

from __future__ import annotations

from typing import Any

FULL: dict[str, Any] = {
    "appel": "dsdt-2015",
    "edition": "2015",
    "langue": "fr",
    "champs": {
        "idee": "Un jardin partagé derrière la tour, avec les familles, pour se retrouver et cultiver ensemble.",
        "intitule": "Le jardin de la tour",
        "fiche": "gup",
        "porteur_type": "association",
        "structure_nom": "Les Mains vertes",
        "contact_nom": "Amina Kaci",
        "contact_telephone": "0612345678",
        "commune": "Roubaix",
        "code_postal": "59100",
        "intercommunalite": "Métropole européenne de Lille",
        "quartier": "Alma",
        "quartier_statut": "prioritaire",
        "constat": "Les pieds d'immeuble sont à l'abandon. " * 12,
        "objectifs": ["Créer un lieu commun", "Apprendre à cultiver", "Réunir les générations"],
        "actions": "Réunions, chantier, plantations, fête d'ouverture. " * 12,
        "public": {"texte": "les familles de la tour", "etiquettes": ["familles"]},
        "nombre_participants": {"min": 30, "max": 40},
        "place_habitants": ["idee", "decision", "realisation"],
        "partenaires": [{"nom": "Le bailleur", "role": "prête le terrain", "accord": "oui"}],
        "thematique_gup": "jardin",
        "nature_depense": "fonctionnement",
        "date_debut": "2015-03-01",
        "date_fin": "2015-10-31",
        "budget_total": 12000,
        "depenses": [{"poste": f"Poste {n}", "compte": "60", "montant": 400} for n in range(30)],
        "montant_demande": 7000,
        "cofinancements": [{"financeur": "Ville", "type": "commune", "montant": 4000, "statut": "demande"}],
        "autofinancement": 1000,
        "indicateurs": [{"nom": "Familles", "cible": "30", "moyen": "cahier"}],
        "gouvernance": "Un comité d'habitants chaque mois.",
        "evaluation": "Un bilan avec tous en octobre.",
        "contact_prealable": True,
    },
    "sources": {},
    "gares": [],
    "version": 1,
}
