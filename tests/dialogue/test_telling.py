"""What is said of a draft after the questions: nothing untold, nothing too long, in the person's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.handover import Sentence
from aide_projet.dialogue.telling import Telling, box, clipped, paragraphs, say, telling, words_in
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.slot import kind_name
from aide_projet.draft.value import Value
from aide_projet.draft.wording import compile_wording

DAY = date(2014, 11, 10)


def told(content: Content, values: Mapping[str, Value], *, practice: bool = False) -> Telling:
    filled = {name: Filled(value, kind_name(content.slots[name].kind), "") for name, value in values.items()}
    draft = Draft(call="dsdt-2015", edition="2015", filled=filled)
    return telling(content.slots, draft, assess(content, draft, DAY).facts, practice=practice)


def sentence(*texts: str, most_words: int = 0, spare: bool = False) -> Sentence:
    return Sentence(tuple(compile_wording(text) for text in texts), most_words=most_words, spare=spare)


def pitch(content: Content, values: Mapping[str, Value]) -> tuple[str, ...]:
    authored = content.handover.pitch
    return paragraphs(
        authored.paragraphs, told(content, values), lambda made: words_in(" ".join(made)) <= authored.most_words
    )


def test_a_sentence_whose_answer_is_not_told_is_skipped(content: Content) -> None:
    known = told(content, {"commune": "Roubaix"})
    assert say(sentence("À {commune}, {quartier}.", "À {commune}."), known.facts, known.prose) == "À Roubaix."
    assert say(sentence("Avec {partenaires}."), known.facts, known.prose) == ""


def test_an_empty_table_says_nothing_in_a_sentence(content: Content) -> None:
    known = told(content, {"partenaires": []})
    assert say(sentence("Avec {partenaires}."), known.facts, known.prose) == ""


def test_a_table_is_told_by_its_first_column_and_a_list_by_its_items(content: Content) -> None:
    known = told(
        content,
        {
            "partenaires": [{"nom": "Vilogia", "role": "prête le terrain"}, {"nom": "L'école"}],
            "objectifs": ["Planter.", "Se parler"],
            "place_habitants": ["idee", "decision"],
        },
    )
    said = say(sentence("Avec {partenaires} : {objectifs}. {place_habitants}."), known.facts, known.prose)
    assert said == "Avec Vilogia et L'école : Planter ; Se parler. l'idée vient des habitants et ils décident."


@pytest.mark.parametrize(
    ("idea", "said"),
    [
        ("un jardin", "L'idée : un jardin."),
        ("un jardin.", "L'idée : un jardin."),
        ("un jardin !", "L'idée : un jardin !"),
        ("un jardin…", "L'idée : un jardin…"),
        ("un\njardin", "L'idée : un jardin."),
    ],
)
def test_what_the_person_wrote_ends_with_one_mark(content: Content, idea: str, said: str) -> None:
    known = told(content, {"idee": idea})
    assert say(sentence("L'idée : {idee}."), known.facts, known.prose) == said


def test_a_box_keeps_the_lines_of_lists_and_tables(content: Content) -> None:
    known = told(content, {"objectifs": ["Planter", "Se parler"], "commune": "Lens"})
    assert box((sentence("{objectifs}"), sentence("À {commune}"), sentence("{lieu}")), known) == (
        "Planter\nSe parler\nÀ Lens"
    )


def test_a_long_answer_is_cut_at_the_end_of_a_sentence() -> None:
    text = "Le terrain est à l'abandon. Personne ne s'en occupe depuis que la tour a été refaite."
    assert clipped(text, 8) == "Le terrain est à l'abandon."
    assert clipped("un deux trois quatre, cinq", 4) == "un deux trois quatre…"
    assert clipped("court", 8) == "court"


def test_spare_sentences_go_first_and_from_the_end(content: Content) -> None:
    known = told(content, {})
    authored = [(sentence("Un."), sentence("Deux.", spare=True)), (sentence("Trois.", spare=True), sentence("Quatre."))]
    assert paragraphs(authored, known, lambda made: len(" ".join(made)) < 20) == ("Un. Deux.", "Quatre.")
    assert paragraphs(authored, known, lambda made: len(" ".join(made)) < 12) == ("Un.", "Quatre.")
    assert paragraphs(authored, known, lambda made: len(" ".join(made)) < 5) == ("Un.",)
    assert paragraphs(authored, known, lambda made: False) == ()


def test_the_shipped_pitch_of_an_empty_draft_still_greets_and_says_nothing_false(content: Content) -> None:
    said = " ".join(pitch(content, {}))
    assert "Nous venons vous parler d'un projet pour notre quartier." in said
    assert "…" not in said
    assert "éligible" not in said


def test_the_shipped_pitch_says_the_project_in_its_own_words(content: Content) -> None:
    said = " ".join(
        pitch(
            content,
            {
                "intitule": "Le jardin de la tour",
                "idee": "On veut faire un jardin derrière la tour.",
                "commune": "Roubaix",
                "nombre_participants": {"min": 20, "max": 30},
                "budget_total": 10000,
                "montant_demande": 6000,
            },
        )
    )
    assert "« Le jardin de la tour »" in said
    assert "« On veut faire un jardin derrière la tour »" in said
    assert "10\u202f000 €" in said


Said = Callable[[Mapping[str, Value]], tuple[str, ...]]


@pytest.fixture(scope="module")
def said(content: Content) -> Said:
    """The shipped pitch of these answers: a function, which hypothesis can name."""
    return lambda values: pitch(content, values)


@settings(deadline=None)
@given(text=st.text(max_size=6000), items=st.lists(st.text(max_size=300), max_size=30))
def test_the_pitch_is_never_longer_than_280_words(said: Said, text: str, items: list[str]) -> None:
    values: dict[str, Value] = dict.fromkeys(
        ("idee", "intitule", "constat", "actions", "structure_nom", "quartier", "publics_eloignes", "originalite"), text
    )
    values |= {"objectifs": list(items), "partenaires": [{"nom": item} for item in items], "commune": text}
    made = said(values)
    assert words_in(" ".join(made)) <= 280
    assert all(made)


def test_the_words_of_a_message_never_promise(content: Content) -> None:
    wordings = [
        one.source.lower()
        for paragraph in (*content.handover.mail.body, *content.handover.pitch.paragraphs, content.handover.bring)
        for line in paragraph
        for one in line.wordings
    ]
    assert not [text for text in wordings if "éligible" in text]


def test_an_exercise_says_so_in_the_message(content: Content) -> None:
    for practice in (True, False):
        known = told(content, {"intitule": "Le jardin"}, practice=practice)
        body = " ".join(paragraphs(content.handover.mail.body, known))
        subject = " ".join(paragraphs([content.handover.mail.subject], known))
        assert ("exercice" in body) is practice
        assert subject.startswith("[EXERCICE]") is practice
