from __future__ import annotations

import pytest
from listening import heard
from told import shipped_context

from aide_projet.understanding.contrast import find_contrast
from aide_projet.understanding.said import say


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("pas le 6 juin mais le 13", "le 6 juin", "le 13"),
        ("Lillers, non pardon, Auchel", "Lillers", "Auchel"),
        ("à Lens, pas à Arras", "à Arras", "à Lens"),
        ("j'ai dit 30 mais on sera 40", "30", "on sera 40"),
        ("c pa Douai c Denain", "Douai", "Denain"),
        ("18 encadrants plutôt que 8", "8", "18 encadrants"),
    ],
)
def test_both_sides_of_a_contrast_are_found(text: str, wrong: str, right: str) -> None:
    found = find_contrast(say(text), shipped_context().language)
    assert found is not None
    assert (text[slice(*found.wrong)], text[slice(*found.right)]) == (wrong, right)


@pytest.mark.parametrize("text", ["pas encore", "on n'a pas de local", "non", "la salle n'est pas loin, à Lens"])
def test_a_denial_alone_is_no_contrast(text: str) -> None:
    assert find_contrast(say(text), shipped_context().language) is None


@pytest.mark.parametrize(
    ("said", "asked", "result"),
    [
        ("non attends pas le 5 mars, le 15", "date_debut", {"correction": True, "date": "2015-03-15"}),
        ("Lens, non pardon, Lille", "commune", {"correction": True, "commune": "Lille"}),
        ("le nombre de gens c'est 40 pas 30", None, {"correction": True, "slots": {"nombre_participants": 40}}),
        ("j'ai cliqué non par erreur, c'est oui", "oui_non", {"correction": True, "yes": True}),
        ("mon budget passe à 5 400", None, {"correction": True, "slots": {"budget_total": 5400}}),
        ("faut changer la date de fin", None, {"correction": True, "slot": "date_fin"}),
        ("change le mail que je vous ai donné", None, {"correction": True, "slot": "contact_courriel"}),
    ],
)
def test_the_right_value_is_read_and_the_wrong_one_is_not(said: str, asked: str | None, result: object) -> None:
    assert heard(said, asked) == result
