"""What another content changes for the conversations that exist, as administrators are told it (by `replaying`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ChangeKind(StrEnum):
    """What becomes otherwise for a draft, the gravest first. BROKEN: it could not be gone on with at all."""

    BROKEN = "casse"
    CALL_GONE = "appel_disparu"
    FIELD_LOST = "champ_perdu"
    TO_REVIEW = "a_revoir"
    QUESTION_GONE = "question_disparue"
    QUESTION = "question"
    FICHE = "fiche"
    FINDING = "constat"
    FINDING_GONE = "constat_leve"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing that becomes otherwise: names of slots, fiches or checks, "" for none; never a value.

    `detail`: the severity of a finding, or the new kind of a field.
    """

    kind: ChangeKind
    before: str = ""
    after: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The conversations that one change happens to: how many, and the store's numbers of the first ones."""

    change: Change
    under_way: int
    past: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """`under_way`/`past`: how many were compared; `changed`: how many of them are not as they were.

    `unread`: those left out for want of time or room; `odd`: the numbers of the first that could not be replayed.
    `labels`: how the slots and fiches named by `groups` are called on the pages. `alone`: what is in force cannot be
    loaded, so nothing was compared: each was only replayed under the new content.
    """

    under_way: int = 0
    past: int = 0
    changed: int = 0
    groups: tuple[Group, ...] = ()
    groups_left_out: int = 0
    unread: int = 0
    not_replayed: int = 0
    odd: tuple[int, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False

    @property
    def broken(self) -> bool:
        """Whether some conversation could not be gone on with."""
        return any(group.change.kind is ChangeKind.BROKEN for group in self.groups)
