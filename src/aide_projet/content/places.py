"""Where the communes come from: rules/lieux/communes.tsv.gz, made by tools/make_communes.py."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Collection
from pathlib import Path

from aide_projet.errors import AideProjetError
from aide_projet.understanding.place import Places

FILE = Path("lieux") / "communes.tsv.gz"
_MOST = 64 * 1024 * 1024
"""Bytes once inflated, some fifteen times all the communes of the country: what comes by a ZIP may be made to burst."""


class PlacesError(AideProjetError):
    """The file of communes is missing or broken."""


def load_places(rules: Path, home: Collection[str] = ("59", "62")) -> Places:
    """The communes of a rules folder, read at the first look-up. Raises PlacesError when the file is not there."""
    path = rules / FILE
    if not path.is_file():
        raise PlacesError(
            f"{path} : le fichier des communes manque. Recopiez-le depuis le dossier livré (rules/lieux)."
        )

    def source() -> str:
        try:
            with gzip.open(path) as file:
                text = file.read(_MOST + 1)
            if len(text) > _MOST:
                raise EOFError(f"more than {_MOST} bytes")
            return text.decode("utf-8")
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as cause:
            raise PlacesError(
                f"{path} : fichier des communes illisible. Recopiez-le depuis le dossier livré."
            ) from cause

    return Places(source, frozenset(home))
