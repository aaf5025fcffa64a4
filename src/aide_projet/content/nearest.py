"""The hint of an unknown name: the known one that it most resembles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_SHOWN = 12
_CUTOFF = 65.0


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower().replace("-", "_")


def nearest(name: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown name, as a remedy in French: the nearest known name, or the list of them."""
    names = sorted(known)
    if not names:
        return "retirez-le"
    found = process.extractOne(name, names, scorer=fuzz.ratio, processor=_folded, score_cutoff=_CUTOFF)
    if found is not None:
        return f"écrivez plutôt « {found[0]} »"
    shown = ", ".join(names[:_SHOWN]) + (f"… ({len(names)} en tout)" if len(names) > _SHOWN else "")
    return f"écrivez l'un de : {shown}"
