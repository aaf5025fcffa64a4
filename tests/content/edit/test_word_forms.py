"""Words added and taken out, terms explained, replies reworded, a question more: what is written, and what it does."""

from __future__ import annotations

import pytest
from forms_desk import Desk
from test_forms import lines_changed

from aide_projet.content.edit import fiche_keywords, glossary, new_question, replies, subjects, vocabulary
from aide_projet.content.edit.filled import filled
from aide_projet.content.edit.form import Form, Pick, Subject
from aide_projet.content.edit.word_lists import words_changed
from aide_projet.content.load import Loaded
from aide_projet.draft.slot import Choice
from aide_projet.matching.rank import rank
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.said import say
from aide_projet.understanding.yes_no import read_yes_no
from talk import Talk

CALL = "dsdt-2015"
INNOVER = f"rules/{CALL}/mots-cles/innover.yaml"
GLOSSAIRE, PARCOURS, CHAMPS = (f"dialogues/dsdt/{name}.yaml" for name in ("glossaire", "parcours", "champs"))


def loaded(desk: Desk) -> Loaded:
    return desk.library().calls[CALL]


def number_of(form: Form | None, title: str) -> str:
    assert form is not None
    return str([one.title for one in form.lists].index(title))


def test_a_keyword_added_is_found_by_matching(desk: Desk) -> None:
    old = desk.text(INNOVER)
    form = fiche_keywords.form(desk.files, f"{CALL}/innover")
    assert form is not None
    first = form.lists[0]
    assert first.weight is not None
    edited = desk.fill(words_changed, form, ajout="bidouillothèque", liste="0")
    assert [(one.label, one.after) for one in edited.changed] == [(first.title, "bidouillothèque")]
    changed = lines_changed(old, desk.text(INNOVER))
    assert [line.strip(" ,]") for line in changed[1:]] == ["bidouillothèque"]  # after a line too long to take it
    assert "bidouillothèque" in desk.text(INNOVER).splitlines()[edited.changed[0].line - 1]
    found = rank(loaded(desk).content.lexicon, "une bidouillothèque pour les familles")
    assert found.candidates[0].fiche == "innover"


def test_words_are_taken_out_of_several_groups_at_once(desk: Desk) -> None:
    form = fiche_keywords.form(desk.files, f"{CALL}/mobiliser")
    assert form is not None
    gone = [f"{number}:{form.lists[number].words[place]}" for number, place in ((0, 0), (0, 5), (1, 1), (1, 0))]
    desk.fill(words_changed, form, retirer=[*gone, "0:pas là", "99:x", "zut"], ajout="ripaille", liste="1")
    after = fiche_keywords.form(desk.files, f"{CALL}/mobiliser")
    assert after is not None
    assert after.lists[0].words == tuple(w for n, w in enumerate(form.lists[0].words) if n not in (0, 5))
    assert after.lists[1].words == (*form.lists[1].words[2:], "ripaille")
    desk.library()


def test_a_word_that_the_fiche_has_already_is_refused_with_its_group(desk: Desk) -> None:
    form = fiche_keywords.form(desk.files, f"{CALL}/mobiliser")
    refused = desk.refused(words_changed, form, ajout="FETE", liste="0")
    assert "« FETE » est déjà dans « Convivialité »" in refused["ajout"]
    assert list(desk.refused(words_changed, form, ajout="ripaille")) == ["liste"]


def test_a_word_for_yes_is_understood(desk: Desk, context: ReadingContext) -> None:
    form = vocabulary.form(desk.files, "langue/fr/oui_non")
    desk.fill(words_changed, form, ajout="ça baigne\nça roule ma poule", liste=number_of(form, "oui"))
    language = loaded(desk).content.language
    read = read_yes_no(say("ça baigne"), ReadingContext(language, context.today))
    assert getattr(read, "value", None) is True


def test_a_word_of_a_choice_is_its_own(desk: Desk) -> None:
    form = vocabulary.form(desk.files, "dsdt/porteur_type")
    place = number_of(form, "Une association")
    assert "est déjà dans « Un centre social »" in desk.refused(words_changed, form, ajout="EVS", liste=place)["ajout"]
    desk.fill(words_changed, form, ajout="comité de locataires", liste=place)
    kind = loaded(desk).content.slots["porteur_type"].kind
    assert isinstance(kind, Choice)
    assert "comité de locataires" in kind.options[2].words


def test_a_term_is_added_changed_and_taken_out_leaving_the_file_as_it_was(desk: Desk) -> None:
    old = desk.text(GLOSSAIRE)
    added = glossary.form(desk.files, "dsdt/nouvelle")
    desk.fill(glossary.changed, added, titre="Maraude", mots="maraude\nune maraude", definition="Une tournée : à pied.")
    assert desk.text(GLOSSAIRE) == old + (
        "\n  - cle: maraude\n    titre: Maraude\n    mots: [maraude, une maraude]\n"
        '    definition: "Une tournée : à pied."\n'
    )
    assert loaded(desk).content.glossary["maraude"].definition == "Une tournée : à pied."
    desk.fill(glossary.changed, glossary.form(desk.files, "dsdt/maraude"), mots="maraude\nmaraudes")
    assert loaded(desk).content.glossary["maraude"].words == ("maraude", "maraudes")
    desk.fill(glossary.changed, glossary.form(desk.files, "dsdt/maraude"), retirer="oui")
    assert desk.text(GLOSSAIRE) == old


def test_a_term_without_other_words_is_known_by_its_title(desk: Desk) -> None:
    desk.fill(glossary.changed, glossary.form(desk.files, "dsdt/nouvelle"), titre="Pause-café", definition="Un moment.")
    assert loaded(desk).content.glossary["pause_cafe"].words == ("Pause-café",)
    assert set(desk.refused(glossary.changed, glossary.form(desk.files, "dsdt/nouvelle"))) == {"titre", "definition"}


def test_a_reply_is_reworded_and_names_what_it_may_show(desk: Desk) -> None:
    form = replies.form(desk.files, "dsdt/reponses/bienvenue")
    assert form is not None
    assert form.fields[0].braces == ("titre_appel",)
    edited = desk.fill(filled, form, texte='Bonjour : "bienvenue" à {titre_appel} # !')
    line = desk.text("dialogues/dsdt/reponses.yaml").splitlines()[edited.changed[0].line - 1]
    assert line == '  bienvenue: "Bonjour : \\"bienvenue\\" à {titre_appel} # !"'
    loaded(desk)


def test_the_answer_to_a_frequent_question_has_its_ways_of_asking(desk: Desk) -> None:
    form = replies.form(desk.files, "dsdt/questions/minimum")
    assert form is not None
    assert [field.name for field in form.fields] == ["texte", "mots"]
    desk.fill(filled, form, mots=form.fields[1].shown + "\nquel est le plancher mini")
    assert "quel est le plancher mini" in desk.text("dialogues/dsdt/questions.yaml")
    loaded(desk)


def a_question(desk: Desk, **more: str) -> dict[str, str]:
    """What is typed for a new question asked after the place, in the third part."""
    return {
        "place": "2.lieu",
        "question": "Quand aura lieu la réunion publique ?",
        "simple": "C'est quel jour, la réunion ?",
        "pourquoi": "Le jury regarde comment les habitants sont invités : c'est important.",
        "libelle": "Date de la réunion publique",
        "genre": "date",
        "niveau": "extra",
        "exemples": "Le 12 mars 2015\nEn mars",
        **more,
    }


def test_a_question_more_is_asked_where_it_was_put(desk: Desk) -> None:
    flow, slots = desk.text(PARCOURS), desk.text(CHAMPS)
    form = new_question.form(desk.files, "dsdt")
    edited = desk.fill(new_question.added, form, **a_question(desk))
    assert lines_changed(slots, desk.text(CHAMPS)) == [
        "  date_de_la_reunion_publique:",
        "    libelle: Date de la réunion publique",
    ]
    assert [line for line in flow.splitlines() if line not in desk.text(PARCOURS).splitlines()] == []
    assert edited.changed[1].after == "Quand aura lieu la réunion publique ?"
    content = loaded(desk).content
    talk = Talk.begun(content)
    talk.say("Un jardin derrière la tour à Roubaix").press("parcours:complet")
    talk.until("lieu").say("le terrain derrière la tour B")
    assert talk.asked == "date_de_la_reunion_publique"
    assert talk.say("le 12 mars 2015").conversation.draft.value("date_de_la_reunion_publique") == "2015-03-12"


def test_a_choice_has_its_choices_and_a_fiche_of_its_own(desk: Desk) -> None:
    form = new_question.form(desk.files, "dsdt")
    lines = "Une salle = salle, local\nDehors, dans le quartier\nAilleurs : on verra = ailleurs"
    typed = a_question(desk, genre="choix", options=lines, fiche="gup", place="0.")
    desk.fill(new_question.added, form, **typed)
    slot = loaded(desk).content.slots["date_de_la_reunion_publique"]
    assert isinstance(slot.kind, Choice)
    assert [(one.key, one.label, one.words) for one in slot.kind.options] == [
        ("une_salle", "Une salle", ("salle", "local")),
        ("dehors_dans_le_quartier", "Dehors, dans le quartier", ()),
        ("ailleurs_on_verra", "Ailleurs : on verra", ("ailleurs",)),
    ]
    assert slot.applies_if is not None
    assert 'si: fiche == "gup"' in desk.text(CHAMPS)
    assert loaded(desk).content.flow.parts[0].steps[0].slot == slot.name


def test_a_question_that_lacks_something_is_refused_box_by_box(desk: Desk) -> None:
    form = new_question.form(desk.files, "dsdt")
    assert set(desk.refused(new_question.added, form, genre="choix", options="Un seul", place="zut")) == {
        "place", "question", "simple", "pourquoi", "libelle", "niveau", "options",
    }  # fmt: skip
    assert set(desk.refused(new_question.added, form, **a_question(desk, options="Un\nDeux"))) == {"options"}


def test_forms_of_a_small_content_hold_too(small_desk: Desk) -> None:
    form = new_question.form(small_desk.files, "essai")
    small_desk.fill(new_question.added, form, **a_question(small_desk, place="1.budget_total", fiche="fete"))
    small_desk.fill(words_changed, fiche_keywords.form(small_desk.files, "essai-1/jardin"), ajout="verger", liste="0")
    small_desk.fill(words_changed, vocabulary.form(small_desk.files, "langue/fr/oui_non"), ajout="nan", liste="1")
    assert "mots: [jardin, potager, verger]}" in small_desk.text("rules/essai-1/mots-cles/jardin.yaml")
    small_desk.library()


@pytest.mark.parametrize("subject", Subject)
def test_every_form_that_is_listed_opens_and_sent_back_changes_nothing(desk: Desk, subject: Subject) -> None:
    files = desk.files
    listed = subjects.entries(files, subject)
    assert len({entry.key for entry in listed}) == len(listed) > 0
    for entry in listed:
        form = subjects.form(files, subject, entry.key)
        assert form is not None
        assert form.fields or form.lists
        if all(field.place is not None for field in form.fields) and form.title:
            sent = {field.name: [field.shown] for field in form.fields}
            assert getattr(subjects.outcome(files, form, sent, desk.context), "files", None) == {}
        assert not [field for field in form.fields if isinstance(field.kind, Pick) and not field.kind.options]
