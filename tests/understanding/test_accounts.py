"""Which account an expense goes to, and the word that says so."""

from __future__ import annotations

import pytest

from aide_projet.dialogue.content import Content
from aide_projet.understanding.accounts import classed


@pytest.mark.parametrize(
    ("name", "account", "word"),
    [
        ("Goûter du mercredi", "60", "Goûter"),
        ("12 sacs de terreau", "60", "terreau"),
        ("bombes de peinture", "60", "bombes de peinture"),
        ("tables pliantes", "60", "tables"),
        ("location de bus", "61", "location"),
        ("toilettes sèches", "61", "toilettes sèches"),
        ("Assurance de la fête", "61", "Assurance"),
        ("cachet de l'artiste", "62", "cachet"),
        ("tirages photo", "62", "tirages photo"),
        ("frais de banque", "62", "frais de banque"),
        ("taxe de séjour", "63", "taxe de séjour"),
        ("URSSAF", "64", "URSSAF"),
        ("droits d'auteur", "65", "droits d'auteur"),
        ("agios", "66", "agios"),
        ("amende", "67", "amende"),
        ("dotation aux amortissements", "68", "dotation aux amortissements"),
    ],
)
def test_the_first_known_word_of_a_name_classes_it(content: Content, name: str, account: str, word: str) -> None:
    found = classed(name, content.language)
    assert found is not None
    assert (found.account, found.word) == (account, word)


def test_a_name_without_a_known_word_is_left_to_the_person(content: Content) -> None:
    assert classed("divers", content.language) is None
