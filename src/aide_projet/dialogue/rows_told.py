"""Rows of money told one after the other: added up as one goes, asked for what they lack, what is free set apart.

A sum that is missing is asked row by row; while it is, the question of the table stays open on that row.
"""

from __future__ import annotations

from collections.abc import Sequence

from aide_projet.dialogue.conversation import STAYS, Conversation
from aide_projet.dialogue.next_step import TO_COMPLETE, TOLD
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.row_lines import changes_said, row_amount, row_line, row_name
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.draft import Filled
from aide_projet.draft.event import Answered, Corrected, Event, How, Noted, Opened
from aide_projet.draft.figure_text import money
from aide_projet.draft.slot import Slot, Table, has_columns, kind_name
from aide_projet.draft.value import Value
from aide_projet.understanding.expense import lacks_amount
from aide_projet.understanding.gift import WHAT
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.row_joined import joined_rows, row_key

EXPENSES, GIFTS = "depenses", "contributions_volontaires"
LEFT = "ligne_sans_montant"
"""The note set when the sum of a row is not known: it is not asked again."""


def is_told_in_rows(slot: Slot) -> bool:
    """Whether the slot is a table of money that is told little by little."""
    return slot.name in (EXPENSES, GIFTS) and isinstance(slot.kind, Table)


def take_rows(situation: Situation, slot: Slot, reading: Reading) -> Effect:
    """Add what was told; what costs nothing goes where gifts are; then the first missing sum is asked."""
    held = situation.conversation.draft.filled.get(slot.name)
    paid, free = _paid_and_free(slot, reading)
    if not paid and free and held is None:
        return _given(situation, free, reading)
    rows = whole_rows(slot, reading)
    effect = put_rows(situation, slot, rows, reading)
    return effect + _given(situation, free, reading) if free else effect


def whole_rows(slot: Slot, reading: Reading) -> list[Value]:
    """The table with what a reading tells of it, without what is free; readings hold the rows known before."""
    return _paid_and_free(slot, reading)[0]


def _paid_and_free(slot: Slot, reading: Reading) -> tuple[list[Value], list[str]]:
    """The rows that cost something, and the names of those that are said to be lent or given."""
    rows = list(reading.value) if isinstance(reading.value, list) else []
    free = {row_key(note.name): note.name for note in reading.notes if note.free} if slot.name == EXPENSES else {}
    return [row for row in rows if row_key(row_name(row)) not in free], list(free.values())


def put_rows(situation: Situation, slot: Slot, rows: list[Value], reading: Reading, how: How | None = None) -> Effect:
    """The table holds these rows from now on; said back row by row, with what was worked out and what it comes to."""
    held = situation.conversation.draft.filled.get(slot.name)
    is_open = slot.name == situation.open_slot
    made: How = how or ("dit" if is_open else "volontaire")
    span = None if how == "choisi" else (reading.start, reading.end)
    kind = kind_name(slot.kind)
    event: Event
    if held is None or held.value == rows:
        event = Answered(slot.name, kind, rows, reading.said, span, made)
    else:
        event = Corrected(slot.name, kind, rows, reading.said, span, made)
    events: tuple[Event, ...] = (event,)
    if is_open and slot.name == GIFTS:
        events = (event, Noted(TOLD, GIFTS))
    if is_open and _lacking(situation.conversation, slot.name, rows) is not None:
        events = (event, Opened(slot.name))
    return Effect(events, _said_back(situation, slot, rows, reading, held))


def _said_back(
    situation: Situation, slot: Slot, rows: list[Value], reading: Reading, held: Filled | None
) -> tuple[Reply, ...]:
    before = held.value if held is not None and isinstance(held.value, list) else None
    if before == rows:
        return (situation.say("rien_change", slot=slot.name),)
    if before is None:
        lines = "\n".join(row_line(situation.content, row, reading.notes) for row in rows)
        told = situation.say("lu", ReplyKind.READ, slot=slot.name, said=reading.said, libelle=slot.label, valeur=lines)
    else:
        text = changes_said(situation.content, before, rows, reading.notes)
        undo = (Choice("annuler", situation.button("bouton_annuler")),)
        told = Reply(ReplyKind.CORRECTION, "lignes_changees", text, slot.name, reading.said, undo)
    return told, *_total(situation, slot, rows)


def _total(situation: Situation, slot: Slot, rows: list[Value]) -> tuple[Reply, ...]:
    """What the rows come to, once there are several; of some of them while others lack their sum."""
    known = [amount for row in rows if (amount := row_amount(row)) is not None]
    if len(known) < 2:
        return ()
    name = "total_lignes" if len(known) == len(rows) else "total_pour_l_instant"
    return (situation.say(name, slot=slot.name, libelle=slot.label, total=money(sum(known))),)


def _given(situation: Situation, names: list[str], reading: Reading) -> Effect:
    """ "salle gratuite" is no expense of 0 €: it is proposed as a contribution, one tap takes it back."""
    slot = situation.content.slots.get(GIFTS)
    told: list[Value] = [{WHAT: name} for name in names]
    if slot is None or not isinstance(slot.kind, Table) or not has_columns(slot.kind, told):
        return Effect()
    held = situation.conversation.draft.filled.get(GIFTS)
    rows = joined_rows(held.value if held is not None else None, told)
    if held is not None and held.value == rows:  # told before: nothing to take back
        return Effect()
    kind, span = kind_name(slot.kind), (reading.start, reading.end)
    event: Event = (
        Answered(GIFTS, kind, rows, reading.said, span, "volontaire")
        if held is None
        else Corrected(GIFTS, kind, rows, reading.said, span, "volontaire")
    )
    undo = Choice(f"annuler:{GIFTS}", situation.button("bouton_annuler"))
    reply = situation.say(
        "gratuit_donne",
        ReplyKind.READ,
        slot=GIFTS,
        said=reading.said,
        choices=(undo,),
        quoi=", ".join(names),
        libelle=slot.label,
    )
    return Effect((event, Noted(TO_COMPLETE, GIFTS)), (reply,))


def row_asked(conversation: Conversation) -> str:
    """The name of the row whose sum is being asked; "" when none is."""
    rows = conversation.draft.value(EXPENSES)
    if conversation.opened != EXPENSES or not isinstance(rows, list):
        return ""
    return _lacking(conversation, EXPENSES, rows) or ""


def leave_row(situation: Situation) -> Effect | None:
    """The sum that is asked is not known: the row stays as it is, and the next one is asked. None when none is."""
    name = row_asked(situation.conversation)
    if not name or situation.open_slot != EXPENSES:
        return None
    rows = situation.conversation.draft.value(EXPENSES)
    left = Noted(LEFT, name)
    others = [row for row in rows if row_name(row) != name] if isinstance(rows, list) else []
    reply = situation.say("ligne_plus_tard", slot=EXPENSES, poste=name)
    if _lacking(situation.conversation, EXPENSES, others) is not None:
        return Effect((left,), (reply,))
    return Effect((left, Noted(STAYS, EXPENSES)), (reply,))


def _lacking(conversation: Conversation, slot: str, rows: Sequence[Value]) -> str | None:
    """The first row without its sum that nobody has said not to know."""
    if slot != EXPENSES:
        return None
    names = (row_name(row) for row in rows if lacks_amount(row))
    return next((name for name in names if not conversation.has_noted(LEFT, name)), None)
