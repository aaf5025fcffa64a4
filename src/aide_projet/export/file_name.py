"""Names of documents that every system and mail program keeps: ASCII, short, no spaces."""

from __future__ import annotations

import re
import unicodedata

MOST = 60
"""Characters of the title's part at most."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
_OTHERS = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """The title in lower-case ASCII words joined by hyphens, cut between words; "" when nothing of it is Latin."""
    folded = unicodedata.normalize("NFKD", title.lower().translate(_LIGATURES))
    text = _OTHERS.sub("-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")
    if len(text) <= MOST:
        return text
    cut = text[: MOST + 1]
    return cut[: cut.rfind("-")] if "-" in cut else text[:MOST]


def fiche_name(title: str, extension: str) -> str:
    """ "fiche-synthetique-jardin-de-la-tour.pdf"."""
    return "-".join(filter(None, ("fiche-synthetique", slug(title)))) + f".{extension}"
