"""The lexicon (stub; to be written by D)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Keywords of the fiches."""
