"""Mistakes of remise.yaml are told with their line and what to write instead."""

from __future__ import annotations

from typing import Any

import pytest

REMISE = "dialogues/essai/remise.yaml"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("Notre idée : {idee}", "Notre idée : {idees}", "« idees » n'existe pas"),
        ("champs: [idee]", "champs: [ide]", "champ « ide » inconnu"),
        ('seulement_si: "Seulement si {condition}."', 'seulement_si: "Si {quoi}."', "« quoi » n'existe pas"),
        ('    vrai: "oui"\n', "", "« vrai » absent"),
        ('vrai: "oui"', 'vraie: "oui"', "« vraie » ne se dit jamais"),
        ('{dit: "La fiche."}', '{dit: "La fiche.", si: fiche == "rien"}', "rien"),
        ("maximum_mots: 280", "maximum_mots: 5", "50"),
    ],
)
def test_a_mistake_is_told_where_it_stands(small: Any, right: str, wrong: str, said: str) -> None:
    small.replace(REMISE, right, wrong)
    errors = small.errors()
    assert errors
    assert any(said in str(error) and REMISE in str(error) for error in errors), [str(error) for error in errors]


def test_a_sentence_may_ask_whether_it_is_an_exercise(small: Any) -> None:
    small.replace(REMISE, '{dit: "La fiche."}', '{dit: "La fiche.", si: exercice}')
    assert small.errors() == ()
