"""Findings: one problem, warning or advice on a draft, with its source and its remedies (design §8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aide_projet.draft.value import Value


class Severity(StrEnum):
    """bloquant: refused or sent back by the call's text · attention: a real risk, or a required part missing · conseil:
    quality."""

    BLOCKING = "bloquant"
    WARNING = "attention"
    ADVICE = "conseil"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: a document's name and the part of it."""

    document: str
    part: str
    deduced: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a tap would change, as shown: the field or the row, before ("" when not told) and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to mend: its label, the slot whose question it opens, and what a tap would set (None: just open).

    `changes`: the same, as people read it.
    """

    label: str
    slot: str
    sets: Mapping[str, Value] | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """`slots` are the entered slots that enter the computation; `figures` the computed numbers shown."""

    check: str
    severity: Severity
    slots: tuple[str, ...]
    message: str
    remedies: tuple[Remedy, ...]
    source: Source
    figures: Mapping[str, Value]
