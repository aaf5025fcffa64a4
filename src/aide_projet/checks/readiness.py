"""« Prête à déposer »: nothing blocking, everything needed told, the contact required beforehand taken (champs.md §1).

It never keeps anyone from exporting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aide_projet.checks.finding import Finding, Severity

_CONTACT = "contact_prealable"
_MISSING = ("manques_essentiels", "manques_complets", "manques_lignes")


class ObstacleKind(StrEnum):
    """A blocking finding · a field to fill · the contact to take beforehand."""

    BLOCKING = "bloquant"
    MISSING = "manque"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing between a draft and « prête ». `label`: the finding's message or the field's name, "" for the contact.

    `slot`: where it is mended; `check`: the finding's.
    """

    kind: ObstacleKind
    label: str
    slot: str
    check: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """`blocking`: the findings in the way; `missing`: the slots to tell, most needed first, with their `labels`."""

    ready: bool
    blocking: tuple[Finding, ...]
    missing: tuple[str, ...]
    labels: tuple[str, ...]
    contact_taken: bool

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """Exactly what stands in the way, the gravest first; none when it is ready."""
        blocking = tuple(
            Obstacle(ObstacleKind.BLOCKING, finding.message, _mended_at(finding), finding.check)
            for finding in self.blocking
        )
        contact = () if self.contact_taken else (Obstacle(ObstacleKind.CONTACT, "", _CONTACT),)
        told = zip(self.missing, self.labels, strict=True)
        missing = (Obstacle(ObstacleKind.MISSING, label, slot) for slot, label in told if slot != _CONTACT)
        return (*blocking, *contact, *dict.fromkeys(missing))


def readiness(known: Mapping[str, object], found: Sequence[Finding]) -> Readiness:
    """Whether the file can be handed in, from the facts and the findings of a draft."""
    blocking = tuple(finding for finding in found if finding.severity is Severity.BLOCKING)
    missing = tuple(slot for name in _MISSING for slot in _listed(known, name))
    labels = tuple(label for name in _MISSING for label in _listed(known, f"{name}_libelles"))
    contact_taken = known.get(_CONTACT) is True
    return Readiness(contact_taken and not blocking and not missing, blocking, missing, labels, contact_taken)


def _mended_at(finding: Finding) -> str:
    """The field that its first remedy opens, else the first one it looks at; "" when no field mends it."""
    return next((remedy.slot for remedy in finding.remedies if remedy.slot), next(iter(finding.slots), ""))


def _listed(known: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = known.get(name)
    return value if isinstance(value, tuple) else ()
