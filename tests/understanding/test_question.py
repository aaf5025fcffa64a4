from __future__ import annotations

import pytest
from listening import heard, understood

from aide_projet.understanding.reading import IntentName, Reading


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("c'est quoi un cofinancement ?", "cofinancement"),
        ("c koi un cofinancement", "cofinancement"),
        ("le conseil citoyen c'est quoi", "conseil_citoyen"),
        ("QPV ?", "qpv"),
        ("ça veut dire quoi quartier prioritaire ?", "qpv"),
        ("kesako qpv", "qpv"),
        ("qu'est-ce qu'un cofinancement", "cofinancement"),
        ("je comprends pas le mot cofinancement", "cofinancement"),
        ("c'est quoi un cofinancemant ?", "cofinancement"),
        ("c'est quoi un machin ?", ""),
    ],
)
@pytest.mark.parametrize("asked", [None, "budget_total", "idee", "intitule"])
def test_what_a_word_means_can_be_asked_anywhere(said: str, topic: str, asked: str | None) -> None:
    found = understood(said, asked)
    assert [(intent.name, intent.topic) for intent in found.intents] == [(IntentName.DEFINITION, topic)]
    assert found.answer is None


@pytest.mark.parametrize(
    "said",
    [
        "pourquoi vous demandez ça ?",
        "pk cette question",
        "pourquoi ?",
        "à quoi ça sert",
        "c'est pour quoi faire ?",
        "c'est obligatoire ?",
    ],
)
def test_why_a_question_is_asked(said: str) -> None:
    assert heard(said, "contact_telephone") == {"intent": "why"}


def test_a_question_the_assistant_has_no_answer_for_is_still_a_question() -> None:
    (intent,) = understood("est-ce que les pompiers seront là ?").intents
    assert (intent.name, intent.topic) == (IntentName.FAQ, "")


def test_an_answer_with_a_question_mark_is_an_answer() -> None:
    assert heard("3000 ?", "budget_total") == {"amount": 3000}
    assert heard("à Lens ?", "commune") == {"commune": "Lens"}


def test_an_answer_and_a_question_are_both_heard() -> None:
    found = understood("c'est quoi un qpv ? sinon c'est à Lens", "commune")
    assert isinstance(found.answer, Reading)
    assert found.answer.value == "Lens"
    assert [intent.topic for intent in found.intents] == ["qpv"]


def test_a_correction_and_a_question_are_both_heard() -> None:
    found = understood("non 3000, et c'est quoi un cofinancement ?", "budget_total")
    assert isinstance(found.answer, Reading)
    assert found.answer.value == 3000
    assert found.correction is not None
    assert [intent.topic for intent in found.intents] == ["cofinancement"]


def test_a_question_inside_a_story_stays_in_the_story() -> None:
    text = "On se demande comment faire venir les jeunes ? On voudrait un café."
    found = understood(text, "idee")
    assert isinstance(found.answer, Reading)
    assert found.answer.value == text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("combien les autres demandent en général", "montant_demande"),
        ("on compte aussi les bénévoles ou juste le public ?", "nombre_participants"),
        ("Un bailleur social peut-il déposer une demande ?", None),
        ("on sera prévenu comment", None),
        ("vous allez en faire quoi de mon nom ?", "contact_nom"),
        ("il faut un titre court ou long ?", "intitule"),
    ],
)
def test_a_question_is_known_by_how_it_asks(said: str, asked: str | None) -> None:
    found = understood(said, asked)
    assert [intent.name for intent in found.intents] == [IntentName.FAQ]
    assert found.answer is None


@pytest.mark.parametrize(
    "title", ["Qui veut jouer avec nous ?", "On fait quoi samedi ?", "Comment ça va voisin ?", "Et demain ?"]
)
def test_a_title_may_ask(title: str) -> None:
    assert heard(title, "intitule") == {"text": title}


def test_the_term_asked_about_may_stand_apart() -> None:
    found = understood("qpv, jamais entendu parler, c'est quoi ?")
    assert [(intent.name, intent.topic) for intent in found.intents] == [(IntentName.DEFINITION, "qpv")]


def test_an_answer_before_a_question_is_kept() -> None:
    found = understood("le 3 mai 2015, c'est possible ?", "date_debut")
    assert isinstance(found.answer, Reading)
    assert found.answer.value == "2015-05-03"
