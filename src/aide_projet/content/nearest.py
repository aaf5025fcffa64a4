"""The hint of an unknown name: the known one that it most resembles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_SHOWN = 12
_CUTOFF = 65.0
_BEGINNING = 4


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower().replace("-", "_")


def _alike(name: str, names: list[str]) -> str:
    """The name that is most like it: a few letters apart, or the only one that begins the same; else ""."""
    found = process.extractOne(name, names, scorer=fuzz.ratio, processor=_folded, score_cutoff=_CUTOFF)
    if found is not None:
        return str(found[0])
    begun = [one for one in names if len(name) >= _BEGINNING and _folded(one).startswith(_folded(name))]
    return begun[0] if len(begun) == 1 else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown name, as a remedy in French: the nearest known name, or the list of them."""
    names = sorted(known)
    if not names:
        return "retirez-le"
    found = _alike(name, names)
    if found:
        return f"écrivez plutôt « {found} »"
    shown = ", ".join(names[:_SHOWN]) + (f"… ({len(names)} en tout)" if len(names) > _SHOWN else "")
    return f"écrivez l'un de : {shown}"
