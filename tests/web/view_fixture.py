"""Conversations as the use cases would show them, made by hand: to test and to look at pages without the engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from preparation_fixture import CLOSED, PREPARATION

from aide_projet.checks.calendar import CalendarDate
from aide_projet.checks.finding import Finding, Remedy, Severity, Source
from aide_projet.dialogue.origin import Origin
from aide_projet.dialogue.reply import Choice, Question, Reply, ReplyKind
from aide_projet.draft.draft import Draft, Filled
from aide_projet.matching.ranking import Candidate, Contribution, Ranking
from aide_projet.use_cases.hand_over import CopyBlock, CopyPage, HandIn, Message, Speech
from aide_projet.use_cases.ports import StoredShare
from aide_projet.use_cases.view import CallView, ConversationView, DossierPart, Entry, FicheFit, PastTurn
from aide_projet.use_cases.why import Brought, FicheWhy

KEY = "d6Qk0wJt3ZpXvR8sYb1NfA"
WORDS = "soleil marmite velours cabane"

CALL = CallView(
    name="dsdt-2015",
    title="Développement social durable des territoires",
    funder="Région Nord – Pas de Calais",
    edition="2015",
    practice=True,
    notice="Cet appel est clos depuis le 23 janvier 2015 et sa Région a fusionné : votre fiche est un exercice.",
    synopsis_deadline="2014-12-01",
    file_deadline="2015-01-23",
    whom_to_contact=(
        "Territoire Métropole lilloise : Direction de Partenariats Internationaux et Régionaux "
        "(contact de 2015, à vérifier)."
    ),
)


def _entry(slot: str, label: str, kind: str, shown: str = "", said: str = "", **more: object) -> Entry:
    state = str(more.pop("state", "rempli" if shown else "vide"))
    level = str(more.pop("level", "essentiel"))
    return Entry(slot, label, kind, state, level, shown=shown, said=said, **more)  # type: ignore[arg-type]


DOSSIER = (
    DossierPart(
        "Votre idée",
        (
            _entry(
                "idee",
                "Votre idée",
                "texte_long",
                "Un jardin derrière la tour, avec 30 familles du quartier, à Roubaix",
                "on veut faire un jardin derrière la tour avec 30 familles du quartier à roubaix",
            ),
            _entry("intitule", "Nom du projet", "texte_court", "Le jardin de la tour", "le jardin de la tour"),
            _entry("fiche", "Fiche de l'appel", "choix", "Fiche 4 : gestion urbaine de proximité", "jardin, tour"),
        ),
    ),
    DossierPart(
        "Qui et où",
        (
            _entry("porteur_type", "Qui porte le projet", "choix", "Un collectif d'habitants", "on est un collectif"),
            _entry("structure_nom", "Structure porteuse", "texte_court", level="complet"),
            _entry("commune", "Commune", "lieu", "Roubaix", "à roubaix"),
            _entry("code_postal", "Code postal", "lieu", "59100", "à roubaix"),
            _entry("quartier", "Quartier", "texte_court", "Les Trois Ponts", "aux trois ponts"),
            _entry("quartier_statut", "Statut du quartier", "choix", state="gare", who_knows="La mairie le sait."),
            _entry("public", "Pour qui", "etiquettes", "familles, enfants", "les familles et les enfants"),
            _entry("nombre_participants", "Nombre de personnes", "nombre", "30", "avec 30 familles du quartier"),
        ),
    ),
    DossierPart(
        "L'argent",
        (
            _entry("budget_total", "Budget total", "montant", "8 000 €", "huit mille euros"),
            _entry("montant_demande", "Montant demandé", "montant", "4 900 €", "4900"),
            _entry(
                "cofinancements",
                "Autres financeurs",
                "tableau",
                "Ville de Roubaix : 2 000 €",
                "2000 de la ville",
                rows=(
                    ("Financeur", "Type", "Montant", "Statut"),
                    ("Ville de Roubaix", "Commune", "2 000 €", "Demandé"),
                    ("Vilogia", "Bailleur", "1 100 €", "Accordé"),
                ),
            ),
            _entry("autofinancement", "Votre part", "montant"),
        ),
    ),
    DossierPart(
        "Quand",
        (
            _entry("date_debut", "Début", "date", "avril 2015", "en avril"),
            _entry("date_fin", "Fin", "date", state="passe"),
        ),
    ),
    DossierPart(
        "Vous joindre",
        (
            _entry("contact_nom", "Votre nom", "texte_court", level="complet", personal=True),
            _entry("contact_telephone", "Téléphone", "telephone", level="complet", personal=True),
        ),
    ),
)

FITS = (
    FicheFit(
        "gup",
        "Gestion urbaine de proximité",
        "Améliorer le cadre de vie d'un quartier prioritaire avec ses habitants.",
        7.4,
        ("jardin", "derrière la tour", "du quartier"),
        "Si votre quartier n'est pas prioritaire, « Mobiliser » conviendrait mieux.",
        proposed=True,
        chosen=False,
    ),
    FicheFit(
        "mobiliser",
        "Mobiliser les habitants",
        "Donner la parole à ceux que l'on n'entend pas.",
        4.1,
        ("avec 30 familles",),
        "Dites comment les habitants décident.",
        proposed=False,
        chosen=False,
    ),
    FicheFit("structurer", "Structurer", "Coordonner plusieurs acteurs dans la durée.", 0.8, (), "", False, False),
    FicheFit("innover", "Innover", "Essayer une façon de faire nouvelle.", 0.2, (), "", False, False),
)

FINDINGS = (
    Finding(
        "plancher-gup",
        Severity.BLOCKING,
        ("montant_demande",),
        "Vous demandez 4 900 € ; pour cette fiche, l'appel finance à partir de 5 000 €. Il manque 100 €.",
        (
            Remedy("Demander 5 000 €", "montant_demande", {"montant_demande": 5000}),
            Remedy("Changer le montant demandé", "montant_demande"),
        ),
        Source("appel-dsdt-2015", "Fiche 4, périmètre financier"),
        {"plancher": 5000, "manque": 100},
    ),
    Finding(
        "porteur-sans-structure",
        Severity.WARNING,
        ("porteur_type", "structure_nom"),
        "Un collectif d'habitants ne peut pas recevoir la subvention seul : il faut une structure qui porte le projet.",
        (Remedy("Dire quelle structure vous accompagne", "structure_nom"),),
        Source("appel-dsdt-2015", "Bénéficiaires", deduced=True),
        {},
    ),
    Finding(
        "titre-parlant",
        Severity.ADVICE,
        ("intitule",),
        "Un nom court et concret aide le jury à se souvenir de votre projet.",
        (),
        Source("appel-dsdt-2015", "Critères de sélection, critère 1"),
        {},
    ),
)

RANKING = Ranking(
    (Candidate("gup", 7.4, (Contribution("jardin", "jardin partagé", 3.0),)),),
    "gup",
)

QUESTION = Question(
    slot="autofinancement",
    kind="montant",
    name="question_autofinancement",
    text="Combien mettez-vous vous-mêmes dans le projet ?",
    simple="Votre argent à vous : combien ?",
    why="Le budget doit être équilibré : ce que vous demandez, plus ce que les autres donnent, plus votre part.",
    examples=("300 € de la caisse du collectif", "rien", "150 € de ventes de gâteaux"),
    choices=(Choice("ne-sait-pas", "Je ne sais pas encore"), Choice("passer", "Passer")),
    input_mode="decimal",
)

THREAD = (
    PastTurn(
        0,
        "on veut faire un jardin derrière la tour avec 30 familles du quartier à roubaix",
        (
            Reply(
                ReplyKind.SAID,
                "appel_ferme",
                "Cet appel est clos depuis le 23 janvier 2015. On peut s'exercer : tout le reste marche pareil.",
            ),
            Reply(
                ReplyKind.READ,
                "lu_volontaire",
                "Nombre de personnes : 30.",
                slot="nombre_participants",
                said="avec 30 familles du quartier",
                choices=(Choice("annuler:nombre_participants", "Ce n'est pas ça"),),
            ),
            Reply(
                ReplyKind.READ,
                "lu_volontaire",
                "Commune : Roubaix.",
                slot="commune",
                said="à roubaix",
                choices=(Choice("annuler:commune", "Ce n'est pas ça"),),
            ),
            Reply(
                ReplyKind.FICHE,
                "fiche_proposee",
                "La fiche qui convient le mieux : « Gestion urbaine de proximité », parce que vous parlez de "
                "« jardin » et du « quartier ».",
            ),
            Reply(ReplyKind.QUESTION, "question_budget_total", "Combien coûte tout le projet, à peu près ?"),
        ),
    ),
    PastTurn(
        1,
        "c'est quoi un cofinancement ?",
        (
            Reply(
                ReplyKind.EXPLANATION,
                "definition",
                "Cofinancement : l'argent que d'autres mettent dans le projet, comme la mairie ou la CAF.",
            ),
            Reply(ReplyKind.QUESTION, "question_budget_total", "Combien coûte tout le projet, à peu près ?"),
        ),
    ),
    PastTurn(
        2,
        "huit mille euros",
        (
            Reply(ReplyKind.READ, "lu", "Budget total : 8 000 €.", slot="budget_total", said="huit mille euros"),
            Reply(ReplyKind.QUESTION, "question_montant_demande", "Combien demandez-vous à la Région ?"),
        ),
    ),
    PastTurn(
        3,
        "4900",
        (
            Reply(ReplyKind.READ, "lu", "Montant demandé : 4 900 €.", slot="montant_demande", said="4900"),
            Reply(
                ReplyKind.FINDING,
                "constat_nouveau",
                "Attention : pour cette fiche, l'appel finance à partir de 5 000 €. Il manque 100 €.",
            ),
            Reply(ReplyKind.QUESTION, "question_autofinancement", QUESTION.text),
        ),
    ),
)

DRAFT = Draft(
    call="dsdt-2015",
    edition="2015",
    filled={
        "intitule": Filled("Le jardin de la tour", "texte_court", "le jardin de la tour"),
        "budget_total": Filled(8000, "montant", "huit mille euros"),
        "montant_demande": Filled(4900, "montant", "4900"),
        "commune": Filled("Roubaix", "lieu", "à roubaix"),
    },
    parked=("quartier_statut",),
)

VIEW = ConversationView(
    key=KEY,
    turn=3,
    today="2014-11-10",
    words=WORDS,
    path="express",
    call=CALL,
    thread=THREAD,
    question=QUESTION,
    dossier=DOSSIER,
    fits=FITS,
    ranking=RANKING,
    findings=FINDINGS,
    progress=(9, 14),
    ready=False,
    missing=("Structure porteuse", "Votre part", "Fin", "Votre nom"),
    draft=DRAFT,
    draft_json={
        "appel": "dsdt-2015",
        "edition": "2015",
        "langue": "fr",
        "champs": DRAFT.values(),
        "sources": {},
        "gares": ["quartier_statut"],
        "version": 1,
    },
    title="Le jardin de la tour",
    prepare=lambda: PREPARATION,
)

_EMPTY_DOSSIER = tuple(
    replace(part, entries=tuple(replace(e, state="vide", shown="", said="", rows=()) for e in part.entries))
    for part in DOSSIER
)

START = replace(
    VIEW,
    turn=0,
    thread=(
        PastTurn(
            0,
            "",
            (
                Reply(ReplyKind.SAID, "bienvenue", "Bonjour. Je vous aide à écrire une fiche pour votre projet."),
                Reply(ReplyKind.QUESTION, "question_idee", "Racontez votre idée, avec vos mots."),
            ),
        ),
    ),
    question=replace(
        QUESTION,
        slot="idee",
        kind="texte_long",
        name="question_idee",
        text="Racontez votre idée, avec vos mots.",
        simple="Que voulez-vous faire ?",
        why="Pour trouver l'aide qui correspond à votre projet.",
        examples=("Un jardin derrière la tour, avec les familles",),
        choices=(),
        input_mode="text",
    ),
    dossier=_EMPTY_DOSSIER,
    fits=tuple(replace(fit, score=0.0, words=(), proposed=False) for fit in FITS),
    findings=(),
    progress=(0, 14),
    title="",
    call=replace(CALL, practice=False, notice=""),
)
"""A conversation that has just begun, on a day when the call is open."""

CHOOSING = replace(
    VIEW,
    question=replace(
        QUESTION,
        slot="porteur_type",
        kind="choix",
        name="question_porteur_type",
        text="Qui porte le projet ?",
        simple="Qui s'en occupe ?",
        choices=(
            Choice("option:habitant", "Un habitant"),
            Choice("option:collectif", "Un collectif d'habitants"),
            Choice("option:association", "Une association"),
            Choice("option:centre_social", "Un centre social"),
            Choice("option:collectivite", "La commune ou l'intercommunalité"),
            Choice("ne-sait-pas", "Je ne sais pas encore"),
            Choice("passer", "Passer"),
        ),
        input_mode="text",
    ),
)
"""A question with options as buttons."""

TICKING = replace(
    VIEW,
    question=replace(
        QUESTION,
        slot="place_habitants",
        kind="choix_multiple",
        name="question_place_habitants",
        text="À quels moments les habitants ont-ils leur place ?",
        simple="Quand les habitants participent-ils ?",
        choices=(
            Choice("option:idee", "L'idée"),
            Choice("option:decision", "Les décisions"),
            Choice("option:realisation", "La réalisation"),
            Choice("option:evaluation", "L'évaluation"),
            Choice("ne-sait-pas", "Je ne sais pas encore"),
            Choice("passer", "Passer"),
        ),
        input_mode="text",
        multiple=True,
    ),
)
"""A question with several answers."""

HELD = replace(
    VIEW,
    thread=(
        *THREAD,
        PastTurn(
            4,
            "",
            (
                Reply(
                    ReplyKind.CLARIFICATION,
                    "donnees_sensibles",
                    "Je vois un numéro de compte bancaire. Je n'en ai pas besoin et je ne l'ai pas gardé.",
                    choices=(Choice("masquer", "Le masquer et envoyer"), Choice("garder", "Envoyer quand même")),
                ),
            ),
        ),
    ),
    turn=4,
    held_text="notre compte FR76 3000 4000 0312 3456 7890 143 et 300 euros",
)
"""Sensitive data held in the form, masking offered."""

READY = replace(VIEW, question=None, findings=(), ready=True, missing=(), progress=(14, 14), prepare=lambda: CLOSED)
"""Everything is told and nothing stands in the way."""

HOSTILE = replace(
    VIEW,
    title="<script>alert(1)</script>",
    thread=(
        PastTurn(
            0,
            '<script>alert(1)</script> {{7*7}} =HYPERLINK("http://x") \u202eenvers',
            (Reply(ReplyKind.READ, "lu", "Nom : <b>gras</b> {{7*7}}.", slot="intitule", said="<img src=x onerror=1>"),),
        ),
    ),
    turn=0,
    question=replace(QUESTION, text="Combien <i>?</i>"),
)
"""What a page must show as text and never run."""

_HOSTILE_TEXT = '<script>alert(1)</script> {{7*7}} &body="x" \u202eenvers'

HAND_IN = HandIn(
    view=VIEW,
    where="Métropole européenne de Lille",
    commune="Roubaix",
    dates=(
        CalendarDate("contact_prealable", "Prendre contact (indispensable)", None, False, False),
        CalendarDate(
            "fiche_synthetique", "Déposer la fiche, au plus tard le 1er décembre", date(2014, 12, 1), True, False
        ),
        CalendarDate("ouverture", "Ouverture", date(2014, 9, 1), False, True),
    ),
    message=Message("Fiche : Le jardin", f"Bonjour,\n\nNotre projet {_HOSTILE_TEXT}.\n\nMerci.", "Bonjour,\n\nMerci."),
    bring=("La fiche synthétique, imprimée.", "Vos questions, écrites."),
)
"""How to hand a fiche in; the commune has no structure yet in `start`."""

COPY = CopyPage(
    view=VIEW,
    key="cerfa",
    title="Cerfa 12156, rubrique 6",
    summary="L'ordre de la rubrique 6.",
    forms=(("en_ligne", "Formulaire en ligne"), ("cerfa", "Cerfa 12156, rubrique 6")),
    warnings=("Ce formulaire ne couvre pas l'investissement.",),
    blocks=(
        CopyBlock("Intitulé", "", "Le jardin de la tour", ()),
        CopyBlock("Description", "Sans nommer personne.", f"Un jardin\n{_HOSTILE_TEXT}", (DOSSIER[1].entries[1],)),
        CopyBlock("Évaluation", "", "", (DOSSIER[3].entries[1],)),
    ),
)
"""A form with a box that is filled, one that is in part, one that is empty."""

SPEECH = Speech(VIEW, ("Bonjour.", f"Notre projet : « {_HOSTILE_TEXT} »."), 12, 95)
"""What to say to the committee."""

TOKEN = "1-d6Qk0wJt3ZpXvR8sYb1NfA"
SHARES = (
    StoredShare(1, "view", b"", "La mairie", False, date(2014, 11, 10)),
    StoredShare(2, "view", b"", "<b>Samira</b>", True, date(2014, 11, 9)),
    StoredShare(3, "view", b"", "", False, date(2014, 11, 9)),
)
"""Read-only addresses of a project."""

ORIGINS = tuple(
    Origin(
        slot,
        label,
        value,
        "on veut faire un jardin derrière la tour ",
        words,
        " à roubaix <b>",
        f"« {words} » est lu comme un nombre de personnes parce que « familles » accompagne le nombre.",
        ("« la tour » n'est pas pris pour « Commune » : c'est aussi un mot de tous les jours.",),
        f"Pour changer, écrivez par exemple « change {label} », ou touchez la réponse dans le dossier.",
        "Depuis, c'est devenu : 40",
    )
    for slot, label, value, words in (
        ("nombre_participants", "Nombre de personnes", "30", "avec 30 familles du quartier"),
        ("commune", "Commune", "Roubaix", "à roubaix"),
        ("budget_total", "Budget total", "8 000 €", "huit mille euros"),
        ("montant_demande", "Montant demandé", "4 900 €", "4900"),
        ("intitule", "Nom du projet", "<i>", "<img src=x onerror=1>"),
    )
)
"""Where values come from; the same for every turn."""

FICHES_WHY = (
    FicheWhy(
        "Gestion urbaine de proximité",
        7.4,
        (
            Brought("jardin partagé", "jardin partage", 6.25, ("c'est ce que l'on fait : compte à 125 %",)),
            Brought("fête", "fete", -0.15, ("dit comme manque, après « pas de » : compte à 25 %",)),
        ),
        1.3,
        ("un jardin", "derrière la"),
    ),
    FicheWhy("Mobiliser", 0.0, (), -0.8, ("un jardin",)),
    FicheWhy("Innover", 0.0, (), 0.0, ()),
)
"""What each word brought to each fiche."""
