"""What keeps a word or a date from being the answer: denied, supposed, moved, or only near."""

from __future__ import annotations

from dataclasses import replace

import pytest
from listening import shipped_places

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.dates import find_dates, read_date, read_period
from aide_projet.understanding.email_address import find_emails, without_addresses
from aide_projet.understanding.place_in_sentence import find_communes
from aide_projet.understanding.place_reading import read_commune
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import say
from aide_projet.understanding.yes_no import is_yes_or_no, read_yes_no

MOVED = {
    "la veille du 14 juillet": "2015-07-13",
    "dès le lendemain de la fête nationale": "2015-07-15",
    "le surlendemain du 8 mai": "2015-05-10",
    "mercredi de la semaine prochaine": "2014-11-19",
    "la semaine prochaine, mercredi": "2014-11-19",
    "semaine 23 de 2015": "2015-06-01",
    "avan hier": "2014-11-08",
}
OPEN = [
    "surtout pas à Noël",
    "tout sauf en août",
    "le 3 mai la salle est prise",
    "on peut pas le 3 mai",
    "quand le printemps sera fini",
    "la semaine de Noël",
    "en mai ou quand il fera beau",
    "la veille de la rentrée",
    "quand la subvention est rentrée",
    "le 5, ou le 12 mars",
]


@pytest.mark.parametrize(("text", "value"), MOVED.items())
def test_a_day_told_by_another_is_worked_out(text: str, value: str, context: ReadingContext) -> None:
    found = read_date(say(text), replace(context, slot="contact_prealable_date" if "hier" in text else "date_debut"))
    told = found if isinstance(found, Reading) else found.readings[0] if found else None
    assert told is not None
    assert told.value == value


@pytest.mark.parametrize("text", OPEN)
def test_a_date_denied_hindered_or_only_near_is_never_sure(text: str, context: ReadingContext) -> None:
    assert not isinstance(read_date(say(text), replace(context, slot="date_debut")), Reading)


def test_a_date_denied_in_a_sentence_is_not_the_projects(context: ReadingContext) -> None:
    assert find_dates(say("on fait tout nous-mêmes, sauf le 14 juillet"), context) == ()


@pytest.mark.parametrize("text", ["pas en juillet août", "sauf l'été", "du 12 juin au 3 juin 2015"])
def test_a_period_denied_or_turned_round_is_asked_about(text: str, context: ReadingContext) -> None:
    assert isinstance(read_period(say(text), replace(context, slot="periode")), Doubt)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ma foi, oui", True),
        ("je pressens que non", False),
        ("personne ne râle, donc c'est oui", True),
        ("pa du tou", False),
        ("rien à redire", True),
    ],
)
def test_a_plain_word_that_nothing_shakes_is_the_answer(text: str, value: bool, context: ReadingContext) -> None:
    found = read_yes_no(say(text), context)
    assert found is not None
    assert found.value is value


@pytest.mark.parametrize("text", ["si la mairie dit oui", "une asso à but non lucratif", "je passe", "répète", "merci"])
def test_a_yes_supposed_or_only_heard_is_none(text: str, context: ReadingContext) -> None:
    found = read_yes_no(say(text), context)
    assert found is None or found.value is None


def test_the_whole_of_an_answer_is_told_from_its_beginning(context: ReadingContext) -> None:
    assert is_yes_or_no(say("non, pas bon"), context)
    assert not is_yes_or_no(say("non, à Lens"), context)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fach tumenil", "Faches-Thumesnil"),
        ("roubé", "Roubaix"),
        ("noyele sou lens", "Noyelles-sous-Lens"),
        ("à côté d'Arras, à Achicourt", "Achicourt"),
    ],
)
def test_a_name_is_heard(text: str, name: str, context: ReadingContext) -> None:
    found = read_commune(say(text), replace(context, slot="commune"), shipped_places())
    assert isinstance(found, Reading)
    assert found.value == name


@pytest.mark.parametrize("text", ["chez mon cousin", "le café", "la friche", "bonjour tout le monde"])
def test_ordinary_words_are_no_small_or_far_commune(text: str, context: ReadingContext) -> None:
    assert not isinstance(read_commune(say(text), replace(context, slot="commune"), shipped_places()), Reading)


def test_an_address_says_nothing_but_itself(context: ReadingContext) -> None:
    assert "non" not in without_addresses(say("non-violence@free.fr")).plain
    assert find_communes(say("www.maison-lens.fr"), context, shipped_places()) == ()
    assert isinstance(find_emails(say("marie,dupont@gmail.com"), context)[0], Doubt)
