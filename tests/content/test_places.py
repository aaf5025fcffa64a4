from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from aide_projet.content.places import PlacesError, load_places

RULES = Path(__file__).parents[2] / "rules"


def test_the_shipped_communes_are_found() -> None:
    assert load_places(RULES).official("Lens") is not None


def test_the_shipped_file_tells_its_vintage_and_its_columns() -> None:
    lines = gzip.decompress((RULES / "lieux" / "communes.tsv.gz").read_bytes()).decode().split("\n")
    assert "millésime" in lines[0]
    assert lines[1].startswith("# cle\tnom\tinsee")
    assert all(line.count("\t") == 10 for line in lines[2:])
    assert len(lines) > 36_000


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="Recopiez-le"):
        load_places(tmp_path)


SOUND = gzip.compress(b"Lens" * 100, mtime=0)


@pytest.mark.parametrize(
    "broken",
    [b"not gzip", SOUND[:-12], SOUND[:12] + b"\xff" * 9 + SOUND[21:], gzip.compress(bytes(65 << 20), 1)],
    ids=["no gzip", "cut", "damaged", "bursting"],
)
def test_a_broken_file_says_what_to_do(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "lieux").mkdir()
    (tmp_path / "lieux" / "communes.tsv.gz").write_bytes(broken)
    with pytest.raises(PlacesError, match="illisible"):
        load_places(tmp_path).named("Lens")
