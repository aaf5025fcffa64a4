"""The rule that fired, and the word beside that made it sure, as it was typed."""

from __future__ import annotations

import pytest
from listening import understood
from told import shipped_context

from aide_projet.understanding.because import because
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import say


@pytest.mark.parametrize(
    ("text", "asked", "ground", "cue"),
    [
        ("2500 €", "budget_total", "montant_unite", "€"),
        ("2500 Euros", "budget_total", "montant_unite", "Euros"),
        ("un budget de 2500", "budget_total", "montant_annonce", "un budget de"),
        ("2500", "budget_total", "montant", ""),
        ("30 familles", "nombre_participants", "nombre_unite", "familles"),
        ("on sera 30", "nombre_participants", "nombre_annonce", "on sera"),
        ("30", "nombre_participants", "nombre", ""),
        ("10 jeunes et 5 adultes", "nombre_participants", "nombre_unite", "jeunes"),
        ("le 12 juin", "date_debut", "date_sans_annee", ""),
        ("le 12 juin 2015", "date_debut", "date", ""),
        ("12/06/15", "date_debut", "date", ""),
        ("à Roubaix", "commune", "commune_annonce", "à"),
        ("Roubaix", "commune", "commune", ""),
        ("rien", "budget_total", "zero", ""),
        ("oui", "oui_non", "oui_non", ""),
    ],
)
def test_the_ground_of_a_reading(text: str, asked: str, ground: str, cue: str) -> None:
    answer = understood(text, asked).answer
    assert isinstance(answer, Reading)
    why = because(answer, say(text), shipped_context().language)
    assert (why.ground, why.cue) == (ground, cue)


def test_a_reading_of_other_words_keeps_its_bare_rule() -> None:
    elsewhere = Reading("budget_total", 3000, "3000 €", 0, 6, "montant")
    assert because(elsewhere, say("tout autre chose"), shipped_context().language).ground == "montant"
