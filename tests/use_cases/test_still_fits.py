"""Would an edited field still take an answer given before?"""

from __future__ import annotations

import pytest

from aide_projet.draft.slot import Amount, Choice, Column, MultiChoice, Option, ShortText, Table, Tags, TextList, YesNo
from aide_projet.use_cases.still_fits import still_fits


def options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key, key.capitalize()) for key in keys)


ASSO, ALL = options("association"), options("association", "collectif")


def table(*keys: str, types: tuple[Option, ...] = ALL) -> Table:
    return Table(tuple(Column(key, key, Choice(types) if key == "type" else Amount()) for key in keys))


@pytest.mark.parametrize(
    ("before", "after", "value", "fits"),
    [
        (Choice(ALL), Choice(ASSO), "collectif", False),
        (Choice(ALL), Choice(ASSO), "association", True),
        (Choice(ASSO), Choice(ALL), "association", True),
        (MultiChoice(ALL), MultiChoice(ASSO), ["association", "collectif"], False),
        (MultiChoice(ALL), MultiChoice(ASSO), ["association", "un club"], True),
        (Tags(ALL), Tags(ASSO), {"texte": "un collectif", "etiquettes": ["collectif"]}, False),
        (Tags(ALL), Tags(ASSO), {"texte": "collectif", "etiquettes": []}, True),
        (ShortText(max_chars=200), ShortText(max_chars=5), "Les Mains vertes", False),
        (ShortText(max_chars=5), ShortText(max_chars=3), "Les Mains vertes", True),
        (TextList(max_items=5), TextList(max_items=1), ["un", "deux"], False),
        (table("type", "montant"), table("montant"), [{"type": "association", "montant": 5}], False),
        (table("type", "montant"), table("montant"), [{"montant": 5}], True),
        (table("type"), table("type", types=ASSO), [{"type": "collectif"}], False),
        (YesNo(unknown_allowed=True), YesNo(), True, True),
    ],
)
def test_an_answer_is_to_review_only_when_the_edit_is_what_it_does_not_fit(before, after, value, fits) -> None:
    assert still_fits(before, after, value) is fits
