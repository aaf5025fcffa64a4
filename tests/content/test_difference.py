"""What changes, told as an administrator would: one real edit of the shipped content after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from edited_copy import SHIPPED, Edited, edited, said

from aide_projet.content.difference import differences
from aide_projet.content.difference.change import Place, Unreadable

FLOW, SLOTS = "dialogues/dsdt/parcours.yaml", "dialogues/dsdt/champs.yaml"
CALL, FLOOR = "rules/dsdt-2015/appel.yaml", "rules/dsdt-2015/controles/plancher.yaml"
EDITIONS, FUNDS = "rules/dsdt-2015/editions.yaml", "rules/dsdt-2015/fonds.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Edited:
    return edited(tmp_path / "apres")


def test_the_same_content_has_no_difference(content: Edited) -> None:
    assert content.changes() == ()


def test_a_moved_question_says_one_sentence(content: Edited) -> None:
    content.move(FLOW, "      - champ: lieu\n", "      - champ: public\n", "      - champ: quartier\n")
    assert content.said() == ["La question « lieu » vient maintenant après « intercommunalite »."]


def test_a_question_moved_to_another_part_says_where(content: Edited) -> None:
    content.move(FLOW, "      - champ: budget_total", "      - champ: montant_demande", "      - champ: public\n")
    assert content.said() == [
        "La question « budget_total » vient maintenant après « lieu », dans la partie « Où et pour qui »."
    ]


def test_questions_that_move_together_say_one_sentence(content: Edited) -> None:
    content.move(FLOW, "      - champ: place_habitants\n", "  - partie: Quand\n", "      - champ: code_postal\n")
    assert content.said() == ["Les questions « place_habitants », « egalite » viennent maintenant après « commune »."]


def test_two_questions_that_change_places_say_one_sentence(content: Edited) -> None:
    content.move(FLOW, "      - champ: intitule\n", "      - champ: fiche\n", "      - champ: thematique_gup\n")
    assert len(content.said()) == 1


def test_a_title_put_over_other_questions_tells_which_change_part(content: Edited) -> None:
    content.move(
        FLOW, "  - partie: Quand\n    etapes:\n", "      - champ: date_debut", "      - champ: place_habitants\n"
    )
    assert content.said() == ["Les questions « place_habitants », « egalite » passent dans la partie « Quand »."]


def test_a_part_that_moves_takes_its_questions_along(content: Edited) -> None:
    content.move(FLOW, "  - partie: Quand\n", "  - partie: L'argent\n", "  - partie: Où et pour qui\n")
    assert content.said() == ["La partie « Quand » vient maintenant après « Qui porte le projet »."]


def test_a_renamed_part_keeps_its_questions(content: Edited) -> None:
    content.replace(FLOW, "- partie: L'argent\n", "- partie: Les sous\n")
    assert content.said() == ["La partie « Les sous » s'appelait « L'argent »."]


def test_a_new_part_tells_the_questions_that_it_takes(content: Edited) -> None:
    new = "  - partie: Les gens\n    etapes:\n      - champ: public\n"
    content.replace(FLOW, "      - champ: public\n", new)
    assert content.said() == [
        "La partie « Les gens » s'ajoute, après « Où et pour qui », avec : "
        "public, nombre_participants, encadrants, publics_eloignes, place_habitants, egalite."
    ]


def test_a_question_that_is_new_says_where_and_what(content: Edited) -> None:
    step = (
        "      - champ: surnom\n        question: Quel surnom ?\n        simple: Un surnom ?\n        pourquoi: Oui.\n"
    )
    content.replace(FLOW, "      - champ: fiche\n", f"{step}\n      - champ: fiche\n")
    assert content.said() == ["La question « surnom » s'ajoute, après « intitule » : « Quel surnom ? »."]


def test_a_question_that_is_no_more_is_told_with_its_former_line(content: Edited) -> None:
    content.move(FLOW, "      - champ: egalite\n", "  - partie: Quand", "  - partie: L'argent")
    text = (content.root / FLOW).read_text()
    start = text.index("      - champ: egalite\n")
    content.write(FLOW, text[:start] + text[text.index("  - partie: L'argent") :])
    (change,) = content.changes()
    assert content.said()[0].startswith("La question « egalite » disparaît (« Comment faites-vous pour que")
    line = (SHIPPED / FLOW).read_text().split("- champ: egalite\n")[0].count("\n") + 1
    assert change.place == Place(FLOW, line, gone=True)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "question: Combien coûte le projet en tout ?",
            "question: Combien coûtera votre projet en tout ?",
            "Le texte de la question « budget_total » se lit maintenant : "
            "« Combien [retiré : coûte le][ajouté : coûtera votre] projet en tout ? ».",
        ),
        (
            "simple: Comment s'appelle votre projet ?",
            "simple: C'est quoi, le nom de votre projet ?",
            "Le texte plus simple de la question « intitule » se lit maintenant : "
            "« [retiré : Comment s'appelle][ajouté : C'est quoi, le nom de] votre projet ? ».",
        ),
        (
            "C'est la première chose que lira le jury.",
            "Le jury le lira d'abord.",
            "L'explication de la question « intitule » se lit maintenant : « Le titre est écrit en haut de la fiche. "
            "[retiré : C'est la première chose que][ajouté : Le jury le] lira [retiré : le jury][ajouté : d'abord]. ».",
        ),
        (
            "exemples: [Le jardin de la tour, Tous à table, Paroles de quartier]",
            "exemples: [Tous à table, Paroles de quartier, Nos mots]",
            "Dans les exemples de la question « intitule » : "
            "ajout de « Nos mots » ; retrait de « Le jardin de la tour ».",
        ),
        (
            "ecoute: [siret, rna]",
            "ecoute: [siret, rna, commune]",
            "Dans les champs écoutés de la question « structure_nom » : ajout de « commune ».",
        ),
        (
            "ecoute: [siret, rna]",
            "ecoute: [rna, siret]",
            "Dans les champs écoutés de la question « structure_nom » : seul l'ordre a changé.",
        ),
        (
            "si: 'deja_finance_region == vrai'",
            "si: 'deja_finance_region != faux'",
            "La question « besoin_non_couvert » est posée si : deja_finance_region != faux "
            "(avant, si : deja_finance_region == vrai).",
        ),
        (
            "        si: 'deja_finance_region == vrai'\n",
            "",
            "La question « besoin_non_couvert » est maintenant posée dans tous les cas "
            "(avant, seulement si : deja_finance_region == vrai).",
        ),
        (
            "question: Quel est le numéro RNA de l'association ?\n        simple",
            "si: 'porteur_type == \"association\"'\n        question: Quel est le numéro RNA de l'association ?\n"
            "        simple",
            'La question « rna » n\'est plus posée que si : porteur_type == "association".',
        ),
    ],
)
def test_what_is_said_of_an_edited_question(content: Edited, old: str, new: str, sentence: str) -> None:
    content.replace(FLOW, old, new)
    assert content.said() == [sentence]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "    niveau: complet\n    maximum: 3",
            "    niveau: essentiel\n    maximum: 3",
            "Le champ « objectifs » devient essentiel (avant : complet).",
        ),
        (
            "    libelle: Objectifs\n    genre: liste",
            "    libelle: Objectifs\n    genre: texte_long",
            "Le genre du champ « objectifs » passe de « liste » à « texte_long ».",
        ),
        (
            "      - cle: memoire\n",
            "      - cle: ruches\n        libelle: Des ruches\n      - cle: memoire\n",
            "Le choix « Des ruches » du champ « thematique_gup » s'ajoute, après "
            "« Jardin communautaire participatif ».",
        ),
        (
            "- cle: memoire\n",
            "- cle: souvenirs\n",
            "Le choix « Mémoire du quartier qui change » du champ « thematique_gup » a pour clé « souvenirs » "
            "au lieu de « memoire ».",
        ),
        (
            "libelle: Mémoire du quartier qui change",
            "libelle: La mémoire",
            "Le libellé du choix « La mémoire » du champ « thematique_gup » se lit maintenant : "
            "« [retiré : Mémoire du quartier qui change][ajouté : La mémoire] ».",
        ),
        (
            "mots: [les deux, les 2, un peu des deux,",
            "mots: [les deux, les 2, moit-moit, un peu des deux,",
            "Dans les mots du choix « Les deux » du champ « nature_depense » : ajout de « moit-moit ».",
        ),
        (
            "  originalite:\n    libelle: Ce qui est nouveau\n",
            "  nouveaute:\n    libelle: Ce qui est nouveau\n",
            "Le champ « nouveaute » s'appelait « originalite ».",
        ),
        (
            "  originalite:\n",
            "  surnom:\n    libelle: Surnom\n    genre: texte_court\n\n  originalite:\n",
            "Le champ « surnom » s'ajoute, après « actions » : « Surnom ».",
        ),
    ],
)
def test_what_is_said_of_an_edited_field(content: Edited, old: str, new: str, sentence: str) -> None:
    content.replace(SLOTS, old, new)
    assert content.said() == [sentence]


def test_a_choice_whose_key_and_label_change_is_still_the_same_one(content: Edited) -> None:
    old = "- cle: memoire\n        libelle: Mémoire du quartier qui change\n"
    content.replace(SLOTS, old, "- cle: souvenirs\n        libelle: Les souvenirs\n")
    assert content.said() == [
        "Le choix « Les souvenirs » du champ « thematique_gup » a pour clé « souvenirs » au lieu de « memoire ».",
        "Le libellé du choix « Les souvenirs » du champ « thematique_gup » se lit maintenant : "
        "« [retiré : Mémoire du quartier qui change][ajouté : Les souvenirs] ».",
    ]


def test_a_column_of_a_table_is_named_inside_its_field(content: Edited) -> None:
    content.replace(SLOTS, "  cofinancements:\n", "  cofinancements: # les autres\n")
    text = (content.root / SLOTS).read_text()
    at = text.index("colonnes:", text.index("  cofinancements:"))
    column = "\n      - {cle: annee, libelle: Année, genre: nombre}"
    content.write(SLOTS, text[: at + len("colonnes:")] + column + text[at + len("colonnes:") :])
    assert content.said() == ["La colonne « Année » du champ « cofinancements » s'ajoute."]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            FLOOR,
            "si: montant_demande < plancher\n",
            "si: montant_demande <= plancher\n",
            "La condition du contrôle « plancher » passe de montant_demande < plancher à montant_demande <= plancher.",
        ),
        (
            FLOOR,
            "gravite: bloquant",
            "gravite: attention",
            "La gravité du contrôle « plancher » passe de « bloquant » à « attention ».",
        ),
        (
            FLOOR,
            "Il manque {manque:euros}.",
            "Il faut {manque:euros} de plus.",
            "Le message du contrôle « plancher » se lit maintenant : « … demande au moins "
            "{plancher:euros}. Il [retiré : manque][ajouté : faut] {manque:euros}[ajouté : de plus]. ».",
        ),
        (
            FLOOR,
            "  - {libelle: Revoir le montant demandé, champ: montant_demande}\n",
            "",
            "La façon de réparer « Revoir le montant demandé » du contrôle « plancher » disparaît.",
        ),
        (
            FLOOR,
            "source: {document: appel-dsdt-2015,",
            "source: {document: appel-dsdt-2016,",
            "« Source › Document » du contrôle « plancher » passe de « appel-dsdt-2015 » à « appel-dsdt-2016 ».",
        ),
        (
            FLOOR,
            "{fiche: gup, montant_demande: 4360}",
            "{fiche: gup, montant_demande: 4361}",
            "« Brouillon › montant_demande » de l'exemple n° 7 du contrôle « plancher » passe de 4 360 € à 4 361 €.",
        ),
        (
            "rules/dsdt-2015/fiches/mobiliser.yaml",
            "30 %",
            "40 %",
            "Le taux demandé aux collectivités locales de la fiche « mobiliser » passe de 30 % à 40 %.",
        ),
        (
            "rules/dsdt-2015/fiches/mobiliser.yaml",
            "plancher: 2000",
            "plancher: 1500.5",
            "Le plancher de la fiche « mobiliser » passe de 2 000 € à 1 500,50 €.",
        ),
        (
            CALL,
            "duree_conseillee_mois: 12",
            "duree_conseillee_mois: 18",
            "La durée conseillée (en mois) de l'appel « dsdt-2015 » passe de 12 à 18.",
        ),
        (
            FUNDS,
            "montant: 9.53",
            "montant: 9.61",
            "Dans rules/dsdt-2015/fonds.yaml, « Heure de bénévolat › Montant » passe de 9,53 € à 9,61 €.",
        ),
        (
            EDITIONS,
            "dossier_complet: 2015-01-23",
            "dossier_complet: 2015-02-06",
            "La date limite du dossier complet de l'édition « 2015 » passe du 23 janvier 2015 au 6 février 2015.",
        ),
        (
            "rules/dsdt-2015/fiches/gup.yaml",
            "service: Direction de l'Aménagement Durable, Conseil",
            "service: Direction de l'Aménagement, Conseil",
            "Le service à contacter de la fiche « gup » se lit maintenant : « Direction de l'Aménagement[retiré : "
            "Durable], Conseil régional Nord – Pas de Calais ».",
        ),
        (
            FUNDS,
            "types: [commune, intercommunalite, departement]",
            "types: [commune, intercommunalite, departement, region]",
            "Dans rules/dsdt-2015/fonds.yaml, « Financeurs locaux › Types » : ajout de « region ».",
        ),
        (
            FUNDS,
            "    titre: Nos Quartiers d'Été\n",
            "    titre: Nos Quartiers au Printemps\n",
            "Le titre de l'autre aide « Nos Quartiers au Printemps » se lit maintenant : "
            "« Nos Quartiers [retiré : d'Été][ajouté : au Printemps] ».",
        ),
        (
            "rules/dsdt-2015/territoires.yaml",
            'arrondissements: ["621", "622", "627"]',
            'arrondissements: ["621", "627"]',
            "Dans « Arrondissements » du territoire « Artois et Bassin Minier du Pas de Calais » : retrait de « 622 ».",
        ),
        (
            "rules/dsdt-2015/criteres.yaml",
            "court: Partenariat\n",
            "court: Avec qui\n",
            "« Court » du critère « Le partenariat mobilisé » passe de « Partenariat » à « Avec qui ».",
        ),
        (
            "rules/dsdt-2015/retroplanning.yaml",
            "avant: {etape: fiche_synthetique, jours: 21}",
            "avant: {etape: fiche_synthetique, jours: 28}",
            "« Avant › Jours » de l'étape du calendrier à rebours « Prendre rendez-vous avec la ville et "
            "l'intercommunalité » passe de 21 à 28.",
        ),
        (
            "rules/dsdt-2015/mots-cles/gup.yaml",
            "mots: [jardin partagé, jardins partagés,",
            "mots: [jardin partagé, jardins partagés, jardin d'immeuble,",
            "Dans les mots du groupe « Jardins » des mots-clés de la fiche « gup » : ajout de « jardin d'immeuble ».",
        ),
        (
            "rules/dsdt-2015/mots-cles/gup.yaml",
            "  - nom: Jardins\n    poids: 5",
            "  - nom: Jardins\n    poids: 5.5",
            "Le poids du groupe « Jardins » des mots-clés de la fiche « gup » passe de 5 à 5,5.",
        ),
        (
            "rules/dsdt-2015/mots-cles/commun.yaml",
            "  proche: 0.7 ",
            "  proche: 0.705 ",
            "Dans rules/dsdt-2015/mots-cles/commun.yaml, « reglages › Part du premier score à partir de laquelle la "
            "question est posée » passe de 0,7 à 0,705.",
        ),
        (
            "rules/dsdt-2015/departage.yaml",
            "Surtout des rencontres et de bons moments",
            "Surtout de bons moments",
            "« Une réponse par fiche › 1 › libelle » de la question qui départage « Qu'est-ce qui restera quand le "
            "projet sera fini ? » se lit maintenant : « Surtout [retiré : des rencontres et ]de bons moments ».",
        ),
        (
            "dialogues/dsdt/glossaire.yaml",
            "    definition: L'argent que vous mettez vous-mêmes, la caisse",
            "    definition: L'argent que vous mettez, la caisse",
            "La définition du mot du glossaire « Autofinancement » se lit maintenant : « L'argent que vous mettez"
            "[retiré : vous-mêmes], la caisse de l'association, les … ».",
        ),
        (
            "dialogues/dsdt/questions.yaml",
            "mots: [combien minimum, ",
            "mots: [combien minimum, minimum svp, ",
            "Dans les mots de la question fréquente « minimum » : ajout de « minimum svp ».",
        ),
        (
            "dialogues/dsdt/mots-de-retour.yaml",
            "    abbaye, abbesse,",
            "    abbaye, abbesse, abeilles,",
            "Dans dialogues/dsdt/mots-de-retour.yaml, les mots : ajout de « abeilles ».",
        ),
        (
            "dialogues/dsdt/pourquoi.yaml",
            '  regle_duree: "« {mots} » est lu comme une durée."',
            '  regle_duree: "« {mots} » se lit comme une durée."',
            "La phrase « regle_duree » se lit maintenant : « « {mots} » [retiré : est lu][ajouté : se lit] comme "
            "une durée. ».",
        ),
        (
            "dialogues/langue/fr/oui_non.yaml",
            "mots:\n",
            "mots:\n  peut-etre: [on verra bien]\n",
            "La famille de mots « peut-etre » du vocabulaire « oui_non » s'ajoute : « on verra bien ».",
        ),
        (
            FLOOR,
            "  - {brouillon: {fiche: gup}, attendu: inconnu}\n",
            "  - {brouillon: {fiche: gup}, attendu: inconnu}\n  - {brouillon: {fiche: innover}, attendu: inconnu}\n",
            "L'exemple n° 11 du contrôle « plancher » s'ajoute : « fiche: innover ».",
        ),
        (
            "dialogues/dsdt/remise.yaml",
            '    - dit: "Message tout prêt',
            '    - dit: "Bravo !"\n    - dit: "Message tout prêt',
            "La phrase « Bravo ! » (Remise › Fin) s'ajoute.",
        ),
        (
            "dialogues/dsdt/remise.yaml",
            '- {dit: "[EXERCICE]", si: exercice}',
            '- {dit: "[EXERCICE]", si: connu fiche}',
            "La condition de la phrase « [EXERCICE] » (Remise › Courriel › Objet) passe de exercice à connu fiche.",
        ),
        (
            "dialogues/dsdt/questions.yaml",
            "  - cle: maximum\n",
            "  - cle: au_plus\n",
            "La question fréquente « au_plus » s'appelait « maximum ».",
        ),
        (
            EDITIONS,
            "editions:\n",
            'editions:\n  - edition: "2016"\n    titre: Édition 2016\n',
            "L'édition « 2016 » s'ajoute : « Édition 2016 ».",
        ),
        (
            CALL,
            "choisissez d'abord la fiche.",
            "choisissez la fiche.",
            "« Contacts › Sans fiche » de l'appel « dsdt-2015 » se lit maintenant : « … la fiche et du territoire : "
            "choisissez [retiré : d'abord ]la fiche. ».",
        ),
        (
            "dialogues/langue/fr/souhaits.yaml",
            "\nexemples:\n",
            "\nexemples:\n  - {contexte: libre, dit: allez hop, lu: {}}\n",
            "L'exemple « allez hop » du vocabulaire « souhaits » s'ajoute.",
        ),
        (
            "dialogues/dsdt/conversations/jardin.yaml",
            "  - dit: du fonctionnement\n",
            "  - dit: fonctionnement\n",
            "Le texte de l'échange « fonctionnement » de la conversation « Un jardin derrière la tour, du début à la "
            "fin » passe de « du fonctionnement » à « fonctionnement ».",
        ),
    ],
)
def test_what_is_said_of_an_edit(content: Edited, file: str, old: str, new: str, sentence: str) -> None:
    content.replace(file, old, new)
    assert content.said() == [sentence]


def test_comments_and_layout_are_told_as_such(content: Edited) -> None:
    content.replace(EDITIONS, "titre: Édition 2015", 'titre: "Édition 2015"   # au propre')
    assert content.said() == [
        "Dans rules/dsdt-2015/editions.yaml, seuls les commentaires ou la mise en page ont changé."
    ]


def test_a_file_that_is_no_yaml_any_more_shows_its_lines(content: Edited) -> None:
    content.replace(EDITIONS, "    titre: Édition 2015", "   titre: Édition 2015")
    (change,) = content.changes()
    assert isinstance(change, Unreadable)
    assert [line.text for hunk in change.hunks for line in hunk.lines if line.how == "added"] == [
        "   titre: Édition 2015"
    ]
    assert content.said()[0].startswith("Le fichier rules/dsdt-2015/editions.yaml ne se lit plus (ligne 6 : ")


def test_a_new_rule_and_a_rule_that_goes_are_told_by_name(content: Edited) -> None:
    content.write("rules/dsdt-2015/controles/essai.yaml", "controle: essai\nmessage: Un essai.\n")
    content.remove(FLOOR)
    assert content.said() == [
        "Le contrôle « essai » s'ajoute : « Un essai. ».",
        "Le contrôle « plancher » disparaît (« Vous demandez {montant_demande:euros} ; cette fiche demande au moins "
        "{plancher:euros}. Il manque {manque:euros}. »).",
    ]


def test_other_files_are_told_too(content: Edited) -> None:
    content.write("rules/lieux/communes.tsv.gz", b"rien")
    content.write("rules/dsdt-2015/notes.txt", "à faire")
    assert content.said() == [
        "Le fichier rules/dsdt-2015/notes.txt est nouveau.",
        "Le fichier rules/lieux/communes.tsv.gz a changé.",
    ]


def test_a_key_that_no_model_knows_is_named_with_its_file(content: Edited) -> None:
    content.replace(FUNDS, "autres_fonds:\n", "bonus: {taux: 3}\n\nautres_fonds:\n")
    assert content.said() == ["Dans rules/dsdt-2015/fonds.yaml, « bonus › taux » apparaît : 3."]


def test_the_end_of_a_long_condition_is_shown_when_it_is_what_changed(content: Edited) -> None:
    condition = " ou ".join(f'porteur_type == "p{n}"' for n in range(20))
    content.replace(FLOOR, "si: montant_demande < plancher\n", f"si: {condition}\n")
    before = content.root.rename(content.root.with_name("avant"))
    after = edited(content.root)
    after.replace(FLOOR, "si: montant_demande < plancher\n", f"si: {condition} ou vrai\n")
    (sentence,) = said(differences(before, after.root))
    assert sentence.startswith("La condition du contrôle « plancher » se lit maintenant : « …")
    assert sentence.endswith("[ajouté : ou vrai] ».")


def test_a_hostile_text_stays_text(content: Edited) -> None:
    content.replace(FLOW, "question: Combien coûte le projet en tout ?", 'question: "<script>x</script> coûte ?"')
    assert "<script>x</script>" in content.said()[0]
