"""What was set aside, with its words and the reason: worked out after the reading, only when somebody asks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listening import GLOSSARY, SLOTS, shipped_places, understood
from test_utterance_properties import ASKED, said
from told import shipped_context

from aide_projet.understanding.explain import MOST, set_aside
from aide_projet.understanding.reading import Aside


def asides(text: str, asked: str | None = None) -> tuple[Aside, ...]:
    context = shipped_context()
    return set_aside(
        understood(text, asked),
        language=context.language,
        slots=SLOTS,
        places=shipped_places(),
        asked=asked,
        today=context.today,
        glossary=GLOSSARY,
    )


def reasons(text: str, asked: str | None = None) -> list[tuple[str, str]]:
    return [(aside.said, aside.reason.value) for aside in asides(text, asked)]


@pytest.mark.parametrize(
    ("text", "said", "reason", "cue"),
    [
        ("2500 € pour 30 familles", "30 familles", "unite", "familles"),
        ("3 tables et 4000 euros", "3 tables", "unite", "tables"),
        ("on sera 12", "12", "gens", "on sera"),
        ("en 2015", "2015", "annee", ""),
        ("06 11 22 33 44", "06 11 22 33 44", "telephone", ""),
        ("le 12 juin", "12 juin", "date", ""),
        ("4000 euros à 14h", "14h", "heure", ""),
        ("4000 euros la 2eme fois", "2eme", "rang", ""),
        ("la fiche 3 : 4000 euros", "3", "numero", "fiche"),
        ("pas 3000 mais 2500", "pas 3000", "rejete", "pas"),
        ("3000, euh non, 3500", "3000", "repris", "3500"),
        ("3000 dont 800 de la mairie", "800", "dont", "dont"),
        ("rien", "rien", "reponse", ""),
    ],
)
def test_what_is_no_answer_about_money_says_why(text: str, said: str, reason: str, cue: str) -> None:
    found = asides(text, "budget_total")
    assert (said, reason, cue) in [(aside.said, aside.reason.value, aside.cue) for aside in found]


def test_money_is_no_headcount_either() -> None:
    assert ("2500 euros", "unite") in reasons("30 familles avec 2500 euros", "nombre_participants")
    assert ("2 animateurs", "deja_pris") in reasons("2 animateurs et 30 jeunes", "nombre_participants")


def test_who_took_the_words_is_told() -> None:
    taken = {aside.said: aside.taken for aside in asides("3000 pour 30 familles", "budget_total")}
    assert taken == {"30 familles": "nombre_participants"}


def test_a_command_inside_a_name_stays_a_name() -> None:
    assert reasons("Stop aux déchets", "intitule") == [("Stop", "dans_une_phrase")]
    assert reasons("Un coup de main", "intitule") == [("Un coup de main", "titre")]


def test_what_a_title_mentions_is_not_searched_for() -> None:
    assert reasons("Le jardin de Lens à 3000 €", "intitule") == [
        ("Lens", "texte_demande"),
        ("3000 €", "texte_demande"),
    ]


def test_a_figure_of_a_title_is_no_news() -> None:
    assert reasons("30 ans de la cité", "intitule") == []


def test_a_question_inside_a_text_is_part_of_it() -> None:
    told = reasons("Un jardin. C'est quoi un cofinancement ? Avec des voisins.", "idee")
    assert ("C'est quoi un cofinancement ?", "question") in told


def test_names_that_say_no_place_of_the_project() -> None:
    told = reasons("Sortie à Lille avec les jeunes de Roubaix, rue de Calais")
    assert told == [("Lille", "destination"), ("Calais", "rue")]
    assert reasons("pas Lille, Lens", "commune") == [("Lille", "rejete")]


def test_a_date_taken_back_names_the_one_that_stands() -> None:
    assert [(one.said, one.reason.value, one.cue) for one in asides("le 3, euh non, le 5 mars", "date_debut")] == [
        ("3", "repris", "5 mars")
    ]


def test_figures_of_a_sentence_that_nobody_asks_for() -> None:
    assert reasons("on veut 3 tables et 12 chaises") == [("3 tables", "autre_chose"), ("12 chaises", "autre_chose")]


def test_nothing_is_set_aside_of_a_plain_answer() -> None:
    assert asides("2500 euros", "budget_total") == ()
    assert asides("Roubaix 59100", "commune") == ()
    assert asides("non", "oui_non") == ()


def test_sensitive_words_are_never_shown_again() -> None:
    text = "3000 euros, mon numéro de sécu est 2 69 05 49 588 157 80"
    assert understood(text, "budget_total").sensitive
    assert all("588" not in aside.said for aside in asides(text, "budget_total"))


@settings(max_examples=150, deadline=None)
@given(said, st.sampled_from(ASKED))
def test_anything_typed_is_explained_without_an_error(text: str, asked: str | None) -> None:
    hidden = understood(text, asked).sensitive
    found = asides(text, asked)
    assert len(found) <= MOST
    for aside in found:
        assert aside.said == text[aside.start : aside.end]
        assert not any(aside.start < piece.end and piece.start < aside.end for piece in hidden)
