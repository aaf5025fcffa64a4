"""What an utterance is read against: the question asked, the fields, what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.draft.slot import (
    Amount,
    Count,
    Date,
    LongText,
    Place,
    ShortText,
    Slot,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.draft.slot import Choice as ChoiceKind
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.place import Places
from aide_projet.understanding.said import Said

TEXTS = (ShortText, LongText, TextList, Tags)
"""Kinds that any words answer."""

WHOLE = (LongText, Tags)
"""Kinds whose answer is the whole text, which is listened to for other slots as well."""

NO_IS_AN_ANSWER = (YesNo, ChoiceKind)
FIGURES = (Amount, Count, Date, Place)
"""Kinds of one precise value, that a short correction can aim at."""

COUNTED = (Amount, Count)

VOLUNTEERED = (
    "commune",
    "code_postal",
    "quartier",
    "nombre_participants",
    "encadrants",
    "public",
    "porteur_type",
    "structure_nom",
    "intitule",
    "siret",
    "rna",
    "date_debut",
    "date_fin",
    "budget_total",
    "montant_demande",
    "autofinancement",
    "cofinancements",
    "cofinancement_local_taux",
    "montant_investissement",
    "montant_fonctionnement",
    "contact_nom",
    "contact_courriel",
    "contact_telephone",
)
"""The slots looked for in any sentence, where the step does not name those it listens for."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the utterance is read against. `of_text`: any words would be an answer; `yes_no`: "non" is one."""

    said: Said
    context: ReadingContext
    slots: Mapping[str, Slot]
    places: Places
    asked: str | None
    kind: SlotKind | None
    last: str | None
    wanted: frozenset[str]
    of_text: bool
    yes_no: bool


_DONE = frozenset({"contact_prealable_date"})
"""Slots about something done already: a past date is no surprise there."""


def asking(context: ReadingContext, slot: str) -> ReadingContext:
    """The context of a question about a slot."""
    return ReadingContext(context.language, context.today, context.known, slot, slot in _DONE, context.hour_value)


def unasked(context: ReadingContext) -> ReadingContext:
    """The context without the slot asked, for what is told besides."""
    return ReadingContext(context.language, context.today, context.known, hour_value=context.hour_value)


def is_free_table(kind: SlotKind | None) -> bool:
    """A table without sums takes any line; those with sums are read by their figures."""
    return isinstance(kind, Table) and not any(column.key == "montant" for column in kind.columns)
