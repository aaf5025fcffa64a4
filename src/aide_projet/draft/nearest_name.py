"""The hint of an unknown name: the known one that it resembles, accents and case aside."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import combining, normalize

UNKNOWN_NAME = "Vérifiez le nom dans champs.yaml ou dans la liste des faits."
"""The remedy when no name resembles it."""


def fold(text: str) -> str:
    """Lower case without accents, so that « intitulé » and `intitule` are seen to be alike."""
    return "".join(char for char in normalize("NFKD", text) if not combining(char)).lower()


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that resembles this one most, or an empty text."""
    folded = {fold(candidate): candidate for candidate in known}
    exact = folded.get(fold(name))
    if exact is not None:
        return exact
    close = get_close_matches(fold(name), folded, n=1, cutoff=0.72)
    return folded[close[0]] if close else ""
