"""A budget told row by row: what is computed, asked, changed by a row's name, and what costs nothing."""

from __future__ import annotations

import pytest

from aide_projet.dialogue.origin import origins
from aide_projet.draft.value import Value
from talk import Talk

TOLD = "repas 600, salle gratuite, animateur 2 fois 150, affiches"


@pytest.fixture
def spending(talk: Talk) -> Talk:
    """Somebody whose expenses are asked."""
    return talk.press("parcours:complet").until("depenses")


def _rows(talk: Talk, slot: str = "depenses") -> list[tuple[object, ...]]:
    held: Value = talk.value(slot)
    return [tuple(row.values()) for row in held if isinstance(row, dict)] if isinstance(held, list) else []


def _text(talk: Talk) -> str:
    return "\n".join(reply.text for reply in talk.outcome.replies).replace("\N{NO-BREAK SPACE}", " ")


def test_a_sentence_becomes_rows_each_with_its_account_and_the_sums_are_worked_out(spending: Talk) -> None:
    spending.say(TOLD)
    assert _rows(spending) == [("repas", "60", 600), ("animateur", "64", 300), ("affiches", "62")]
    assert "animateur : 2 × 150 = 300" in _text(spending)


def test_what_is_free_is_proposed_as_a_contribution_and_its_question_is_still_put(spending: Talk) -> None:
    spending.say(TOLD)
    assert _rows(spending, "contributions_volontaires") == [("salle",)]
    assert "annuler:contributions_volontaires" in spending.choices
    spending.say("80")
    assert spending.asked == "contributions_volontaires"


def test_only_the_missing_sum_is_asked_and_completes_its_row(spending: Talk) -> None:
    spending.say(TOLD)
    assert spending.asked == "depenses"
    assert "« affiches »" in _text(spending)
    spending.say("80")
    assert _rows(spending) == [("repas", "60", 600), ("animateur", "64", 300), ("affiches", "62", 80)]
    assert spending.asked != "depenses"


def test_a_digression_comes_back_to_the_missing_sum(spending: Talk) -> None:
    spending.say(TOLD).say("c'est quoi un cofinancement ?")
    assert "« affiches »" in _text(spending)


def test_a_sum_nobody_knows_leaves_the_row_and_asks_for_the_next(spending: Talk) -> None:
    spending.say("repas 600, affiches, sono").say("je ne sais pas")
    assert "« sono »" in _text(spending)
    spending.say("passe")
    assert spending.asked != "depenses"
    assert [row[0] for row in _rows(spending)] == ["repas", "affiches", "sono"]


def test_rows_told_later_are_added_and_named_ones_change(spending: Talk) -> None:
    spending.say("repas 600, affiches").say("et la sono 250")
    assert _rows(spending) == [("repas", "60", 600), ("affiches", "62"), ("sono", "61", 250)]
    spending.say("enlève les affiches")
    assert [row[0] for row in _rows(spending)] == ["repas", "sono"]
    spending.say("pas 600 mais 500 pour les repas")
    spending.say("la sono c'est 300 finalement")
    assert _rows(spending) == [("repas", "60", 500), ("sono", "61", 300)]


def test_a_row_is_named_whatever_is_asked_and_undo_brings_it_back(spending: Talk) -> None:
    spending.say("repas 600, sono 200").until("objectifs")
    spending.say("enlève la sono")
    assert [row[0] for row in _rows(spending)] == ["repas"]
    assert spending.value("objectifs") is None
    spending.say("annule")
    assert [row[0] for row in _rows(spending)] == ["repas", "sono"]


def test_a_doubtful_sum_is_asked_with_both_its_readings_and_the_other_rows_stay(spending: Talk) -> None:
    spending.say("sono 200, affiches").say("peinture 2.000")
    assert _rows(spending) == [("sono", "61", 200), ("affiches", "62")]
    assert spending.choices.count("lecture:0") == spending.choices.count("lecture:1") == 1
    spending.press("lecture:0")
    assert _rows(spending) == [("sono", "61", 200), ("affiches", "62"), ("peinture", "60", 2000)]
    assert spending.asked == "depenses"


def test_a_story_that_names_a_row_is_no_correction_of_it(spending: Talk) -> None:
    spending.say("repas 600, sono 200").until("actions")
    spending.say("On prépare les repas ensemble, 20 personnes à chaque fois, puis la sono est montée par les jeunes")
    assert _rows(spending) == [("repas", "60", 600), ("sono", "61", 200)]


def test_hours_of_volunteers_are_worth_what_the_call_sets(talk: Talk) -> None:
    talk.press("parcours:complet").until("contributions_volontaires")
    talk.say("8 bénévoles 10 heures chacun, salle prêtée par la mairie 300")
    rate = talk.content.call.volunteer_hour
    assert rate is not None
    rows = talk.value("contributions_volontaires")
    assert rows == [
        {"nature": "8 bénévoles 10 heures chacun", "valeur": round(80 * rate, 2)},
        {"nature": "salle prêtée par la mairie", "valeur": 300},
    ]
    assert "8 × 10 h = 80 h" in _text(talk)


def test_hours_that_may_be_of_each_or_of_all_are_asked_about(talk: Talk) -> None:
    talk.press("parcours:complet").until("contributions_volontaires").say("8 bénévoles 10 heures")
    assert talk.value("contributions_volontaires") is None
    assert {"lecture:0", "lecture:1"} <= set(talk.choices)


def test_gifts_are_outside_the_total_and_the_rate(talk: Talk) -> None:
    talk.press("parcours:complet")
    talk.until("budget_total").say("10000")
    before = {name: talk.outcome.assessment.facts.get(name) for name in ("base_taux", "total_ressources")}
    talk.until("contributions_volontaires").say("120 heures de bénévolat")
    after = talk.outcome.assessment.facts
    assert {name: after.get(name) for name in before} == before
    assert after["total_contributions"]


def test_the_reason_of_each_account_is_told_on_the_why_page(spending: Talk) -> None:
    before = spending.conversation
    spending.say("terreau 120, sono 200")
    events = [record.event for record in spending.outcome.events]
    draft = spending.conversation.draft
    (origin,) = origins(spending.content, before, events, "terreau 120, sono 200", spending.given.today, draft)
    assert "« terreau » se range dans 60" in origin.why
    assert "« sono » se range dans 61" in origin.why


def test_hours_of_each_or_of_all_are_told_apart_on_their_buttons(talk: Talk) -> None:
    talk.press("parcours:complet").until("contributions_volontaires").say("8 bénévoles 10 heures")
    offered = [choice.label for reply in talk.outcome.replies for choice in reply.choices]
    assert "80 h ×" in offered[0]
    assert "10 h ×" in offered[1]


def test_a_row_told_again_in_the_plural_still_says_how_its_sum_was_worked_out(spending: Talk) -> None:
    spending.say("animateur, repas 600")
    spending.say("les animateurs 2 fois 150")
    assert ("animateur", "64", 300) in _rows(spending)
    assert "2 × 150 = 300" in _text(spending)


def test_what_is_given_is_proposed_once(spending: Talk) -> None:
    spending.say("repas 600, salle gratuite, affiches")
    assert "gratuit_donne" in spending.names
    spending.say("salle gratuite, affiches 80")
    assert "gratuit_donne" not in spending.names
    assert _rows(spending, "contributions_volontaires") == [("salle",)]
