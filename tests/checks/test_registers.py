"""SIRET and RNA: their form only."""

from __future__ import annotations

import pytest

from aide_projet.checks.registers import is_old_rna, is_rna, is_siret


@pytest.mark.parametrize("text", ["73282932000074", "732 829 320 00074", "35600000049837", "356 000 000 00048"])
def test_a_siret_whose_keys_hold(text: str) -> None:
    assert is_siret(text)


@pytest.mark.parametrize(
    "text",
    ["", "73282932000075", "7328293200007", "732829320000744", "7328293200007A", "35600000049838", "١٢٣٤٥٦٧٨٩٠١٢٣٤"],
)
def test_a_siret_whose_keys_do_not(text: str) -> None:
    assert not is_siret(text)


@pytest.mark.parametrize("text", ["W595000123", "w595 000 123", "W9R1000123", "W2A1000123"])
def test_an_rna_of_the_right_form(text: str) -> None:
    assert is_rna(text)


@pytest.mark.parametrize("text", ["", "595000123", "W59500012", "WA95000123", "0595012345"])
def test_an_rna_of_another_form(text: str) -> None:
    assert not is_rna(text)


def test_the_old_register_has_ten_digits() -> None:
    assert is_old_rna("0595 012345")
    assert not is_old_rna("W595000123")
