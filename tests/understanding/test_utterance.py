from __future__ import annotations

import pytest
from listening import SLOTS, heard, understood

from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.result import result_json


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("stop je veux arrêter", {"intent": "stop"}),
        ("retour", {"intent": "back"}),
        ("je ne sais pas", {"intent": "unknown"}),
        ("c'est quoi un cofinancement ?", {"intent": "definition"}),
        ("pas 3000 mais 2500", {"correction": True, "amount": 2500}),
        ("pourquoi vous demandez ça ?", {"intent": "why"}),
        ("   ", "clarify"),
        ("trois mille", {"amount": 3000}),
    ],
)
def test_replies_that_break_form_engines_do_the_right_thing_at_a_question_about_money(
    said: str, result: object
) -> None:
    assert heard(said, "budget_total") == result


def test_the_answer_and_what_is_told_besides() -> None:
    assert heard("3000 et c'est à Lens", "budget_total") == {"amount": 3000, "slots": {"commune": "Lens"}}


def test_a_figure_that_belongs_to_another_slot_does_not_blur_the_answer() -> None:
    rows = [{"financeur": "mairie", "type": "commune", "montant": 2000}]
    assert heard("8000 avec 2000 de la mairie", "budget_total") == {"amount": 8000, "slots": {"cofinancements": rows}}
    assert heard("3000 sur un budget de 8000", "montant_demande") == {"amount": 3000, "slots": {"budget_total": 8000}}
    assert heard("une trentaine, et 3 animateurs", "nombre_participants") == {"count": 30, "slots": {"encadrants": 3}}


def test_an_answer_about_something_else_is_taken_where_it_belongs() -> None:
    assert heard("c'est à Lens", "budget_total") == {"slots": {"commune": "Lens"}}


def test_a_period_fills_both_dates() -> None:
    assert heard("du 6 au 10 juillet", "date_debut") == {"date": "2015-07-06", "slots": {"date_fin": "2015-07-10"}}
    assert heard("du 6 au 10 juillet", "periode") == {"start": "2015-07-06", "end": "2015-07-10"}


def test_a_long_answer_is_kept_whole_and_listened_to() -> None:
    text = "On voudrait un jardin à Roubaix avec 30 familles."
    found = understood(text, "idee")
    assert isinstance(found.answer, Reading)
    assert found.answer.value == text
    assert {other.slot for other in found.others} >= {"commune", "nombre_participants"}


def test_a_title_is_taken_as_it_is() -> None:
    assert heard("« Les jardins  de la tour »", "intitule") == {"text": "Les jardins de la tour"}
    assert heard("ça s'appelle Les jardins de la tour", "intitule") == {"text": "Les jardins de la tour"}


def test_a_list_is_cut_at_its_lines_or_its_verbs() -> None:
    lines = ["créer du lien", "nettoyer le quartier"]
    assert heard("- créer du lien\n- nettoyer le quartier", "objectifs") == {"slots": {"objectifs": lines}}
    assert heard("créer du lien et nettoyer le quartier", "objectifs") == {"slots": {"objectifs": lines}}
    assert heard("1) créer du lien 2) nettoyer le quartier", "objectifs") == {"slots": {"objectifs": lines}}


@pytest.mark.parametrize(
    ("said", "asked", "reason"),
    [
        ("2.000", "budget_total", "doute_separateur"),
        ("entre 2000 et 3000", "budget_total", "doute_fourchette"),
        ("20 euros par personne", "budget_total", "doute_par_unite"),
    ],
)
def test_what_is_ambiguous_stays_a_doubt(said: str, asked: str, reason: str) -> None:
    answer = understood(said, asked).answer
    assert isinstance(answer, Doubt)
    assert answer.reason == reason


def test_a_range_is_told_as_one() -> None:
    assert result_json(understood("entre 2000 et 3000", "budget_total"), "budget_total") == {
        "amount_min": 2000,
        "amount_max": 3000,
    }


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_survives_anything(slot: str) -> None:
    for text in (
        "",
        " \n",
        "\u202e\u0000",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "=HYPERLINK(1)",
        "😂" * 50,
        "-5",
        "0",
        "9" * 400,
        "31 février",
        "a" * 4000,
        "non " * 900,
    ):
        understood(text, slot)


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ("autofinancement", "le budget c'est 6000", {"slots": {"budget_total": 6000}}),
        ("montant_demande", "la fin c'est en août", {"slots": {"date_fin": "2015-08"}}),
        ("montant_demande", "le montant c'est 6000", {"amount": 6000}),
        ("intitule", "Le quartier c'est nous", {"text": "Le quartier c'est nous"}),
    ],
)
def test_a_value_goes_to_the_field_that_is_named(asked: str, said: str, told: object) -> None:
    assert heard(said, asked) == told
