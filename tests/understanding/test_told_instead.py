from __future__ import annotations

from collections.abc import Mapping

import pytest
from listening import SLOTS, heard, shipped_context, shipped_places, understood

from aide_projet.draft.slot import Choice, Option, Slot
from aide_projet.understanding.reading import Doubt
from aide_projet.understanding.result import result_json
from aide_projet.understanding.utterance import understand

STANDING = Slot(
    "quartier_statut",
    Choice((Option("prioritaire", "Prioritaire"), Option("veille", "En veille"), Option("hors", "Hors"))),
    "Statut",
)


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("on sera 30", {"nombre_participants": 30}),
        ("ça commence en mars", {"date_debut": "2015-03"}),
        ("à Roubaix", {"commune": "Roubaix"}),
        ("c'est à Lens", {"commune": "Lens"}),
        ("30 personnes", {"nombre_participants": 30}),
        ("ça coûte 4000", {"budget_total": 4000}),
    ],
)
def test_a_sentence_that_tells_the_project_is_no_title_and_fills_its_slot(
    said: str, slots: Mapping[str, object]
) -> None:
    assert heard(said, "intitule") == {"slots": slots}
    found = understood(said, "intitule", listens=("intitule",))
    assert {other.slot for other in found.others} == set(slots)


@pytest.mark.parametrize("said", ["oui", "ouais ouais", "bah oui", "grave", "euh", "comme j'ai dit", "4000 euros"])
def test_what_names_nothing_is_no_title(said: str) -> None:
    assert heard(said, "intitule") == "clarify"
    assert heard(said, "structure_nom") == "clarify"


@pytest.mark.parametrize(
    "said",
    [
        "On est là !", "C'est nous le quartier", "Oui au partage", "1000 et une recettes", "30 familles, un jardin",
        "Demain", "14 juillet", "Roubaix en fête", "On sera là", "À table !", "Et si on se parlait ?",
        "Et si on jardinait ?", "Qui est mon voisin ?", "Stop aux déchets", "Retour aux sources", "Il y a de la joie",
        "J'ai un rêve", "Je suis, tu es, nous sommes", "C'est à nous", "En avant toutes", "Au pied du mur",
    ],
)  # fmt: skip
def test_what_may_be_a_title_stays_one(said: str) -> None:
    assert heard(said, "intitule") == {"text": said}


def test_a_story_is_offered_as_a_title_never_taken() -> None:
    found = understood("on veut faire un jardin avec toutes les mamans", "intitule")
    assert isinstance(found.answer, Doubt)
    assert [reading.value for reading in found.answer.readings] == ["on veut faire un jardin avec toutes les mamans"]


def test_a_paragraph_is_too_long_for_a_title_and_what_it_tells_is_kept() -> None:
    found = understood(
        "Un atelier cuisine avec 30 familles. On a besoin de 5000 euros. Ça commencera en mars 2015 à Lens.", "intitule"
    )
    assert isinstance(found.answer, Doubt)
    assert found.answer.reason == "doute_titre"
    told = {other.slot for other in found.others}
    assert told >= {"commune", "nombre_participants", "budget_total", "date_debut"}


def test_a_neighbourhood_that_holds_a_date_is_a_name() -> None:
    assert heard("cité du 8 mai", "quartier") == {"quartier": "cité du 8 mai"}
    assert heard("à Fives", "quartier") == {"quartier": "à Fives"}
    assert heard("samedi prochain", "quartier") == {"slots": {"date_debut": "2014-11-15"}}


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("c'est un quartier prioritaire", {"slots": {"quartier_statut": "prioritaire"}}),
        ("on est en veille active", {"slots": {"quartier_statut": "veille"}}),
        ("c'est pas un quartier prioritaire", {"slots": {"quartier_statut": "hors"}}),
        ("le Pile, c'est un QPV", {"quartier": "le Pile", "slots": {"quartier_statut": "prioritaire"}}),
        ("prioritaire je crois", "clarify"),
    ],
)
def test_the_standing_told_for_the_name_answers_the_next_question(said: str, result: object) -> None:
    context = shipped_context()
    found = understand(
        said,
        language=context.language,
        slots={**SLOTS, "quartier_statut": STANDING},
        places=shipped_places(),
        asked="quartier",
        today=context.today,
        known={},
        last=None,
        glossary={"qpv": ("Quartier prioritaire", "quartier prioritaire", "qpv")},
    )
    assert result_json(found, "quartier") == result


@pytest.mark.parametrize("said", ["nul part", "nulle part", "nul par", "bah nul part"])
def test_nowhere_is_neither_a_neighbourhood_nor_an_insult(said: str) -> None:
    assert heard(said, "quartier") == "clarify"


def test_help_asked_for_a_project_tells_the_project() -> None:
    for said in (
        "vous pouvez m'aider à monter un projet de théâtre ?",
        "qui peut m'aider à organiser un repas de quartier ?",
        "est-ce que vous pouvez aider pour un tournoi de foot ?",
    ):
        assert heard(said, "idee") == {"text": said}
    assert heard("vous pouvez m'aider à remplir la fiche ?", "idee") == {"intent": "help"}


def test_what_is_an_aim_where_aims_are_asked_is_a_command_elsewhere() -> None:
    assert heard("savoir où on en est", "objectifs") == {"slots": {"objectifs": ["savoir où on en est"]}}
    assert heard("savoir où on en est", "budget_total") == {"intent": "status"}
    assert heard("où on en est ?", "objectifs") == {"intent": "status"}
