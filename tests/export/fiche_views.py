"""Conversations as the use cases would show them, made by hand: a short one, a usual one, a very long one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aide_projet.checks.finding import Finding, Remedy, Severity, Source
from aide_projet.draft.draft import Draft
from aide_projet.draft.draft_json import draft_json
from aide_projet.draft.value import Value
from aide_projet.matching.ranking import Ranking
from aide_projet.use_cases.view import CallView, ConversationView, DossierPart, Entry, FicheFit

DAY = date(2014, 11, 12)
"""When the documents of the tests are made."""

KEY = "d6Qk0wJt3ZpXvR8sYb1NfA"
WORDS = "soleil marmite velours cabane"

CALL = CallView(
    name="dsdt-2015",
    title="Développement social durable des territoires (2015)",
    funder="Région Nord – Pas de Calais",
    edition="2015",
    practice=True,
    notice=(
        "Cet appel date de 2015 : il est clos et la Région Nord – Pas de Calais a depuis fusionné avec la Picardie. "
        "Il sert ici d'édition de référence, pour s'exercer et préparer un projet."
    ),
    synopsis_deadline="1er décembre 2014",
    file_deadline="23 janvier 2015",
    whom_to_contact=(
        "D'abord votre mairie et votre intercommunalité (service politique de la ville). À la Région : Direction de "
        "l'Aménagement Durable, un seul service pour toute la région (contact de 2015, à vérifier)."
    ),
    local_types=("commune", "departement", "intercommunalite"),
    rate_base="budget_total",
    rate_base_label="le coût total du projet en argent, sans le bénévolat ni les prêts",
)

FIT = FicheFit(
    "gup",
    "Fiche 4 : gestion urbaine de proximité (cadre de vie)",
    "Améliorer le cadre de vie d'un quartier avec ses habitants.",
    7.4,
    ("jardin", "derrière la tour"),
    "",
    proposed=True,
    chosen=False,
)


def entry(slot: str, label: str, kind: str, shown: str = "", **more: object) -> Entry:
    """A field as shown; told when it shows something."""
    state = str(more.pop("state", "rempli" if shown else "vide"))
    level = str(more.pop("level", "essentiel"))
    value = more.pop("value", shown or None)
    return Entry(slot, label, kind, state, level, value=value, shown=shown, **more)  # type: ignore[arg-type]


def expenses(*lines: tuple[str, str, float]) -> Entry:
    """The table of expenses: what for, account label, amount."""
    header = ("Dépense", "Compte", "Montant")
    rows = tuple((poste, compte, euros(montant)) for poste, compte, montant in lines)
    value: list[Value] = [{"poste": p, "compte": c.partition(" ")[0], "montant": m} for p, c, m in lines]
    return _table("depenses", "Détail des dépenses", value, (header, *rows))


def funders(*lines: tuple[str, str, float, str]) -> Entry:
    """The table of other funders: who, type, amount, answer."""
    header = ("Qui", "Type", "Montant", "Réponse")
    rows = tuple((who, kind, euros(montant), answer) for who, kind, montant, answer in lines)
    value: list[Value] = [
        {"financeur": w, "type": k.lower(), "montant": m, "statut": a.lower()} for w, k, m, a in lines
    ]
    return _table("cofinancements", "Autres financeurs", value, (header, *rows))


def euros(amount: float) -> str:
    """An amount as the draft shows it."""
    from aide_projet.draft.figure_text import money

    return money(amount)


def amount(slot: str, label: str, value: float) -> Entry:
    """A field of money."""
    return entry(slot, label, "montant", euros(value), value=value)


def _table(slot: str, label: str, value: Value, rows: tuple[tuple[str, ...], ...], level: str = "complet") -> Entry:
    text = "\n".join(" · ".join(cell for cell in row if cell) for row in rows[1:])
    columns = tuple(value[0]) if isinstance(value, list) and isinstance(value[0], Mapping) else ()
    return entry(slot, label, "tableau", text, value=value, rows=rows, columns=columns, level=level)


IDEA = (
    "On veut faire un jardin derrière la tour Europe, avec une trentaine de familles du quartier, pour que les enfants "
    "voient pousser des légumes et que les anciens aient une raison de descendre."
)

USUAL_PARTS = (
    DossierPart(
        "Votre idée",
        (
            entry("idee", "L'idée en quelques mots", "texte_long", IDEA),
            entry("intitule", "Titre du projet", "texte_court", "Jardin de la tour"),
            entry("fiche", "Fiche de l'appel", "choix", FIT.title, value="gup"),
            entry(
                "thematique_gup", "Thème de gestion urbaine de proximité", "choix", "Jardin communautaire participatif"
            ),
            entry("nature_depense", "Nature de la dépense", "choix", "Investissement (acheter, aménager, construire)"),
            entry(
                "constat",
                "Le constat de départ",
                "texte_long",
                "La pelouse derrière la tour est vide depuis la démolition des garages. Les habitants y déposent des "
                "encombrants, les enfants n'y jouent plus.\nUne visite du quartier avec le conseil citoyen, le "
                "bailleur et la ville, en septembre, a noté l'absence de lieu de rencontre et l'insécurité.",
                level="complet",
            ),
        ),
    ),
    DossierPart(
        "Qui porte le projet",
        (
            entry("porteur_type", "Qui porte le projet", "choix", "Un groupe d'habitants sans association"),
            entry(
                "structure_nom", "Nom de la structure", "texte_court", "Centre social des Trois Ponts", level="complet"
            ),
            entry("siret", "Numéro SIRET", "siret", "783 712 045 00017", level="extra"),
            entry("representant", "Personne qui signe (nom et fonction)", "texte_court", "Nadia Khelifi, présidente"),
            entry(
                "deja_finance_region",
                "Déjà financé par la Région",
                "oui_non",
                state="gare",
                level="complet",
                who_knows="La direction ou la trésorerie de la structure.",
            ),
        ),
    ),
    DossierPart(
        "Où et pour qui",
        (
            entry("commune", "Commune", "lieu", "Roubaix"),
            entry("intercommunalite", "Intercommunalité", "lieu", "Métropole Européenne de Lille", level="complet"),
            entry("quartier", "Quartier", "texte_court", "Les Trois Ponts"),
            entry("quartier_statut", "Situation du quartier", "choix", "Quartier prioritaire"),
            entry("public", "Pour qui", "etiquettes", "les familles, les enfants et les anciens de la tour"),
            entry("nombre_participants", "Nombre de participants", "nombre", "30 à 40"),
            entry(
                "place_habitants",
                "Place des habitants",
                "choix_multiple",
                "L'idée vient des habitants et Ils font",
                level="complet",
            ),
            entry("egalite", "Égalité entre les femmes et les hommes, accueil de tous", "texte_long", level="extra"),
        ),
    ),
    DossierPart(
        "Quand",
        (
            entry("date_debut", "Début", "date", "avril 2015"),
            entry("date_fin", "Fin", "date", "octobre 2015"),
            _table(
                "etapes_calendrier",
                "Étapes",
                [{"quoi": "Plan du jardin", "quand": "2015-04"}, {"quoi": "Chantier", "quand": "2015-05"}],
                (
                    ("Quoi", "Quand"),
                    ("Plan du jardin dessiné avec les habitants", "avril 2015"),
                    ("Chantier collectif, trois samedis", "mai 2015"),
                    ("Fête des premières récoltes", "septembre 2015"),
                ),
                level="extra",
            ),
        ),
    ),
    DossierPart(
        "L'argent",
        (
            amount("budget_total", "Budget total", 14_500),
            amount("montant_demande", "Montant demandé", 9_000),
            funders(
                ("Ville de Roubaix", "Commune", 3_000, "Demandé"),
                ("Vilogia", "Bailleur", 1_500, "Accordé"),
                ("CAF du Nord", "CAF", 500, "Acquis"),
            ),
            amount("autofinancement", "Votre part (autofinancement)", 350),
            expenses(
                ("Terre, plantes, graines", "60 · Achats", 3_200),
                ("Bois des bacs et cabane à outils", "60 · Achats", 4_300),
                ("Location d'une mini-pelle", "61 · Services extérieurs", 1_200),
                ("Paysagiste (plan et trois samedis)", "62 · Autres services extérieurs", 4_800),
                ("Affiches et fête des récoltes", "62 · Autres services extérieurs", 1_000),
            ),
            _table(
                "contributions_volontaires",
                "Ce qui est donné ou prêté",
                [{"nature": "Bénévolat des familles", "valeur": 2400}, {"nature": "Prêt de la salle", "valeur": 600}],
                (("Quoi", "Valeur"), ("Bénévolat des familles", euros(2400)), ("Prêt de la salle", euros(600))),
                level="extra",
            ),
        ),
    ),
    DossierPart(
        "Le projet en détail",
        (
            entry(
                "objectifs",
                "Objectifs",
                "liste",
                "Créer un jardin partagé de 300 m² tenu par les habitants\nFaire se rencontrer les générations\n"
                "Réduire les dépôts d'encombrants",
                level="complet",
            ),
            entry("actions", "Ce qui sera fait", "texte_long", level="complet"),
        ),
    ),
    DossierPart(
        "Avec qui, et après",
        (
            _table(
                "partenaires",
                "Partenaires",
                [{"nom": "Vilogia", "role": "Prête le terrain", "accord": "oui"}],
                (
                    ("Qui", "Rôle", "D'accord"),
                    ("Vilogia", "Prête le terrain, amène l'eau", "Oui"),
                    ("École Jean Macé", "Trois classes au jardin", "À demander"),
                ),
            ),
            entry("indicateurs", "Comment voir que c'est réussi", "tableau", state="passe", level="complet"),
            entry("gouvernance", "Qui décide", "texte_long", level="complet"),
        ),
    ),
    DossierPart(
        "Vous joindre",
        (
            entry("contact_nom", "Votre nom", "texte_court", "Nadia Khelifi", personal=True),
            entry("contact_telephone", "Téléphone", "telephone", "06 11 22 33 44", personal=True),
            entry("contact_courriel", "Courriel", "courriel", "jardin@trois-ponts.example", personal=True),
        ),
    ),
    DossierPart(
        "Ce qui est calculé",
        (
            entry("territoire", "Territoire de l'appel", "calcule", "Métropole lilloise", level="extra"),
            entry("cofinancement_local", "Part des collectivités locales, en euros", "calcule", "3 000 €", value=3000),
            entry("cofinancement_local_taux", "Part des collectivités locales", "calcule", "20,68 %", value=0.2068),
        ),
    ),
)

FINDINGS = (
    Finding(
        "budget-equilibre",
        Severity.BLOCKING,
        ("budget_total", "montant_demande"),
        "Les ressources (14 350 €) ne couvrent pas le budget total (14 500 €) : il manque 150 €.",
        (
            Remedy("Ajouter 150 € d'autofinancement", "autofinancement", {"autofinancement": 500}),
            Remedy("Revoir le montant demandé", "montant_demande"),
        ),
        Source("appel-dsdt-2015", "Fiche 4, périmètre financier"),
        {"manque": 150},
    ),
    Finding(
        "porteur-sans-structure",
        Severity.WARNING,
        ("porteur_type",),
        "Un collectif d'habitants ne reçoit pas la subvention seul : une structure porte le projet avec lui.",
        (Remedy("Dire quelle structure vous accompagne", "structure_nom"),),
        Source("appel-dsdt-2015", "Fiche 4, bénéficiaires", deduced=True),
        {},
    ),
    Finding(
        "objectif-verbe",
        Severity.ADVICE,
        ("objectifs",),
        "Des objectifs qui commencent par un verbe d'action se vérifient mieux à la fin.",
        (),
        Source("appel-dsdt-2015", "Critères de sélection, critère 5"),
        {},
    ),
)


def view(parts: tuple[DossierPart, ...] = USUAL_PARTS, **more: object) -> ConversationView:
    """A conversation that shows these parts."""
    told = {entry.slot: entry.value for part in parts for entry in part.entries if entry.state == "rempli"}
    title = told.get("intitule")
    base = ConversationView(
        key=KEY,
        turn=14,
        today="2014-11-10",
        words=WORDS,
        path="express",
        call=CALL,
        thread=(),
        question=None,
        dossier=parts,
        fits=(FIT,),
        ranking=Ranking((), "gup"),
        findings=FINDINGS,
        progress=(14, 15),
        ready=False,
        missing=("Ce qui sera fait", "Comment voir que c'est réussi", "Qui décide"),
        draft=Draft("dsdt-2015", "2015"),
        draft_json=_json(told),
        title=title if isinstance(title, str) else "",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _json(told: Mapping[str, Value]) -> dict[str, Value]:
    return {**draft_json(Draft("dsdt-2015", "2015")), "champs": dict(told)}


def usual() -> ConversationView:
    """A complete enough project."""
    return view()


def short() -> ConversationView:
    """The first sentence only."""
    parts = (
        DossierPart(
            "Votre idée",
            (
                entry("idee", "L'idée en quelques mots", "texte_long", "Une fête des voisins au pied de l'immeuble"),
                entry("intitule", "Titre du projet", "texte_court"),
                entry("fiche", "Fiche de l'appel", "choix"),
            ),
        ),
        DossierPart(
            "Où et pour qui", (entry("commune", "Commune", "lieu"), entry("quartier", "Quartier", "texte_court"))
        ),
        DossierPart("L'argent", (entry("budget_total", "Budget total", "montant"),)),
    )
    return view(parts, findings=(), missing=("Titre du projet", "Commune", "Quartier", "Budget total"))


def ready() -> ConversationView:
    """Nothing left to do, on an open edition."""
    open_call = replace(CALL, practice=False, notice="")
    return view(call=open_call, findings=(), missing=(), ready=True, today="2014-11-12")


LONG = "Les habitants se réunissent chaque mois pour décider ensemble de la suite du jardin et de son entretien. "


def very_long() -> ConversationView:
    """Long texts, two hundred expenses, names in Arabic and Cyrillic."""
    lines = tuple(
        (f"Achat n° {i} de matériel de jardin et petites fournitures", f"{60 + i % 5} · Compte {60 + i % 5}", 37.33 + i)
        for i in range(200)
    )
    total = sum(montant for _, _, montant in lines)
    parts = []
    for part in USUAL_PARTS:
        entries = []
        for one in part.entries:
            match one.slot:
                case "intitule":
                    title = (
                        "Le grand jardin intercommunal et solidaire des Trois Ponts, de l'Alma et du Pile, à Roubaix"
                    )
                    one = replace(one, value=title, shown=title)
                case "constat" | "actions" | "gouvernance" | "egalite":
                    one = replace(one, state="rempli", shown="\n".join([LONG * 12] * 4))
                case "depenses":
                    one = expenses(*lines)
                case "budget_total":
                    one = amount("budget_total", "Budget total", round(total, 2))
                case "representant":
                    one = replace(one, shown="نادية خليفي، رئيسة الجمعية")
                case "contact_nom":
                    one = replace(one, shown="Наталія Шевченко / نادية خليفي")
                case "structure_nom":
                    one = replace(one, shown="Centre social " + "trèslongnom" * 15)
            entries.append(one)
        parts.append(DossierPart(part.title, tuple(entries)))
    many = tuple(replace(finding, message=finding.message + " " + LONG) for finding in FINDINGS * 6)
    return view(tuple(parts), findings=many)
