"""Questions back are answered from content, as closely as what was told allows; what is not known is said so."""

from __future__ import annotations

import pytest

from talk import Talk


@pytest.fixture
def small(talk: Talk) -> Talk:
    """A café for which 1 500 € are asked, without a local co-financing: two things block it."""
    talk.say("Un café pour les mamans isolées à Lens").say("Le café").say("Fiche 1")
    talk.edit("budget_total", "5000 €").edit("montant_demande", "1500 €")
    return talk


def _answer(talk: Talk, asked: str) -> str:
    before = talk.asked, talk.values()
    talk.say(asked)
    assert (talk.asked, talk.values()) == before
    return " ".join(reply.text for reply in talk.outcome.replies[:-1]).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("fiche", "floor"), [("Fiche 1", "2 000 €"), ("Fiche 2", "2 000 €"), ("Fiche 3", "5 000 €"), ("Fiche 4", "5 000 €")]
)
def test_the_floor_is_that_of_the_chosen_fiche_with_its_source(talk: Talk, fiche: str, floor: str) -> None:
    talk.say("Un café pour les mamans isolées à Lens").say("Le café").say(fiche)
    said = _answer(talk, "combien minimum ?")
    assert floor in said
    assert fiche in said
    assert said.count("€") == 1


def test_before_a_fiche_is_chosen_every_floor_is_told(talk: Talk) -> None:
    assert _answer(talk, "combien minimum ?").count("€") == 4


def test_the_deadline_is_that_of_the_edition(talk: Talk) -> None:
    said = _answer(talk, "c'est quand la date limite ?")
    assert "1er décembre 2014" in said
    assert "23 janvier 2015" in said


def test_whom_to_call_is_somebody_near_then_the_service_of_the_call(talk: Talk, small: Talk) -> None:
    said = _answer(small, "qui je peux appeler ?")
    assert "Samia" in said
    assert "Artois" in said
    assert "contact de 2015, à vérifier" in said


def test_whether_it_fits_tells_the_gravest_finding_and_how_many_more(small: Talk) -> None:
    said = _answer(small, "est-ce que mon projet rentre ?")
    assert "1 500 €" in said
    assert "2 000 €" in said
    assert "jurys" in said
    assert "éligible" not in said


def test_whether_it_fits_says_where_else_a_project_out_of_scope_belongs(talk: Talk) -> None:
    talk.say("acheter des maillots pour le club de foot")
    assert "sports" in _answer(talk, "est-ce que mon projet rentre ?")


def test_what_was_told_is_told_back_when_its_field_is_asked_about(small: Talk) -> None:
    assert "5 000 €" in _answer(small, "c'est quoi mon budget ?")


@pytest.mark.parametrize(
    ("asked", "name"),
    [("c'est quoi le zorglub ?", "terme_inconnu"), ("est-ce que la lune est habitée ?", "faq_inconnue")],
)
def test_what_is_not_known_is_said_so(talk: Talk, asked: str, name: str) -> None:
    talk.say("Une fête pour les familles du quartier de la gare à Lille").until("budget_total")
    _answer(talk, asked)
    assert talk.names[0] == name


def test_a_minimum_asked_while_people_are_counted_is_one_of_people(small: Talk) -> None:
    small.press("champ:nombre_participants")
    assert "minimum de personnes" in _answer(small, "combien il en faut minimum ?")
    assert "2 000 €" in _answer(small, "combien on peut demander au minimum ?")
    small.press("champ:montant_demande")
    assert "2 000 €" in _answer(small, "combien il en faut minimum ?")
