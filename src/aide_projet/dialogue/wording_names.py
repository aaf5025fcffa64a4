"""The sentences that the dialogue needs from reponses.yaml: name → the variables it offers each.

The content loader reports a missing one; a wording may use fewer variables, never others.
"""

from __future__ import annotations

from collections.abc import Mapping


def _vars(*names: str) -> frozenset[str]:
    return frozenset(names)


WORDING_NAMES: Mapping[str, frozenset[str]] = {
    # start
    "bienvenue": _vars("titre_appel"),
    "appel_ferme": _vars("date_limite"),
    "exercice": _vars("jour"),
    "gardez_mots": _vars("mots"),
    # readings said back
    "lu": _vars("libelle", "valeur"),
    "lu_volontaire": _vars("libelle", "valeur", "mots"),
    "corrige": _vars("libelle", "avant", "valeur"),
    "corrige_quoi": _vars(),
    "note_idee": _vars(),
    "encore_un_peu": _vars(),
    "rien_change": _vars(),
    "a_revoir": _vars("libelle"),
    "passe": _vars("libelle"),
    "gare": _vars("libelle", "qui_sait"),
    "revient_gare": _vars("libelle"),
    # commands
    "rien_a_passer": _vars(),
    "retour_question": _vars(),
    "rien_a_annuler": _vars(),
    "annule": _vars("quoi"),
    "recommence_confirme": _vars(),
    "recommence": _vars(),
    "arret": _vars("mots"),
    "arret_ici": _vars(),
    "resume_vide": _vars(),
    "resume": _vars("lignes"),
    "ou_jen_suis": _vars("fait", "total", "reste"),
    "aide": _vars(),
    "exemple": _vars("exemple"),
    "pas_d_exemple": _vars(),
    "imprimer": _vars("adresse"),
    "humain": _vars("nom", "telephone"),
    "humain_sans_numero": _vars(),
    # questions back
    "definition": _vars("titre", "definition"),
    "terme_inconnu": _vars(),
    "pourquoi": _vars("pourquoi"),
    "faq_inconnue": _vars(),
    # not understood, doubts
    "vide": _vars(),
    "trop_long": _vars("maximum"),
    "pas_compris_1": _vars("exemple"),
    "pas_compris_2": _vars(),
    "pas_compris_3": _vars(),
    "doute_separateur": _vars(),
    "doute_fourchette": _vars("min", "max"),
    "doute_au_moins": _vars(),
    "doute_au_plus": _vars(),
    "doute_par_unite": _vars(),
    "doute_calcul": _vars("valeur"),
    "doute_plusieurs": _vars(),
    "doute_date_passee": _vars(),
    "doute_date_impossible": _vars(),
    "doute_precision": _vars(),
    "doute_jour": _vars(),
    "doute_annee": _vars(),
    "doute_nombre_vague": _vars(),
    "doute_part": _vars(),
    "doute_commune": _vars("valeur"),
    "doute_commune_inconnue": _vars("valeur"),
    "doute_courriel": _vars("valeur"),
    "doute_milliers": _vars(),
    "doute_negatif": _vars(),
    "doute_enorme": _vars(),
    "doute_devise": _vars(),
    "doute_code_postal": _vars(),
    "doute_nombre": _vars(),
    "doute_pourcentage": _vars(),
    "doute_unite": _vars(),
    "doute_duree": _vars(),
    "doute_telephone": _vars(),
    "doute_siret": _vars(),
    "doute_rna": _vars(),
    "doute_choix": _vars(),
    "doute_general": _vars(),
    "doublon": _vars(),
    # sensitive data, feelings
    "donnees_sensibles": _vars("quoi"),
    "masque": _vars(),
    "garde_quand_meme": _vars(),
    "detresse": _vars(),
    "insulte": _vars(),
    "merci": _vars(),
    "bonjour": _vars(),
    "accord": _vars(),
    "bavardage": _vars(),
    "blague": _vars(),
    "identite": _vars(),
    # fiche
    "fiche_proposee": _vars("titre", "raison"),
    "fiche_choisie": _vars("titre"),
    "fiche_autre": _vars("choisie", "proposee"),
    "fiche_proche": _vars(),
    "hors_sujet": _vars("message"),
    # ends
    "fin_express": _vars("titre"),
    "fin_complet": _vars("titre"),
    "complet_continue": _vars(),
    "constat_nouveau": _vars("message"),
    # buttons
    "bouton_oui": _vars(),
    "bouton_non": _vars(),
    "bouton_passer": _vars(),
    "bouton_ne_sait_pas": _vars(),
    "bouton_masquer": _vars(),
    "bouton_garder": _vars(),
    "bouton_annuler": _vars(),
    "bouton_changer": _vars(),
    "bouton_complet": _vars(),
    "bouton_express": _vars(),
    # pages
    "partie_calculee": _vars(),
    # refusals of the use cases
    "disque_plein": _vars(),
    "inconnu_projet": _vars(),
    "import_pas_un_objet": _vars("detail"),
    "import_version": _vars("detail"),
    "import_sans_appel": _vars("detail"),
    "import_sans_champs": _vars("detail"),
    "import_appel": _vars("detail", "connus"),
}
