"""What somebody else may see of a project: nothing that opens it, nothing that reaches a person unless so chosen."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

import view_fixture as fixtures

from aide_projet.draft.draft import Filled
from aide_projet.use_cases.calendar_view import CalendarStep, CalendarView
from aide_projet.use_cases.for_others import MASK, for_others
from aide_projet.use_cases.preparation import Preparation
from aide_projet.use_cases.view import ConversationView, DossierPart, Entry

PERSON = (
    Entry("contact_nom", "Nom", "texte_court", "rempli", "complet", "Fatima Benali", "Fatima Benali", personal=True),
    Entry("contact_telephone", "Tél.", "telephone", "rempli", "complet", "0611223344", "06 11 22 33 44", personal=True),
    Entry("contact_courriel", "Courriel", "courriel", "rempli", "complet", "f@v.org", "f@v.org", personal=True),
)


def view(idea: str) -> ConversationView:
    """A project whose idea says this, and whose contact data are told."""
    entry = Entry("idee", "L'idée", "texte_long", "rempli", "essentiel", idea, idea, said=f"dit : {idea}")
    table = Entry("partenaires", "Partenaires", "tableau", "rempli", "complet", [{"nom": idea}], idea, rows=((idea,),))
    draft = replace(
        fixtures.DRAFT,
        filled={
            "idee": Filled(idea, "texte_long", idea),
            "contact_nom": Filled("Fatima Benali", "texte_court", "je suis Fatima Benali"),
        },
        extra={"inconnu": idea},
    )
    dossier = (DossierPart("Idée", (entry, table)), DossierPart("Vous joindre", PERSON))
    return replace(fixtures.VIEW, dossier=dossier, draft=draft, title=idea)


def everything(shown: ConversationView) -> str:
    return repr(shown).replace("\\xa0", "\u00a0").replace("\\u202f", "\u202f")


def test_neither_the_key_nor_the_words_nor_the_talk_is_in_it() -> None:
    for contacts in (True, False):
        shown = everything(for_others(fixtures.VIEW, contacts=contacts))
        for secret in (fixtures.KEY, fixtures.WORDS, "c'est quoi un cofinancement", "huit mille euros"):
            assert secret not in shown


def test_contact_data_are_there_only_if_chosen() -> None:
    shown = for_others(view("un jardin"), contacts=True)
    assert "Fatima Benali" in everything(shown)
    hidden = everything(for_others(view("un jardin"), contacts=False))
    for secret in ("Fatima", "0611223344", "06 11", "f@v.org"):
        assert secret not in hidden


@pytest.mark.parametrize(
    "told",
    [
        "06 11 22 33 44",
        "06.11.22.33.44",
        "06-11-22-33-44",
        "06/11/22/33/44",
        "0611223344",
        "+33 6 11 22 33 44",
        "0033611223344",
        "+33 (0)6 11 22 33 44",
        "06\u00a011\u00a022\u00a033\u00a044",
        "fatima.b+asso@voisines.org",
        "FATIMA BENALI",
        "Fatima Benali",
    ],
)
def test_contact_data_inside_another_answer_are_masked_everywhere(told: str) -> None:
    shown = everything(for_others(view(f"un jardin ; appelez {told}, merci"), contacts=False))
    assert told not in shown
    assert f"un jardin ; appelez {MASK}, merci" in shown


@pytest.mark.parametrize("told", ["732 829 320 00074", "10 000 €", "30 familles", "du 06/11 au 22/12/2015", "59100"])
def test_other_figures_stay(told: str) -> None:
    assert told in everything(for_others(view(f"un jardin : {told}."), contacts=False))


def test_what_a_program_does_not_know_is_not_passed_on() -> None:
    assert for_others(view("un jardin"), contacts=True).draft.extra == {}


def test_masking_takes_no_longer_for_a_text_made_to_be_slow() -> None:
    for text in ("a" * 20_000, "0" + " " * 20_000, "0 " * 10_000, "a@" * 10_000, "1." * 10_000):
        assert for_others(view(text), contacts=False).title


def test_what_is_worked_out_at_the_first_look_is_masked_too() -> None:
    step = CalendarStep(
        "a", "Appeler", "au 06 11 22 33 44", "2014-11-10", "", "", "", "", fixtures.FINDINGS[0].source, 0
    )
    calendar = CalendarView("ouverte", "f@v.org", (step,))
    planned = replace(view("un jardin"), prepare=lambda: Preparation(calendar, (), (), ()))
    shown = for_others(planned, contacts=False).preparation.calendar
    assert shown.notice == MASK
    assert shown.steps[0].why == f"au {MASK}"


def test_the_number_of_a_service_that_the_call_names_stays() -> None:
    call = replace(fixtures.CALL, whom_to_contact="Le service de la ville, 03 20 11 22 33.")
    assert for_others(replace(view("un jardin"), call=call), contacts=False).call == call


def test_a_name_that_is_also_that_of_a_field_breaks_nothing() -> None:
    named = replace(PERSON[0], shown="idee")
    shown = for_others(
        replace(view("idee"), dossier=(*view("un jardin").dossier, DossierPart("", (named,)))), contacts=False
    )
    assert shown.dossier[0].entries[0].slot == "idee"
