"""What is left to do, made by hand: a late step, criteria half shown, things in the way, two answers set aside."""

from __future__ import annotations

from aide_projet.checks.finding import Source
from aide_projet.checks.readiness import Obstacle, ObstacleKind
from aide_projet.use_cases.calendar_view import CalendarStep, CalendarView
from aide_projet.use_cases.preparation import CriterionCheck, Evidence, Gap, Preparation, ToAsk

CALL = Source("appel-dsdt-2015", "Modalités de mise en œuvre, le calendrier")
ADVICE = Source("conseil-aide-projet", "Délais habituels")


def step(key: str, label: str, day: str, shown: str, state: str, left: int, **more: str) -> CalendarStep:
    """A step whose day is customary unless told otherwise."""
    told = {"why": "Parce que c'est plus sûr.", "bound": "au_plus_tard", "certainty": "usage", **more}
    source = ADVICE if told["certainty"] == "usage" else CALL
    return CalendarStep(key, label, day=day, shown=shown, state=state, days_left=left, source=source, **told)


STEPS = (
    step("devis", "Demander les devis", "2014-11-07", "vendredi 7 novembre 2014", "en_retard", -3, slot="depenses"),
    step("contact", "Prendre rendez-vous", "2014-11-06", "jeudi 6 novembre 2014", "fait", -4, slot="contact_prealable"),
    step("fiche", "Remettre la fiche", "2014-11-14", "vendredi 14 novembre 2014", "bientot", 4, certainty="deduit"),
    step(
        "dossier",
        "Déposer le dossier",
        "2015-01-23",
        "vendredi 23 janvier 2015",
        "plus_tard",
        74,
        certainty="texte",
        deadline="2015-01-25",
        deadline_shown="dimanche 25 janvier 2015",
    ),
    step("decision", "Les jurys décident", "2015-03-24", "mardi 24 mars 2015", "plus_tard", 134, bound="vers"),
    step(
        "debut",
        "Commencer",
        "2015-03-25",
        "mercredi 25 mars 2015",
        "plus_tard",
        135,
        bound="pas_avant",
        alert="Votre projet commencerait trop tôt.",
    ),
)
CALENDAR = CalendarView("ouverte", "L'appel est ouvert jusqu'au 25 janvier 2015.", STEPS, "2014-11-10", (7, 1))

CRITERIA = (
    CriterionCheck(
        "qualite",
        "La qualité et l'inventivité du projet",
        "Qualité",
        (Evidence("objectifs", "Objectifs", "on veut se retrouver", "Se retrouver"),),
        (Gap("originalite", "Ce qui est nouveau", "Que faites-vous que personne ne fait encore ici ?"),),
        (Gap("objectifs", "Objectifs", "Qu'est-ce qui aura changé ?"),),
        CALL,
    ),
    CriterionCheck(
        "reseau", "La mise en réseau", "Réseau", (), (Gap("mise_en_reseau", "Liens", "À qui le montrer ?"),), (), CALL
    ),
    CriterionCheck(
        "gouvernance",
        "La gouvernance",
        "Gouvernance",
        (Evidence("gouvernance", "Qui décide", "", "Une réunion par mois"),),
        (),
        (),
        CALL,
    ),
)

OBSTACLES = (
    Obstacle(ObstacleKind.BLOCKING, "La part des collectivités est trop petite.", "cofinancements", "cofinancement"),
    Obstacle(ObstacleKind.CONTACT, "", "contact_prealable"),
    *(
        Obstacle(ObstacleKind.MISSING, label, slot)
        for label, slot in (
            ("Structure porteuse", "structure_nom"),
            ("Votre part", "autofinancement"),
            ("Fin", "date_fin"),
            ("Votre nom", "contact_nom"),
            ("Qui décide", "gouvernance"),
            ("Le bilan", "evaluation"),
            ("Les signes de réussite", "indicateurs"),
        )
    ),
)

TO_ASK = (
    ToAsk("quartier_statut", "Situation du quartier", "La mairie.", "Notre quartier est-il prioritaire ?"),
    ToAsk("siret", "Numéro SIRET", "", "Quel est le SIRET de la structure ?"),
)

PREPARATION = Preparation(CALENDAR, CRITERIA, OBSTACLES, TO_ASK)
CLOSED = Preparation(
    CalendarView("close", "Cette édition est close depuis le 23 janvier 2015.", (), "2026-01-01"), CRITERIA, (), ()
)
"""An edition that is over and has no steps to show; nothing is in the way."""
