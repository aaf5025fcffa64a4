"""Values of every kind as people read them."""

from __future__ import annotations

import pytest

from aide_projet.draft.display import rows, shown
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Column,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.draft.value import Value

OPTIONS = (Option("caf", "CAF"), Option("ville", "La ville"))
TABLE = Table(
    (Column("qui", "Qui", Choice(OPTIONS)), Column("montant", "Montant", Amount()), Column("mot", "Mot", ShortText()))
)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (ShortText(), "Le jardin", "Le jardin"),
        (LongText(), ["planter", "récolter"], "planter\nrécolter"),
        (Choice(OPTIONS), "caf", "CAF"),
        (Choice(OPTIONS), "autre", "autre"),
        (MultiChoice(OPTIONS), ["caf", "ville", "les voisins"], "CAF · La ville · les voisins"),
        (Tags(OPTIONS), {"texte": "les familles", "etiquettes": ["familles"]}, "les familles"),
        (Tags(OPTIONS), "les familles", "les familles"),
        (Amount(), 2500, "2 500 €"),
        (Amount(), 2500.5, "2 500,50 €"),
        (Amount(), "beaucoup", "beaucoup"),
        (Count(), 30, "30"),
        (Count(), {"min": 20, "max": 30}, "20 à 30"),
        (Count(), {"min": 20}, "20 au moins"),
        (Count(), {"max": 30}, "30 au plus"),
        (Date(), "2015-06-13", "13 juin 2015"),
        (Date(), "2015-06-01", "1er juin 2015"),
        (Date(), "2015-06", "juin 2015"),
        (Date(), "2015-22", "été 2015"),
        (Date(), "2015", "2015"),
        (Date(), "2015-02-31", "2015-02-31"),
        (YesNo(), True, "oui"),
        (YesNo(), False, "non"),
        (YesNo(), "inconnu", "ne sait pas"),
        (Place(), "Roubaix", "Roubaix"),
        (Email(), "a@b.fr", "a@b.fr"),
        (Phone(), "0611223344", "06 11 22 33 44"),
        (Phone(), "06", "06"),
        (Siret(), "73282932000074", "732 829 320 00074"),
        (Rna(), "W595000123", "W595000123"),
        (TextList(), ["Réunir", "Planter"], "Réunir\nPlanter"),
        (TABLE, [{"qui": "caf", "montant": 500}, {"qui": "ville", "mot": "oui"}], "CAF · 500 €\nLa ville · oui"),
        (Derived("montant"), 3000, "3 000 €"),
        (Derived("pourcentage"), 0.2999, "29,99 %"),
        (Derived("texte"), "Littoral", "Littoral"),
        (Amount(), None, ""),
        (ShortText(), {"a": 1}, "1"),
        (Amount(), float("nan"), "nan"),
    ],
)
def test_a_value_is_shown(kind: SlotKind, value: Value, text: str) -> None:
    assert shown(kind, value).replace("\u202f", " ").replace("\xa0", " ") == text


def test_a_table_is_shown_with_its_header() -> None:
    assert rows(TABLE, [{"qui": "caf", "mot": "oui"}, "n'importe"]) == (
        ("Qui", "Montant", "Mot"),
        ("CAF", "", "oui"),
        ("n'importe", "", ""),
    )


def test_other_kinds_and_empty_tables_have_no_rows() -> None:
    assert rows(TABLE, []) == ()
    assert rows(TABLE, "n'importe") == ()
    assert rows(ShortText(), "a") == ()


def test_a_funder_named_like_its_type_is_told_once() -> None:
    kind = Table(
        (
            Column("financeur", "Financeur", ShortText()),
            Column("type", "Type", Choice((Option("caf", "CAF"), Option("commune", "Commune")))),
        )
    )
    value: Value = [{"financeur": "CAF", "type": "caf"}, {"financeur": "Lille", "type": "commune"}]
    assert shown(kind, value) == "CAF\nLille · Commune"
