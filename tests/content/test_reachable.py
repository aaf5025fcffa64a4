"""Which conditions can never hold together."""

from __future__ import annotations

import pytest

from aide_projet.content.reachable import why_unreachable
from aide_projet.draft.condition import NameType, compile_condition
from aide_projet.draft.slot import Amount, Choice, MultiChoice, Option, ShortText, Slot, YesNo

OPTIONS = (Option("gup", "GUP"), Option("innover", "Innover"))
SLOTS = {
    "fiche": Slot("fiche", Choice(OPTIONS), "Fiche"),
    "nature": Slot("nature", MultiChoice(OPTIONS), "Nature"),
    "montant": Slot("montant", Amount(), "Montant"),
    "deja": Slot("deja", YesNo(), "Déjà financé"),
    "nom": Slot("nom", ShortText(), "Nom"),
}


def unreachable(*sources: str) -> bool:
    known = {**dict.fromkeys(SLOTS, NameType()), "plancher": NameType()}
    return why_unreachable([compile_condition(source, known) for source in sources], SLOTS) is not None


@pytest.mark.parametrize(
    "source",
    [
        'fiche == "gup"',
        'fiche dans ["gup", "autre"]',
        "inconnu fiche",
        'non (fiche == "gup")',
        "montant > 2000 et montant < 2002",
        "montant < plancher",
        "montant / 2 == 1000",
        "deja == vrai",
        'nom == "Lens"',
        "connu nom",
        '"gup" dans nature',
    ],
)
def test_a_condition_that_some_draft_fulfils_is_reachable(source: str) -> None:
    assert not unreachable(source)


@pytest.mark.parametrize(
    "sources",
    [
        ('fiche == "gap"',),
        ('fiche == "gup"', 'fiche == "innover"'),
        ('fiche == "gup" et fiche != "gup"',),
        ("montant > 5 et montant < 3",),
        ("connu fiche et inconnu fiche",),
        ("deja == vrai et deja == faux",),
        ('"gap" dans nature',),
        ("faux",),
    ],
)
def test_a_condition_that_no_draft_fulfils_is_told(sources: tuple[str, ...]) -> None:
    assert unreachable(*sources)


def test_the_option_that_does_not_exist_is_named_with_the_nearest_one() -> None:
    condition = compile_condition('fiche == "inover"', {"fiche": NameType()})
    assert why_unreachable([condition], SLOTS) == (
        "« inover » n'est pas un choix du champ « fiche »",
        "écrivez plutôt « innover »",
    )
