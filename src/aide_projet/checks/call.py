"""A call for projects (appel) as authored in rules/<call>/: its fiches, editions, funders, territories and criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.checks.finding import Severity, Source
from aide_projet.draft.condition import Condition
from aide_projet.draft.value import Scalar
from aide_projet.draft.wording import Wording


@dataclass(frozen=True, slots=True)
class Edition:
    """The dates of one year of a call; `deduced` names the dates that the text does not state in full."""

    name: str
    title: str
    opens: date | None
    synopsis_deadline: date
    file_deadline: date
    deduced: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FicheSheet:
    """A strand of the call. `parameters` are the numbers that rules name (plancher, taux_local_exige, plafond_investissement…), in euros or shares."""

    key: str
    number: int
    title: str
    short_title: str
    summary: str
    objectives: tuple[str, ...]
    themes: tuple[str, ...]
    perimeter: str
    related: tuple[str, ...]
    parameters: Mapping[str, Scalar]
    service: str
    source: Source


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory of the call and the arrondissements (official codes) deduced to be in it."""

    key: str
    title: str
    arrondissements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the selection criteria, and the slots that show it."""

    key: str
    title: str
    slots: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class RemedyRule:
    """A remedy as authored: its wording, the slot it opens, and what a tap sets (slot → name of a fact, or a plain value)."""

    label: Wording
    slot: str
    sets: Mapping[str, Scalar] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A check (contrôle). It flags when `condition` is true, is silent when false, and unknown when facts are missing.

    `fiches`: the fiches it applies to (empty: all). `slots`: the entered slots it looks at.
    """

    name: str
    fiches: tuple[str, ...]
    condition: Condition
    severity: Severity
    slots: tuple[str, ...]
    message: Wording
    remedies: tuple[RemedyRule, ...]
    source: Source
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A call. `local_funder_types`: the funder types that count as local authorities; `rate_base`: what the rate is of."""

    name: str
    title: str
    funder: str
    notice: str
    editions: tuple[Edition, ...]
    fiches: tuple[FicheSheet, ...]
    rules: tuple[Rule, ...]
    criteria: tuple[Criterion, ...]
    territories: tuple[Territory, ...]
    departements: tuple[str, ...]
    local_funder_types: tuple[str, ...]
    rate_base: str
    parameters: Mapping[str, Scalar]
    source: Source

    def fiche(self, key: str) -> FicheSheet | None:
        """The fiche of that key."""
        return next((fiche for fiche in self.fiches if fiche.key == key), None)

    def edition(self, name: str) -> Edition | None:
        """The edition of that name."""
        return next((edition for edition in self.editions if edition.name == name), None)
