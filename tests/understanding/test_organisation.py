from __future__ import annotations

import pytest
from listening import heard


@pytest.mark.parametrize(
    "said", ["73282932000074", "732 829 320 00074", "732.829.320.00074", "siret : 732 829 320 00074"]
)
def test_a_siret_is_read(said: str) -> None:
    assert heard(said, "siret") == {"slots": {"siret": "73282932000074"}}


def test_a_siret_with_a_wrong_key_is_kept_for_a_finding_to_tell() -> None:
    assert heard("12345678900012", "siret") == {"slots": {"siret": "12345678900012"}}


@pytest.mark.parametrize("said", ["732829320", "7328293200007", "732 829 320 000 745 1"])
def test_another_length_is_asked_about(said: str) -> None:
    assert heard(said, "siret") == "clarify"


def test_not_yet_is_none() -> None:
    assert heard("pas encore", "siret") == {"intent": "none"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("W595012345", "W595012345"),
        ("w 595 012 345", "W595012345"),
        ("RNA W9R1000123", "W9R1000123"),
        ("0591234567", "0591234567"),
    ],
)
def test_a_register_number_is_read_new_or_old(said: str, value: str) -> None:
    assert heard(said, "rna") == {"slots": {"rna": value}}


def test_half_a_register_number_is_asked_about() -> None:
    assert heard("W5950123", "rna") == "clarify"


@pytest.mark.parametrize(
    ("said", "name", "kind"),
    [
        ("association Les Voisines", "Les Voisines", "association"),
        ("nous sommes l'association « Le fil d'Ariane »", "Le fil d'Ariane", "association"),
        ("je travaille au centre social Salvador Allende", "centre social Salvador Allende", "centre_social"),
    ],
)
def test_a_structure_is_found_in_a_sentence(said: str, name: str, kind: str) -> None:
    answer = heard(said)
    assert isinstance(answer, dict)
    assert answer["slots"] == {"structure_nom": name, "porteur_type": kind}
