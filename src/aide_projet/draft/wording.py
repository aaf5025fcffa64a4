"""Wordings of the YAML (stub; to be written by E)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Wording:
    """A sentence with holes."""

    source: str
