"""A resident of Roubaix: what she says when asked, so that journeys read like her."""

from __future__ import annotations

IDEA = "On veut faire un jardin derrière la tour à Roubaix avec 30 familles du quartier"
TITLE = "Le jardin de la tour"
ANSWERS = {
    "idee": IDEA,
    "intitule": TITLE,
    "porteur_type": "une association",
    "structure_nom": "Les Voisines de l'Alma",
    "commune": "Roubaix",
    "code_postal": "59100",
    "quartier": "l'Alma",
    "quartier_statut": "prioritaire",
    "thematique_gup": "un jardin",
    "nature_depense": "fonctionnement",
    "constat": "Le terrain est à l'abandon, on en a parlé à trente familles avec le bailleur et la mairie.",
    "public": "les familles et les enfants",
    "nombre_participants": "30 personnes",
    "date_debut": "le 1er avril 2015",
    "date_fin": "le 30 septembre 2015",
    "budget_total": "10 000 euros",
    "montant_demande": "6 000 euros",
    "cofinancements": "la mairie de Roubaix 3000 euros",
    "autofinancement": "1 000 euros",
    "contact_nom": "Fatima Benali",
    "contact_telephone": "06 11 22 33 44",
    "contact_courriel": "fatima@voisines.org",
}
CHOICES = {"fiche": "fiche:gup"}
"""What she presses instead of typing."""


def reply(slot: str) -> dict[str, str]:
    """Her answer to the question of a slot, as the chat's form sends it; what she was not prepared for, she skips."""
    if slot in ANSWERS:
        return {"texte": ANSWERS[slot]}
    return {"choix": CHOICES.get(slot, "passer")}
