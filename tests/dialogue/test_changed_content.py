"""Conversations under way when the content changes: briefly here, more edits and conversations in `make test-long`.

Each is made with the shipped content, by anything said or pressed, then goes on with another one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from random import Random

import pytest
from edited_content import altered, edited
from hypothesis import strategies as st
from repertoire import MOVES
from test_properties import for_all

from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.draft.draft import Draft
from aide_projet.draft.event import Offered
from aide_projet.draft.slot import Choice, Count, Date, Option, ShortText, Table
from aide_projet.export.fiche import document
from aide_projet.use_cases.ports import StoredConversation
from aide_projet.use_cases.show import show
from aide_projet.use_cases.view import ConversationView
from talk import REHEARSED, Talk

LONGEST = 120
"""Turns after which a path that has not ended never will."""
START = "Un jardin à Roubaix, avec 30 familles, 8 000 € dont 2 000 de la ville"

Publish = Callable[[int], Content]


@pytest.fixture(scope="module")
def publish(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Publish:
    """The content after edits, by their seed."""
    return cache(partial(edited, content, tmp_path_factory.mktemp("edited")))


def published(talk: Talk, content: Content) -> Talk:
    """The same conversation, once that content is in force."""
    state = assess(content, talk.conversation.draft, REHEARSED)
    return replace(talk.aside(), content=content, outcome=replace(talk.outcome, assessment=state))


def view_of(talk: Talk) -> ConversationView:
    """What every page shows of it."""
    draft, day = talk.conversation.draft, REHEARSED
    stored = StoredConversation(
        "cle", draft.call, draft.edition, draft.language, "lune", day, talk.conversation.turn, day, day
    )
    return show(talk.content, stored, talk.conversation, talk.outcome.assessment, ())


def state_of(talk: Talk, slot: str) -> str:
    """How the dossier shows a field."""
    return next(entry.state for part in view_of(talk).dossier for entry in part.entries if entry.slot == slot)


def readable(talk: Talk, kept: Draft) -> None:
    """Everything that is shown or handed over can be made, and nothing of what was told is lost in it."""
    view = view_of(talk)
    assert view.preparation
    for form in ("md", "html"):
        assert document(view, form, generated=REHEARSED, version="1").content
    values = view.draft_json["champs"]
    assert isinstance(values, dict)
    assert {name: value for name, value in values.items() if name in kept.filled} == kept.values()
    for part in view.dossier:
        for entry in part.entries:
            held = kept.filled.get(entry.slot)
            assert held is None or held.kind == entry.kind or entry.state == "a_revoir", entry.slot


def finished(talk: Talk, *press: str) -> Talk:
    """The conversation at the end of its path, each question that comes being passed."""
    for choice in press:
        talk.press(choice)
    for _ in range(LONGEST):
        if talk.asked is None:
            return talk
        talk.press("passer")
        assert talk.outcome.replies
    raise AssertionError(f"{talk.asked} is asked for ever")


@pytest.mark.parametrize(
    ("seeds", "cases"),
    [
        pytest.param((4, 9), 5, id="briefly"),
        pytest.param(range(100, 130), 300, id="at length", marks=pytest.mark.long),
    ],
)
def test_a_conversation_under_way_goes_on_to_its_end_whatever_was_published(
    talk: Talk, publish: Publish, seeds: tuple[int, ...], cases: int
) -> None:
    def goes_on(moves: list[str], more: list[str], seed: int, draw: Random) -> None:
        before = talk.aside().press(draw.choice(["parcours:complet", "parcours:express"]))
        if draw.random() < 0.5:
            before.say(START)
        for move in moves:
            before.do(move)
            if before.choices and draw.random() < 0.3:
                before.press(draw.choice(before.choices))
        after = published(before, publish(seed))
        readable(after, before.conversation.draft)
        for move in more:
            after.do(move)
            assert after.outcome.replies, move
        finished(after)
        finished(after, "parcours:complet")
        readable(after, after.conversation.draft)

    drawn = st.randoms(use_true_random=False)
    for_all(goes_on, cases, MOVES, MOVES, st.sampled_from(list(seeds)), drawn)


def at(talk: Talk, slot: str) -> Talk:
    """The complete path, up to the question of a slot."""
    return talk.aside().press("parcours:complet").until(slot)


def test_what_is_typed_is_read_against_the_question_that_was_asked(talk: Talk, content: Content) -> None:
    after = published(at(talk, "encadrants"), altered(content, unasked="encadrants")).say("5")
    assert after.value("encadrants") == 5


def test_an_answer_to_a_field_that_is_gone_is_never_read_as_one_to_the_next_question(
    talk: Talk, content: Content
) -> None:
    before = at(talk, "nombre_participants")
    after = published(before, altered(content, gone="nombre_participants"))
    question = view_of(after).question
    assert question is not None
    assert [choice.key for choice in question.choices] == ["passer"]
    told = after.conversation.draft.values()
    after.say("30")
    assert after.names[0] == "question_retiree"
    assert after.conversation.draft.values() == told
    assert after.asked in after.content.steps


@pytest.mark.parametrize("move", ["!passer", "!ne-sait-pas", "!option:association", "!oui", "zzz", "jsp", "oui"])
def test_the_next_question_comes_after_one_that_is_gone_whatever_is_done(
    talk: Talk, content: Content, move: str
) -> None:
    after = published(at(talk, "porteur_type"), altered(content, gone="porteur_type")).do(move)
    assert after.asked == "structure_nom"


def test_what_is_told_besides_is_read_even_where_the_question_is_gone(talk: Talk, content: Content) -> None:
    after = published(at(talk, "quartier"), altered(content, gone="quartier")).say("ce sera à Lens, avec 30 personnes")
    assert after.value("commune") == "Lens"
    assert after.value("nombre_participants") == 30


@pytest.mark.parametrize("move", ["!lecture:0", "le premier", "2000", "annule", "!passer", "zzz"])
def test_readings_offered_on_a_field_that_is_gone_wait_no_more(talk: Talk, content: Content, move: str) -> None:
    before = at(talk, "montant_demande").say("2.000")
    assert before.conversation.pending is not None
    after = published(before, altered(content, gone="montant_demande"))
    after.do(move)
    assert after.conversation.offers == ()
    assert after.value("montant_demande") is None
    finished(after)


def test_readings_of_another_kind_than_the_field_has_now_wait_no_more(talk: Talk, content: Content) -> None:
    before = at(talk, "montant_demande").say("2.000")
    after = published(before, altered(content, kinds={"montant_demande": Date()})).press("lecture:0")
    assert after.conversation.offers == ()
    assert after.value("montant_demande") is None
    assert after.asked == "montant_demande"


def test_a_question_that_somebody_reopened_is_left_when_its_step_is_gone(talk: Talk, content: Content) -> None:
    before = at(talk, "encadrants").press("champ:intitule")
    after = published(before, altered(content, gone="intitule")).press("passer")
    assert after.conversation.opened is None
    assert after.asked == "encadrants"


def test_everything_can_be_begun_again_although_the_name_that_it_could_have_been_is_gone(
    talk: Talk, content: Content
) -> None:
    before = at(talk, "intitule").say("on recommence à zéro")
    assert isinstance(before.conversation.pending, Offered)
    after = published(before, altered(content, gone="intitule"))
    assert finished(after.press("recommencer:oui")).value("idee") is None


def test_a_value_whose_field_changed_kind_is_kept_shown_to_review_and_asked_again(talk: Talk, content: Content) -> None:
    before = at(talk, "encadrants").say("5")
    after = published(before, altered(content, kinds={"encadrants": Date()}))
    assert state_of(after, "encadrants") == "a_revoir"
    after.press("passer")
    assert "a_revoir" in after.names
    assert after.asked == "encadrants"
    assert after.value("encadrants") == 5
    assert after.say("le 3 mars 2015").value("encadrants") == "2015-03-03"


def test_a_choice_whose_option_is_gone_is_kept_shown_to_review_and_asked_again(talk: Talk, content: Content) -> None:
    before = at(talk, "porteur_type").press("option:association")
    kind = content.slots["porteur_type"].kind
    assert isinstance(kind, Choice)
    fewer = Choice(tuple(option for option in kind.options if option.key != "association"))
    after = published(before, altered(content, kinds={"porteur_type": fewer}))
    assert state_of(after, "porteur_type") == "a_revoir"
    assert after.press("passer").asked == "porteur_type"
    assert after.press("option:association").value("porteur_type") == "association"
    assert after.asked == "porteur_type"
    assert after.press(f"option:{fewer.options[0].key}").value("porteur_type") == fewer.options[0].key


def test_a_fiche_chosen_that_is_gone_is_asked_again(talk: Talk, content: Content) -> None:
    before = at(talk, "fiche").press("fiche:gup")
    kind = content.slots["fiche"].kind
    assert isinstance(kind, Choice)
    fewer = altered(content, kinds={"fiche": Choice(tuple(one for one in kind.options if one.key != "gup"))})
    fiches = tuple(one for one in content.call.fiches if one.key != "gup")
    after = published(before, replace(fewer, call=replace(content.call, fiches=fiches)))
    assert state_of(after, "fiche") == "a_revoir"
    assert after.press("passer").asked == "fiche"
    assert after.press("fiche:gup").value("fiche") == "gup"
    assert after.asked == "fiche"
    assert "fiche:gup" not in after.choices
    finished(after)
    readable(after, after.conversation.draft)


def test_a_table_whose_column_is_gone_is_kept_and_can_be_told_anew(talk: Talk, content: Content) -> None:
    before = at(talk, "cofinancements").say("la mairie 2000")
    kind = content.slots["cofinancements"].kind
    assert isinstance(kind, Table)
    fewer = altered(content, kinds={"cofinancements": Table(kind.columns[:1])})
    after = published(before, fewer)
    readable(after, before.conversation.draft)
    assert finished(after).value("cofinancements") == before.value("cofinancements")


def test_an_edition_that_is_gone_leaves_the_conversation_to_the_one_of_the_day(talk: Talk, content: Content) -> None:
    renamed = replace(content.call.editions[0], name="autre")
    call = replace(content.call, editions=(renamed,))
    after = published(at(talk, "commune"), replace(content, call=call))
    assert view_of(after).call.edition == "autre"
    assert after.conversation.draft.edition == content.call.editions[0].name
    finished(after)


def test_a_call_renamed_keeps_the_conversations_begun_under_its_former_name(talk: Talk, content: Content) -> None:
    renamed = replace(content, call=replace(content.call, name="dsdt-2016"))
    after = finished(published(at(talk, "commune").say("Lens"), renamed))
    assert view_of(after).call.name == "dsdt-2016"
    assert view_of(after).draft_json["appel"] == "dsdt-2015"
    readable(after, after.conversation.draft)


def test_a_deduced_value_of_a_field_that_is_gone_is_left_as_it_is(talk: Talk, content: Content) -> None:
    before = at(talk, "commune").say("Lens")
    union = before.value("intercommunalite")
    assert union
    after = published(before, altered(content, gone="intercommunalite")).say("en fait c'est à Lille")
    assert after.value("commune") == "Lille"
    assert after.value("intercommunalite") == union


def test_nothing_is_deduced_into_a_field_of_another_kind(talk: Talk, content: Content) -> None:
    before = at(talk, "commune")
    after = published(before, altered(content, kinds={"intercommunalite": Count()})).say("Lens")
    assert after.value("intercommunalite") is None


def test_undo_after_a_publication_takes_back_what_was_told_before_it(talk: Talk, content: Content) -> None:
    before = at(talk, "encadrants").say("5")
    after = published(before, altered(content, gone="encadrants")).say("annule")
    assert after.value("encadrants") is None
    finished(after)


def test_readings_that_undo_brings_back_are_dropped_when_their_field_is_gone(talk: Talk, content: Content) -> None:
    before = at(talk, "montant_demande").say("2.000").press("lecture:0")
    after = published(before, altered(content, gone="montant_demande")).say("annule")
    assert after.conversation.offers == ()
    finished(after)


def test_money_is_shown_without_the_fields_that_are_gone(talk: Talk, content: Content) -> None:
    before = at(talk, "cofinancements").say("la mairie 2000").say("zéro")
    for gone in ("cofinancements", "autofinancement", "budget_total"):
        readable(published(before, altered(content, gone=gone)), before.conversation.draft)


def test_another_kind_of_choice_is_offered_as_it_is_now(talk: Talk, content: Content) -> None:
    colours = Choice((Option("rouge", "Rouge"), Option("vert", "Vert")))
    after = published(at(talk, "lieu"), altered(content, kinds={"lieu": colours}))
    assert after.say("vert").value("lieu") == "vert"
    named = published(at(talk, "porteur_type"), altered(content, kinds={"porteur_type": ShortText()}))
    assert named.say("Les Voisines").value("porteur_type") == "Les Voisines"
