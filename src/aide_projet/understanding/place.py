"""Places (stub; to be written by C)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Places:
    """The communes."""
