"""Conditions of the YAML (stub; to be written by E)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Condition:
    """A compiled condition."""

    source: str
    names: frozenset[str]
