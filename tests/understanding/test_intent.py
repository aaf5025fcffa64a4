from __future__ import annotations

import pytest
from listening import heard, understood

from aide_projet.understanding.intent import DRASTIC
from aide_projet.understanding.reading import Doubt, IntentName


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("je passe", "skip"),
        ("question suivante svp", "skip"),
        ("je préfère ne pas répondre", "skip"),
        ("je veux pas donner mon numéro", "skip"),
        ("jsp", "unknown"),
        ("chépa", "unknown"),
        ("JE SAIS PAS !!!", "unknown"),
        ("on n'en sait rien pour l'instant", "unknown"),
        ("aucune idee", "unknown"),
        ("faut que je demande à ma collègue", "unknown"),
        ("retour", "back"),
        ("on peut revenir à la question d'avant ?", "back"),
        ("annule ma dernière réponse", "cancel"),
        ("tout recommencer", "restart"),
        ("je voudrais repartir de zéro", "restart"),
        ("stop je veux arrêter", "stop"),
        ("stooop", "stop"),
        ("je continuerai demain", "stop"),
        ("bon, je dois y aller, au revoir", "stop"),
        ("où j'en suis ?", "status"),
        ("fais-moi un récap", "summary"),
        ("c'est enregistré ?", "save"),
        ("aidez-moi svp", "help"),
        ("j'ai pas compris la question", "help"),
        ("hein ?", "repeat"),
        ("?", "repeat"),
        ("donne moi un exemple", "example"),
        ("je voudrais imprimer", "export"),
        ("je peux parler à quelqu'un ?", "human"),
        ("jveux parlé à kelkun", "human"),
    ],
)
def test_a_command_is_recognised_however_it_is_said(said: str, intent: str) -> None:
    assert heard(said) == {"intent": intent}
    assert heard(said, "budget_total") == {"intent": intent}


@pytest.mark.parametrize(
    "name",
    [
        "Stop aux déchets",
        "Aide entre voisins",
        "Passe-moi le micro",
        "Retour aux sources",
        "Un coup de main",
        "Pause",
        "SOS voisins",
        "On recommence ensemble",
        "Pourquoi pas nous ?",
        "Non à la solitude",
        "Bonjour voisin",
        "Merci les aînés",
        "À table !",
    ],
)
def test_a_name_that_looks_like_a_command_stays_a_name(name: str) -> None:
    assert heard(name, "intitule") == {"text": name}


@pytest.mark.parametrize("said", ["stop", "retour", "je ne sais pas", "passe", "annule", "aide"])
def test_a_bare_command_is_one_even_where_a_name_is_asked(said: str) -> None:
    assert understood(said, "intitule").answer is None
    assert understood(said, "intitule").intents


@pytest.mark.parametrize("said", ["stopp", "anuler", "retuor", "recommmencer", "arréter"])
def test_a_slip_of_one_letter_does_not_hide_a_command(said: str) -> None:
    assert isinstance(heard(said, "budget_total"), (dict, str))


@pytest.mark.parametrize(
    "said",
    [
        "stp",
        "bac",
        "le stock",
        "retouche",
        "je veux arrêter les rodéos dans le quartier",
        "on voudrait le retour du marché",
        "annulation des dettes",
        "recommander",
        "arrosez",
    ],
)
def test_nothing_drastic_is_done_on_a_resemblance(said: str) -> None:
    for asked in (None, "budget_total", "commune", "idee"):
        assert not {intent.name for intent in understood(said, asked).intents} & DRASTIC


def test_what_the_question_makes_an_answer_is_no_command() -> None:
    assert heard("rien", "autofinancement") == {"amount": 0}
    assert heard("pas encore", "contact_prealable") == {"yes": False}
    assert heard("👍", "oui_non") == {"yes": True}
    assert heard("une personne", "nombre_participants") == {"count": 1}


@pytest.mark.parametrize("slot", ["partenaires", "siret", "structure_nom", "contact_courriel"])
def test_no_means_none_where_yes_or_no_was_not_asked(slot: str) -> None:
    assert heard("non", slot) == {"intent": "none"}


def test_no_is_not_a_sum() -> None:
    assert heard("non", "budget_total") == "clarify"


@pytest.mark.parametrize("said", ["j'ai pas de téléphone", "on n'a pas de mail", "aucun", "y en a pas"])
def test_there_is_none(said: str) -> None:
    assert heard(said, "contact_telephone") == {"intent": "none"}


@pytest.mark.parametrize(
    ("said", "intent", "topic"),
    [
        ("merciii", "smalltalk", "merci"),
        ("bonjour madame", "smalltalk", "bonjour"),
        ("mdr", "smalltalk", "blague"),
        ("😂", "smalltalk", "blague"),
        ("t'es un robot ?", "smalltalk", "identite"),
        ("c'est nul votre truc", "abuse_or_frustration", ""),
        ("😡", "abuse_or_frustration", ""),
    ],
)
def test_what_people_feel_is_told(said: str, intent: str, topic: str) -> None:
    (found,) = understood(said).intents
    assert (found.name.value, found.topic) == (intent, topic)


@pytest.mark.parametrize("said", ["je veux mourir", "mon mari me frappe", "je suis trop nulle pour ça"])
def test_distress_comes_before_everything(said: str) -> None:
    for asked in (None, "idee", "budget_total"):
        assert [intent.name for intent in understood(said, asked).intents] == [IntentName.DISTRESS]


def test_a_rude_word_does_not_hide_an_answer() -> None:
    answer = understood("3000 putain", "budget_total").answer
    assert isinstance(answer, Doubt)
    assert [reading.value for reading in answer.readings] == [3000]
