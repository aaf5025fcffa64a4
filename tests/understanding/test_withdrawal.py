"""Funders that give nothing any more, and rows told later: the table keeps what was not said to change."""

from __future__ import annotations

import pytest
from listening import heard

from aide_projet.draft.value import Value

CITY: dict[str, Value] = {"financeur": "ville", "type": "commune", "montant": 1000}
CAF: dict[str, Value] = {"financeur": "CAF", "type": "caf", "montant": 500}
BOTH: dict[str, Value] = {"cofinancements": [CITY, CAF]}


@pytest.mark.parametrize(
    "text",
    [
        "non, la CAF ne donne plus rien", "enlève la CAF", "la caf c'est mort", "plus de CAF", "la CAF nous a lâchés",
        "finalement la CAF ne met rien", "enlève les 500 de la CAF", "retire la ligne de la caf", "la caf a dit non",
        "il n'y a plus la caf", "la CAF s'est retirée", "sans la CAF",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", ["cofinancements", "autofinancement", "date_fin"])
def test_a_funder_that_gives_nothing_any_more_loses_its_row_and_no_other_does(text: str, asked: str) -> None:
    result = heard(text, asked, known=BOTH)
    assert isinstance(result, dict)
    assert result["slots"] == {"cofinancements": [CITY]}


@pytest.mark.parametrize(
    "text",
    [
        "enlève le département",
        "la CAF ne donne rien pour la salle",
        "la CAF est plus rapide",
        "enlève les 300 de la CAF",
    ],
)
def test_what_names_no_row_or_says_more_takes_no_row_away(text: str) -> None:
    result = heard(text, "autofinancement", known=BOTH)
    assert not isinstance(result, dict) or "slots" not in result


def test_neither_one_nor_the_other_leaves_no_row() -> None:
    assert heard("ni la ville ni la caf", "cofinancements", known=BOTH) == {"slots": {"cofinancements": []}}
    assert heard("ni la mairie ni le département", "cofinancements") == {"slots": {"cofinancements": []}}


def test_a_city_taken_away_is_a_funder_only_where_money_is_talked_about() -> None:
    known: dict[str, Value] = {**BOTH, "commune": "Lens"}
    assert heard("enlève la ville", "autofinancement", known=known) == {
        "correction": True,
        "slots": {"cofinancements": [CAF]},
    }
    assert heard("enlève la ville", "date_debut", known=known) == {"correction": True, "slot": "commune"}


def test_rows_told_later_join_those_known_unless_the_list_is_told_anew() -> None:
    more = heard("la mairie 1500 et le département 700", "cofinancements", known=BOTH)
    county = {"financeur": "département", "type": "departement", "montant": 700}
    assert more == {"slots": {"cofinancements": [{**CITY, "montant": 1500}, CAF, county]}}
    anew = heard("juste le département 700", "cofinancements", known=BOTH)
    assert anew == {"slots": {"cofinancements": [county]}}
    two = {"financeur": "ville de Liévin", "type": "commune", "montant": 200}
    lens = {"financeur": "ville de Lens", "type": "commune", "montant": 300}
    assert heard("ville de Lens 300, ville de Liévin 200", "cofinancements", known=BOTH) == {
        "slots": {"cofinancements": [CITY, CAF, lens, two]}
    }


def test_a_refusal_told_with_another_row_takes_its_own_away() -> None:
    result = heard("la CAF ne donne plus rien mais la ville met 2000", "cofinancements", known=BOTH)
    assert result == {"slots": {"cofinancements": [{**CITY, "montant": 2000}]}}
