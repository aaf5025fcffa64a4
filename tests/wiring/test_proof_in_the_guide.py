"""The figures of a proof that the administrators' guide tells are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide_projet.wiring.prover import Limits
from aide_projet.wiring.proving import MOST, PAST, UNDER_WAY_DAYS

GUIDE = (Path(__file__).parents[2] / "docs" / "administrateurs.md").read_text(encoding="utf-8")
SECTION = GUIDE.split("\n## La preuve avant de publier\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(
    "said",
    [
        f"depuis {UNDER_WAY_DAYS} jours",
        f"{MOST:,} au plus".replace(",", " "),
        f"{PAST} projets plus anciens",
        f"Au bout de {Limits().seconds:.0f} secondes",
    ],
)
def test_the_guide_tells_the_limits_of_a_proof(said: str) -> None:
    assert said in SECTION
