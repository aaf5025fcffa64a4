"""The questionnaire on paper: every question of the flow, room for each kind, conditions in words."""

from __future__ import annotations

from typing import get_args

import pytest

from aide_projet.dialogue.condition_words import ConditionWords
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.paper import PaperQuestion, paper, room
from aide_projet.draft.condition import compile_condition
from aide_projet.draft.slot import Amount, Choice, Option, Slot, SlotKind, Table, YesNo, kind_name

SLOTS = {
    "fiche": Slot("fiche", Choice((Option("gup", "Cadre de vie"), Option("innover", "Innover"))), "La fiche"),
    "total": Slot("total", Amount(), "Le total"),
    "deja": Slot("deja", YesNo(), "Déjà aidé"),
}


def asked(content: Content) -> dict[str, PaperQuestion]:
    return {
        step.slot: question
        for part, printed in zip(content.flow.parts, paper(content).parts, strict=True)
        for step, question in zip(part.steps, printed.questions, strict=True)
    }


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ('fiche == "gup"', "Seulement si la réponse 1 (« La fiche ») est : Cadre de vie."),
        ('fiche != "gup"', "Seulement si la réponse 1 (« La fiche ») n'est pas : Cadre de vie."),
        (
            'fiche == "gup" ou fiche == "innover"',
            "Seulement si la réponse 1 (« La fiche ») est : Cadre de vie ou Innover.",
        ),
        ('fiche dans ["gup", "innover"]', "Seulement si la réponse 1 (« La fiche ») est : Cadre de vie ou Innover."),
        ("deja == vrai", "Seulement si la réponse 3 (« Déjà aidé ») est : oui."),
        ("total >= 5000", "Seulement si la réponse 2 (« Le total ») dépasse 5\u202f000."),
        ("total < 5000 / 2", "Seulement si la réponse 2 (« Le total ») reste sous 5\u202f000 / 2."),
        ("inconnu total", "Seulement si vous n'avez pas répondu à la question 2 (« Le total »)."),
        (
            'fiche == "gup" et (deja == faux ou connu total)',
            "Seulement si la réponse 1 (« La fiche ») est : Cadre de vie et la réponse 3 (« Déjà aidé ») est : non ou "
            "vous avez répondu à la question 2 (« Le total »).",
        ),
        ("non (deja == vrai)", "Seulement si ce n'est pas vrai que la réponse 3 (« Déjà aidé ») est : oui."),
    ],
)
def test_a_condition_is_said_in_words(content: Content, condition: str, said: str) -> None:
    words = ConditionWords(content.handover.conditions, SLOTS, {"fiche": 1, "total": 2, "deja": 3})
    assert words.only_if(compile_condition(condition, tuple(SLOTS)).tree) == said


def test_the_same_condition_twice_is_said_once(content: Content) -> None:
    words = ConditionWords(content.handover.conditions, SLOTS, {"total": 2})
    tree = compile_condition("connu total", tuple(SLOTS)).tree
    assert words.only_if(tree, tree) == words.only_if(tree)
    assert words.only_if() == ""


def test_every_question_of_the_flow_is_there_once_in_order(content: Content) -> None:
    questions = [question for part in paper(content).parts for question in part.questions]
    assert [question.question for question in questions] == [step.question for step in content.flow.steps()]
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))


def test_a_question_asked_in_one_case_says_which(content: Content) -> None:
    printed = asked(content)
    assert "Fiche 2" in printed["originalite"].only_if
    assert printed["idee"].only_if == ""


def test_a_condition_on_a_later_answer_is_left_out_on_paper(content: Content) -> None:
    assert asked(content)["contact_telephone"].only_if == "", "its e-mail is asked after it"


def test_essential_questions_are_marked(content: Content) -> None:
    printed = asked(content)
    assert printed["idee"].essential
    assert printed["contact_telephone"].essential
    assert not printed["siret"].essential


def test_every_kind_has_room_to_answer() -> None:
    for kind in get_args(SlotKind):
        try:
            made = kind()
        except TypeError:
            made = kind(())
        given = room(made)
        expected = kind_name(made) != "calcule"
        has_room = bool(given.lines or given.boxes or given.form.startswith(("oui_non", "cases")))
        assert has_room is expected, kind


def test_a_table_says_what_its_cells_may_hold(content: Content) -> None:
    table = asked(content)["partenaires"].room
    assert isinstance(content.slots["partenaires"].kind, Table)
    assert table.columns[0].label == "Nom"
    assert table.columns[0].required
    assert "Oui" in table.columns[2].choices
