"""What people type along the express path: the load of the benchmarks. None of it is a case of `shared/cases`."""

from __future__ import annotations

IDEAS = (
    "Un jardin derrière la tour Descartes à Roubaix, avec une trentaine de familles",
    "on veut monter un petit marché gratuit entre voisins le dimanche matin à Lens",
    "Faire une grande fresque avec les collégiens sur le mur du gymnase",
    "Créer un groupe d'habitants qui suit la rénovation du quartier avec la mairie de Denain",
)

ANSWERS: dict[str, tuple[str, ...]] = {
    "idee": IDEAS,
    "intitule": ("Les Voisins du Dimanche", "Le jardin de la tour"),
    "fiche": ("oui",),
    "porteur_type": ("une association", "le centre social"),
    "structure_nom": ("Les Mains vertes",),
    "commune": ("Roubaix", "tourcoin", "59200", "Lens"),
    "code_postal": ("59100",),
    "quartier": ("l'Alma",),
    "quartier_statut": ("prioritaire", "je ne sais pas"),
    "public": ("les familles et les jeunes du quartier",),
    "nombre_participants": ("30", "une trentaine", "entre 20 et 30"),
    "date_debut": ("1er mars 2015", "en avril"),
    "date_fin": ("fin juin 2015", "le 30 septembre 2015"),
    "budget_total": ("8000", "deux mille cinq cents euros", "6 500 €"),
    "montant_demande": ("3000", "2 500 euros"),
    "cofinancements": ("la mairie 2000, la CAF 500", "2000 de la ville"),
    "autofinancement": ("500", "rien"),
    "constat": ("Les espaces sont abandonnés, le conseil citoyen l'a constaté avec le bailleur en marchant",),
    "nature_depense": ("fonctionnement",),
    "contact_nom": ("Amina Kaci",),
    "contact_telephone": ("06 12 34 56 78",),
    "contact_courriel": ("amina.kaci@laposte.net",),
}


def answer(slot: str, turn: int) -> str:
    """What is typed at that question; the turn varies the wording."""
    choices = ANSWERS.get(slot)
    return choices[turn % len(choices)] if choices else "je ne sais pas"
