"""The vocabulary of the readers, as edited in dialogues/langue/fr/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Language:
    """Words by subject and key: `language.words("argent", "unites")`; `limits`, the figures of a subject by name.

    Compared by identity, so that the readers can cache what they compile from it (`functools.lru_cache`).
    """

    code: str
    subjects: Mapping[str, Mapping[str, tuple[str, ...]]]
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def words(self, subject: str, key: str) -> tuple[str, ...]:
        """The words listed under a key of a subject; empty when an administrator took the key out."""
        return self.subjects.get(subject, {}).get(key, ())
