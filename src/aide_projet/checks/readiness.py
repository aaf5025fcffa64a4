"""« Prête à déposer »: nothing blocking, everything needed told, the contact required beforehand taken (champs.md §1).

It never keeps anyone from exporting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aide_projet.checks.finding import Finding, Severity

_CONTACT = "contact_prealable"
_MISSING = ("manques_essentiels", "manques_complets", "manques_lignes")


@dataclass(frozen=True, slots=True)
class Readiness:
    """`blocking`: the findings in the way; `missing`: the slots to tell, most needed first, with their `labels`."""

    ready: bool
    blocking: tuple[Finding, ...]
    missing: tuple[str, ...]
    labels: tuple[str, ...]
    contact_taken: bool


def readiness(known: Mapping[str, object], found: Sequence[Finding]) -> Readiness:
    """Whether the file can be handed in, from the facts and the findings of a draft."""
    blocking = tuple(finding for finding in found if finding.severity is Severity.BLOCKING)
    missing = tuple(slot for name in _MISSING for slot in _listed(known, name))
    labels = tuple(label for name in _MISSING for label in _listed(known, f"{name}_libelles"))
    contact_taken = known.get(_CONTACT) is True
    return Readiness(contact_taken and not blocking and not missing, blocking, missing, labels, contact_taken)


def _listed(known: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = known.get(name)
    return value if isinstance(value, tuple) else ()
