"""A table as it was edited cell by cell on the fiche, or taken from a spreadsheet: taken as is, like a button."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.dialogue.reply import Choice, ReplyKind
from aide_projet.dialogue.situation import Effect, Situation, wording
from aide_projet.draft.event import Answered, Cleared, Corrected, Event
from aide_projet.draft.slot import Slot, Table, kind_name
from aide_projet.draft.value import Value


def edited(situation: Situation) -> bool:
    """Whether rows were sent, for a slot that is a table."""
    return situation.utterance.rows is not None


def keep(situation: Situation) -> Effect:
    """The table holds these rows; without any the field is open again. Rows of another shape change nothing."""
    slot, rows = situation.slot, situation.utterance.rows
    if slot is None or rows is None or not _fit(slot, rows):
        return Effect(replies=(situation.say("rien_change"),))
    held = situation.conversation.draft.filled.get(slot.name)
    if (held is None and not rows) or (held is not None and held.value == list(rows)):
        return Effect(replies=(situation.say("rien_change", slot=slot.name),))
    undo = (Choice("annuler", situation.button("bouton_annuler")),)
    if not rows:
        reply = situation.say("vide_champ", ReplyKind.CORRECTION, slot=slot.name, choices=undo, libelle=slot.label)
        return Effect((Cleared(slot.name),), (reply,))
    kind, value = kind_name(slot.kind), list(rows)
    event: Event = (
        Answered(slot.name, kind, value, "", None, "tableau")
        if held is None
        else Corrected(slot.name, kind, value, "", None, "tableau")
    )
    reply = situation.say(
        "tableau_note", ReplyKind.CORRECTION, slot=slot.name, choices=undo, libelle=slot.label, nombre=len(rows)
    )
    return Effect((event,), (reply,))


def told_as(situation: Situation) -> str:
    """What the thread shows that the person did."""
    slot, rows = situation.slot, situation.utterance.rows or ()
    label = slot.label if slot is not None else ""
    return wording(situation.content, "tableau_dit", {"libelle": label, "nombre": len(rows)})


def _fit(slot: Slot, rows: tuple[Mapping[str, Value], ...]) -> bool:
    keys = {column.key for column in slot.kind.columns} if isinstance(slot.kind, Table) else set()
    return bool(keys) and all(row and row.keys() <= keys for row in rows)
