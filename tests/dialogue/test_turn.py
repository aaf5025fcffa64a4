"""The turn policy, row by row, on the shipped content."""

from __future__ import annotations

import pytest

from aide_projet.dialogue.turn import POLICY
from aide_projet.draft.event import Answered, Corrected
from talk import Talk

GARDEN = "Un jardin derrière la tour à Roubaix, avec 30 familles, 8 000 € dont 2 500 de la ville"


def test_one_sentence_fills_several_fields_each_with_its_words(talk: Talk) -> None:
    talk.say(GARDEN)
    assert talk.value("idee") == GARDEN
    assert talk.value("commune") == "Roubaix"
    assert talk.value("budget_total") == 8000
    assert talk.value("nombre_participants") == 30
    rows = talk.value("cofinancements")
    assert isinstance(rows, list)
    assert [(row["type"], row["montant"]) for row in rows] == [("commune", 2500)]  # type: ignore[index,call-overload]
    for slot, filled in talk.outcome.conversation.draft.filled.items():
        assert filled.said, slot
        assert filled.said in GARDEN or filled.how == "deduit"


def test_a_volunteered_value_is_taken_back_with_one_tap(talk: Talk) -> None:
    talk.say(GARDEN)
    assert "annuler:budget_total" in talk.choices
    talk.press("annuler:budget_total")
    assert talk.value("budget_total") is None
    assert talk.value("commune") == "Roubaix"


def test_a_commune_brings_its_intercommunalite_and_territory(talk: Talk) -> None:
    talk.say("Une fête des voisins à Roubaix pour tout le quartier")
    assert "Lille" in str(talk.value("intercommunalite"))
    assert talk.outcome.assessment.facts["territoire"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("stop je veux arrêter", ["arret", "question"]),
        ("je ne sais pas", ["gare"]),
        ("c'est quoi un cofinancement ?", ["definition", "question"]),
        ("pourquoi vous demandez ça ?", ["pourquoi", "question"]),
        ("   ", ["vide", "question"]),
    ],
)
def test_off_script_replies_at_an_amount_question_store_nothing(talk: Talk, said: str, names: list[str]) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    before = talk.values()
    talk.say(said)
    assert talk.values() == before
    assert talk.names[: len(names)] == names
    if "gare" not in names:
        assert talk.asked == "budget_total"


def test_going_back_at_an_amount_question_opens_the_question_before(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("date_debut")
    talk.say("le 13 juin 2015").until("budget_total")
    before = talk.values()
    talk.say("retour")
    assert talk.values() == before
    assert talk.names[0] == "retour_question"
    assert talk.asked != "budget_total"


@pytest.mark.parametrize(("said", "amount"), [("pas 3000 mais 2500", 2500), ("trois mille", 3000), ("2k", 2000)])
def test_an_amount_is_read_however_it_is_said(talk: Talk, said: str, amount: int) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say(said)
    assert talk.value("budget_total") == amount


def test_an_ambiguous_separator_is_asked_about_never_guessed(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2.000")
    assert talk.value("budget_total") is None
    assert "doute_separateur" in talk.names
    assert {"lecture:0", "lecture:1"} <= set(talk.choices)
    talk.press("lecture:0")
    assert talk.value("budget_total") in (2000, 2)


@pytest.mark.parametrize(("said", "value"), [("le premier", 0), ("la deuxième", 1), ("2 000 €", 0)])
def test_a_reading_offered_is_chosen_in_words_too(talk: Talk, said: str, value: int) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2.000")
    offered = talk.outcome.conversation.pending
    assert offered is not None
    talk.say(said)
    assert talk.value("budget_total") == offered.readings[value].value


def test_a_share_of_an_unknown_total_is_never_taken_for_euros(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total").press("passer")
    talk.say("la moitié")
    assert talk.names[0] == "doute_part"
    assert not [key for key in talk.choices if key.startswith("lecture:")]
    talk.say("oui")
    assert talk.value("montant_demande") is None


def test_a_value_is_withdrawn_by_words_and_the_withdrawal_undone(talk: Talk) -> None:
    talk.say(GARDEN).until("date_debut").say("supprime le budget")
    assert talk.value("budget_total") is None
    assert "vide_champ" in talk.names
    assert talk.asked == "date_debut"
    talk.say("annule")
    assert talk.value("budget_total") == 8000


def test_a_field_of_the_fiche_page_sent_empty_is_emptied(talk: Talk) -> None:
    talk.say(GARDEN).edit("budget_total", "")
    assert talk.value("budget_total") is None
    assert "vide_champ" in talk.names


def test_on_a_form_a_command_is_no_command(talk: Talk) -> None:
    talk.say(GARDEN)
    before = talk.values()
    talk.edit("budget_total", "annule")
    assert talk.values() == before


def test_a_commune_chosen_among_homonyms_keeps_its_departement(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("commune")
    talk.say("Saint-Denis")
    offered = talk.outcome.conversation.pending
    assert offered is not None
    assert len({reading.label for reading in offered.readings}) == len(offered.readings) > 1
    talk.press("lecture:1")
    assert talk.value("commune") == "Saint-Denis"
    chosen = talk.content.places.named("Saint-Denis")
    department = next(one for one in chosen if talk.value("code_postal") in one.postcodes)
    assert department.department_name in offered.readings[1].label


def test_what_is_known_already_is_no_answer_and_says_so(talk: Talk) -> None:
    talk.say(GARDEN).until("date_debut")
    talk.say("30 familles")
    assert talk.asked == "date_debut"
    assert talk.names[0] == "pas_compris_1"


def test_a_digression_while_readings_are_offered_brings_them_back(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2.000").say("c'est quoi un cofinancement ?")
    assert talk.names == ["definition", "doute_separateur"]
    assert "lecture:0" in talk.choices


def test_a_correction_after_the_answer_changes_the_former_slot(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2500 euros").say("non je voulais dire 3000")
    assert talk.value("budget_total") == 3000
    assert talk.value("montant_demande") is None
    assert "corrige" in talk.names


def test_a_correction_names_any_earlier_slot(talk: Talk) -> None:
    talk.say("Une fête à Lille pour les familles").until("budget_total")
    talk.say("en fait c'est à Lens")
    assert talk.value("commune") == "Lens"
    assert talk.asked == "budget_total"


def test_naming_a_field_that_holds_something_corrects_it(talk: Talk) -> None:
    talk.say("Une fête à Lille pour les familles").say("La fête").until("budget_total")
    talk.say("le titre c'est La grande fête, et c'est quoi un cofinancement ?")
    assert talk.value("intitule") == "La grande fête"
    assert talk.names == ["corrige", "definition", "question"]
    assert talk.asked == "budget_total"


def test_a_name_and_a_question_in_one_breath_are_told_apart(talk: Talk) -> None:
    talk.say("Une fête à Lille pour les familles").say("La fête, et c'est quoi un cofinancement ?")
    assert talk.value("intitule") == "La fête"
    assert "definition" in talk.names


def test_two_doubts_of_one_sentence_are_asked_about_in_turn(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2.000 et on sera entre 20 et 30 à Saint-Denis")
    asked = []
    while talk.conversation.pending is not None:
        asked.append(talk.conversation.pending.slot)
        talk.press("lecture:0")
    assert asked[0] == "budget_total"
    assert "commune" in asked
    assert all(talk.value(slot) is not None for slot in asked)


def test_annule_drops_what_waits_before_it_takes_an_answer_back(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    before = talk.values()
    talk.say("2.000").say("annule")
    assert talk.conversation.pending is None
    assert talk.values() == before
    assert talk.asked == "budget_total"


def test_a_reading_wrongly_chosen_is_undone_and_the_readings_are_offered_again(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2.000").press("lecture:0").say("annule")
    assert talk.value("budget_total") is None
    assert "lecture:1" in talk.choices


def test_the_open_question_is_answered_while_another_field_is_asked_about(talk: Talk) -> None:
    talk.say(GARDEN).until("porteur_type").say("on sera 50")
    assert talk.conversation.pending is not None
    talk.say("une association")
    assert talk.value("porteur_type") == "association"
    assert talk.names[-1] == "doublon"
    assert talk.press("lecture:1").value("nombre_participants") == 50


def test_not_knowing_which_of_two_values_is_right_keeps_the_first_one(talk: Talk) -> None:
    talk.say(GARDEN).until("porteur_type").say("on sera 50").say("jsp")
    assert talk.value("nombre_participants") == 30
    assert talk.conversation.pending is None
    assert talk.asked == "porteur_type"


def test_a_day_of_the_month_told_is_a_closer_answer_not_another(talk: Talk) -> None:
    talk.say("Une fête des voisins à Lens").edit("date_debut", "juin 2015").until("budget_total").say("le 13 juin")
    assert talk.value("date_debut") == "2015-06-13"
    assert "corrige" in talk.names


@pytest.mark.parametrize("said", ["oui", "continuer"])
def test_agreeing_at_the_end_of_the_express_path_goes_on_with_the_complete_one(talk: Talk, said: str) -> None:
    talk.say(GARDEN)
    while talk.asked is not None:
        talk.press("passer")
    talk.say(said)
    assert talk.conversation.path == "complet"
    assert talk.asked is not None


def test_passing_on_a_reopened_question_keeps_its_answer(talk: Talk) -> None:
    talk.say(GARDEN).until("date_debut").say("change le budget").say("passe")
    assert talk.value("budget_total") == 8000
    assert talk.asked == "date_debut"
    assert "budget_total" not in talk.conversation.draft.skipped


def test_correcting_answering_and_asking_in_one_breath(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    talk.say("2500").say("non 3000, et c'est quoi un cofinancement ?")
    assert talk.value("budget_total") == 3000
    assert "definition" in talk.names
    assert talk.names[-1] == "question"


def test_undo_gives_the_former_draft_back(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total")
    before = talk.values()
    talk.say("2500 euros")
    assert talk.values() != before
    talk.say("annule")
    assert talk.values() == before
    assert talk.asked == "budget_total"


def test_restarting_asks_first_and_can_itself_be_undone(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare")
    before = talk.values()
    talk.say("on recommence à zéro")
    assert talk.values() == before
    talk.say("oui")
    assert talk.values() == {}
    talk.say("annule")
    assert talk.values() == before


def test_three_answers_not_understood_lead_to_a_person_and_on(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("nombre_participants")
    talk.say("blablabla")
    assert talk.names[0] == "pas_compris_1"
    talk.say("blobloblo")
    assert talk.names[0] == "pas_compris_2"
    talk.say("blublublu")
    assert talk.names[:2] == ["pas_compris_3", "humain"]
    assert talk.asked != "nombre_participants"
    assert "nombre_participants" in talk.outcome.conversation.draft.parked


def test_a_parked_question_comes_back_once_at_the_end(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("budget_total").say("jsp")
    seen = []
    for _ in range(60):
        if talk.asked is None:
            break
        seen.append(talk.asked)
        talk.say("je ne sais pas")
    assert talk.asked is None
    assert seen.count("budget_total") == 1


def test_sensitive_data_are_held_and_masked(talk: Talk) -> None:
    text = "mon IBAN est FR76 3000 6000 0112 3456 7890 189"
    talk.say(text)
    assert talk.names == ["donnees_sensibles"]
    assert talk.outcome.said == ""
    assert talk.outcome.held == text
    assert talk.outcome.events == ()
    talk.press("masquer", text)
    assert "3000 6000" not in str(talk.values())
    assert "3000 6000" not in talk.outcome.said


def test_a_name_that_looks_like_a_command_stays_a_name(talk: Talk) -> None:
    talk.say("Une fête pour les familles du quartier de la gare").until("intitule")
    talk.say("Stop aux déchets")
    assert talk.value("intitule") == "Stop aux déchets"


def test_another_fiche_than_the_proposed_one_is_noted_not_fought(talk: Talk) -> None:
    talk.say("Un jardin partagé au pied de la tour avec les familles").until("fiche")
    assert (
        "fiche_proposee"
        in [name for outcome in talk.outcomes for name in [r.name for r in outcome.replies]] + talk.names
    )
    talk.press("fiche:mobiliser")
    assert talk.value("fiche") == "mobiliser"
    assert "fiche_autre" in talk.names


def test_typing_yes_takes_the_proposed_fiche(talk: Talk) -> None:
    talk.say("Un jardin partagé au pied de la tour avec les familles").until("fiche")
    talk.say("oui")
    assert talk.value("fiche") == "gup"


def test_a_remedy_that_sets_a_value_applies_in_one_tap(talk: Talk) -> None:
    talk.say("Un repas de quartier à Lens avec les voisins, 6 000 €").press("champ:fiche").press("fiche:mobiliser")
    talk.edit("montant_demande", "1500")
    floor = next(finding for finding in talk.outcome.assessment.findings if finding.check == "plancher")
    place = next(place for place, remedy in enumerate(floor.remedies) if remedy.sets)
    talk.press(f"pose:plancher:{place}")
    assert talk.value("montant_demande") == 2000
    assert "plancher" not in [finding.check for finding in talk.outcome.assessment.findings]


def test_editing_a_field_corrects_it_and_keeps_the_open_question(talk: Talk) -> None:
    talk.say(GARDEN)
    asked = talk.asked
    talk.edit("budget_total", "9000 €")
    assert talk.value("budget_total") == 9000
    assert talk.asked == asked


def test_every_change_is_said(talk: Talk) -> None:
    for text in (GARDEN, "Le jardin de la tour", "oui", "une association", "non, 9000 euros de budget"):
        talk.say(text)
        for record in talk.outcome.events:
            event = record.event
            if isinstance(event, Answered | Corrected) and event.how != "deduit":
                assert event.slot in {reply.slot for reply in talk.outcome.replies}, (text, event)


def test_an_express_path_asks_at_most_fifteen_questions(talk: Talk) -> None:
    questions = []
    for _ in range(40):
        if talk.asked is None:
            break
        questions.append(talk.asked)
        talk.press("passer") if talk.asked != "idee" else talk.say("Une fête pour les familles du quartier")
    assert talk.asked is None
    reach = {"contact_nom", "contact_telephone", "contact_courriel"} & set(questions)
    assert reach, "it ends with how to reach the bearer"
    assert len(set(questions) - reach) <= 15


def test_the_policy_is_one_table_whose_last_row_always_applies() -> None:
    assert POLICY[0].the_person == "pressed a choice"
    assert POLICY[-1].when(None)  # type: ignore[arg-type]


def test_a_restart_where_a_title_is_asked_offers_the_words_as_the_title(talk: Talk) -> None:
    talk.until("intitule").say("On recommence !")
    assert talk.conversation.confirming == "recommencer"
    assert talk.aside().press("lecture:0").value("intitule") == "On recommence !"
    talk.say("non")
    assert talk.asked == "intitule"
    assert talk.value("intitule") is None


def test_a_doubt_on_another_field_outlives_what_is_not_understood(talk: Talk) -> None:
    talk.say("un jardin partagé à Roubaix avec des familles").until("budget_total").say("c'est à Lens")
    for said in ("qsdfg wxcvb", "c'est quoi un cofinancement ?", "bof", "merci"):
        talk.say(said)
        pending = talk.conversation.pending
        assert pending is not None
        assert (pending.slot, pending.reason) == ("commune", "doublon")


def test_two_buttons_never_say_the_same(talk: Talk) -> None:
    talk.until("budget_total").say("900, un autre à 1200, et encore 900")
    assert talk.choices[:2] == ["lecture:0", "lecture:1"]
    assert "lecture:2" not in talk.choices
