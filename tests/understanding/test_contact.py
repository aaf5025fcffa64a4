from __future__ import annotations

import pytest
from listening import heard, understood

from aide_projet.understanding.reading import Doubt, Reading


@pytest.mark.parametrize(
    "said",
    [
        "0611223344",
        "06 11 22 33 44",
        "06.11.22.33.44",
        "06-11-22-33-44",
        "+33 6 11 22 33 44",
        "+33(0)611223344",
        "0033611223344",
        "mon numéro : 06 11 22 33 44",
        "zéro six onze vingt-deux trente-trois quarante-quatre",
        "zero six onze vingt deux trente trois quarante quatre",
        "06 onze 22 trente-trois 44",
        "zéro six, onze, vingt-deux, trente-trois, quarante-quatre",
        "zéro six un un deux deux trois trois quatre quatre",
        "O6 11 22 33 44",
        "06_11_22_33_44",
        "33 6 11 22 33 44",
    ],
)
def test_a_phone_number_is_read(said: str) -> None:
    assert heard(said, "contact_telephone") == {"phone": "0611223344"}


def test_seventies_and_nineties_are_heard_in_a_spoken_number() -> None:
    assert heard("zéro trois vingt soixante-dix-huit quatre-vingt-douze dix-sept", "contact_telephone") == {
        "phone": "0320789217"
    }


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("zéro sept, soixante et onze, quatre-vingt-dix-neuf, zéro zéro, vingt et un", "0771990021"),
        ("mon numéro c'est zéro trois vingt-sept quatre-vingts soixante dix", "0327806010"),
        ("zéro six quatre-vingt-quatorze seize septante-deux trente", "0694167230"),
    ],
)
def test_the_pairs_of_a_spoken_number_are_told_apart_by_their_count(said: str, number: str) -> None:
    assert heard(said, "contact_telephone") == {"phone": number}


def test_a_number_taken_back_gives_way_to_the_next() -> None:
    answer = understood("06 11 22 33 44 non pardon 06 11 22 33 45", "contact_telephone").answer
    assert isinstance(answer, Reading)
    assert answer.value == "0611223345"


@pytest.mark.parametrize(
    "said",
    [
        "06 11 22 33",
        "06 11 22 33 44 55",
        "611223344",
        "06 11 22 33 44 ou 03 20 11 22 33",
        "06 11 22 33 44 non 45 à la fin",
    ],
)
def test_a_number_too_short_too_long_or_double_is_asked_about(said: str) -> None:
    assert isinstance(understood(said, "contact_telephone").answer, Doubt)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("marie.dupont@laposte.net", "marie.dupont@laposte.net"),
        ("c'est Marie.Dupont@Gmail.com", "marie.dupont@gmail.com"),
        ("marie point dupont arobase laposte point net", "marie.dupont@laposte.net"),
        ("mon mail c'est nadia(at)orange.fr", "nadia@orange.fr"),
        ("jean tiret paul underscore 59 arobase free point fr", "jean-paul_59@free.fr"),
        ("contact@asso-lesvoisines.org", "contact@asso-lesvoisines.org"),
        ("paul tiret du bas maes 62 arobase free point fr", "paul_maes62@free.fr"),
        ("en minuscule attaché : lesvoisines, arobase, gmail, point, com", "lesvoisines@gmail.com"),
        ("les-voisines(at)laposte(dot)net", "les-voisines@laposte.net"),
    ],
)
def test_an_address_is_read_typed_or_spelled(said: str, address: str) -> None:
    assert heard(said, "contact_courriel") == {"email": address}


def test_an_address_taken_back_gives_way_to_the_next() -> None:
    assert heard("a.b@free.fr, non pardon, a.c@free.fr", "contact_courriel") == {
        "email": "a.c@free.fr",
        "correction": True,
    }


@pytest.mark.parametrize(
    "said", ["marie@laposte", "marie@", "@orange.fr", "marie..d@orange.fr", "marie dupont @ orange.fr"]
)
def test_an_incomplete_address_is_asked_about(said: str) -> None:
    assert heard(said, "contact_courriel") == "clarify"


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [("a.b@gmial.com", "a.b@gmail.com"), ("a.b@orange.fe", "a.b@orange.fr"), ("a.b@hotmial.fr", "a.b@hotmail.fr")],
)
def test_a_slip_in_a_usual_domain_is_proposed_not_mended(typed: str, proposed: str) -> None:
    answer = understood(typed, "contact_courriel").answer
    assert isinstance(answer, Doubt)
    assert [reading.value for reading in answer.readings] == [proposed, typed]


def test_a_phone_typed_after_a_name_goes_to_its_own_slot() -> None:
    assert heard("Fatima Benali 06 11 22 33 44", "contact_nom") == {
        "text": "Fatima Benali",
        "slots": {"contact_telephone": "0611223344"},
    }


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("je m'appelle fatima benali", "Fatima Benali"),
        ("Fatima Benali", "Fatima Benali"),
        ("moi c'est Karim", "Karim"),
        ("Mme Leroy, présidente", "Mme Leroy, présidente"),
    ],
)
def test_a_name_is_read_without_what_announces_it(said: str, name: str) -> None:
    assert heard(said, "contact_nom") == {"text": name}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("c'est ma voisine Nadia qui suit, Nadia Ferhat", "Nadia Ferhat"),
        ("my name is Grace Mensah", "Grace Mensah"),
        ("notez Élodie Van den Broeck", "Élodie Van den Broeck"),
        ("le directeur du centre, M. Leroy", "M. Leroy"),
        ("nom : Ferhat, prénom : Nadia", "Nadia Ferhat"),
        ("nom et prénom : Ferhat Nadia", "Ferhat Nadia"),
        ("C'EST MON MARI AHMED QUI GERE", "AHMED"),
        ("Karim s'en occupe", "Karim"),
    ],
)
def test_a_name_is_found_in_the_sentence_that_tells_it(said: str, name: str) -> None:
    assert heard(said, "contact_nom") == {"text": name}


@pytest.mark.parametrize(
    "said",
    ["c'est moi", "ben moi", "le directeur", "mon mari", "tout le monde", "on est plusieurs", "anonyme"],
)
def test_who_has_no_name_is_asked_for_it(said: str) -> None:
    assert heard(said, "contact_nom") == "clarify"
