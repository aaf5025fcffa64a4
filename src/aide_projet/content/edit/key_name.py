"""The key of something new, made from its title: « Date de la réunion » → date_de_la_reunion."""

from __future__ import annotations

import re
from collections.abc import Collection

from aide_projet.understanding.said import plain

LONGEST = 40
_OTHERS = re.compile(r"[^a-z0-9]+")


def key_for(title: str, taken: Collection[str]) -> str:
    """A key of small letters, figures and _ that no other has; it begins with a letter."""
    words = _OTHERS.sub("_", plain(title)).strip("_")[:LONGEST].strip("_")
    name = words if words[:1].isalpha() else f"x_{words}".strip("_")[:LONGEST]
    number = 2
    free = name
    while free in taken:
        free = f"{name[: LONGEST - 3]}_{number}"
        number += 1
    return free
