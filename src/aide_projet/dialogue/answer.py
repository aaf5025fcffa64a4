"""Taking what was told: the answer, what was given besides, corrections and doubts, each said back with its words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aide_projet.dialogue import digression, repair
from aide_projet.dialogue.consequence import FUNDERS
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.row_lines import amount_shown, row_line
from aide_projet.dialogue.rows_told import is_told_in_rows, take_rows, whole_rows
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.display import shown
from aide_projet.draft.draft import Filled
from aide_projet.draft.event import Answered, Corrected, How, Misunderstood, Noted, Offered, OfferedReading, Opened
from aide_projet.draft.slot import Amount, Count, Date, Derived, LongText, Place, Slot, Table, kind_name
from aide_projet.draft.value import Value
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_joined import joined_rows

ONCE_MORE = "encore"
"""The note set when a little more was asked for, so that it is asked once."""
COMPLETED = "complete"
"""The note set when that little more was given."""


def told(situation: Situation) -> bool:
    """Whether the utterance gives a value, sure or in doubt."""
    return situation.understood.answer is not None or bool(situation.understood.others)


def take(situation: Situation) -> Effect:
    """Store what was read for sure, offer the readings of the first doubt, answer the question asked in passing."""
    understood = situation.understood
    effect = Effect()
    doubts: list[Doubt] = []
    mentions = ((understood.answer,) if understood.answer else ()) + understood.others
    for mention in mentions:
        if isinstance(mention, Doubt):
            doubts.append(mention)
        else:
            effect += _store(situation, _retargeted(situation, mention))
    for doubt in reversed(doubts):  # the readings offered last are put first
        effect += _doubt(situation, doubt)
    if digression.asked(situation):
        effect += digression.explain(situation)
    if not effect.replies and not effect.events:  # all of it was known already, and it is no answer
        return repair.ask_differently(situation)
    return effect


def _retargeted(situation: Situation, reading: Reading) -> Reading:
    """A correction that names no slot is about the last answer, when the words can be one."""
    correction = situation.understood.correction
    conversation = situation.conversation
    if correction is None or correction.slot or reading is not situation.understood.answer or not conversation.trail:
        return reading
    last, slots = conversation.trail[-1], situation.content.slots
    held = conversation.draft.filled.get(last)
    if held is None or last == reading.slot or reading.slot in conversation.draft.filled:
        return reading
    if last not in slots or kind_name(slots[last].kind) != kind_name(slots[reading.slot].kind):
        return reading
    opens = situation.utterance.text.strip().lower().startswith(correction.said.strip().lower()[:3])
    return replace(reading, slot=last) if opens else reading


def _store(situation: Situation, reading: Reading) -> Effect:
    slot = situation.content.slots.get(reading.slot)
    if slot is None:
        return Effect()
    if isinstance(slot.kind, Derived) and FUNDERS in situation.conversation.draft.filled:
        # The funders are told one by one: a share besides cannot be set against them without the sum in euros.
        return Effect(replies=(situation.say("doute_part", ReplyKind.CLARIFICATION),))
    if is_told_in_rows(slot) and not situation.utterance.slot and reading.value:
        return take_rows(situation, slot, reading)
    if reading.value is None:
        return _doubt(situation, Doubt(reading.slot, (), "doute_general", reading.said, reading.start, reading.end))
    held = situation.conversation.draft.filled.get(slot.name)
    is_open = slot.name == situation.open_slot
    if held is None:
        return _first(situation, slot, reading, is_open=is_open)
    if _wants_more(situation, slot.name):
        return _completed(situation, slot, reading, held)
    if held.value == reading.value:
        return _again(situation, slot, reading, is_open=is_open)
    if is_open or situation.understood.correction is not None:
        return _corrected(situation, slot, reading.value, reading, held)
    return _said_besides(situation, slot, reading, held)


def _first(situation: Situation, slot: Slot, reading: Reading, *, is_open: bool) -> Effect:
    how: How = _how(situation) if is_open else "volontaire"
    event = Answered(slot.name, kind_name(slot.kind), reading.value, reading.said, (reading.start, reading.end), how)
    if not is_open:
        return Effect((event,), (_read_besides(situation, slot, reading),))
    if _too_little(slot, reading) and not situation.utterance.slot:
        return _ask_more(situation, event, reading)
    return Effect((event,), (_read(situation, slot, reading),))


def _ask_more(situation: Situation, event: Answered, reading: Reading) -> Effect:
    """Keep what was said, and ask once for a little more."""
    name = "doute_precision" if reading.precision else "encore_un_peu"
    reply = situation.say(name, ReplyKind.CLARIFICATION, slot=event.slot)
    return Effect((event, Noted(ONCE_MORE, event.slot), Opened(event.slot)), (reply,))


def asks_for_more(effect: Effect) -> bool:
    """Whether the question stays open for a little more: that is the question then, no other is put."""
    return any(isinstance(event, Noted) and event.name == ONCE_MORE for event in effect.events)


def _wants_more(situation: Situation, slot: str) -> bool:
    """Whether a little more was asked for on this slot, and not given yet."""
    conversation = situation.conversation
    return (
        slot == situation.open_slot == conversation.opened
        and conversation.has_noted(ONCE_MORE, slot)
        and not conversation.has_noted(COMPLETED, slot)
    )


def _completed(situation: Situation, slot: Slot, reading: Reading, held: Filled) -> Effect:
    """The little more: added to a text, taking the place of a vague date."""
    value: Value = reading.value
    if isinstance(slot.kind, LongText) and isinstance(held.value, str) and isinstance(value, str):
        value = f"{held.value}\n{value}"
    event = Corrected(slot.name, kind_name(slot.kind), value, _joined(held.said, reading.said), None, _how(situation))
    settled = Noted(COMPLETED, slot.name)
    return Effect((event, settled), (_read(situation, slot, reading),))


def _again(situation: Situation, slot: Slot, reading: Reading, *, is_open: bool) -> Effect:
    """The same value again: said, nothing changes; where it was the open question, it is settled."""
    if not is_open:
        return Effect()
    event = Answered(
        slot.name, kind_name(slot.kind), reading.value, reading.said, (reading.start, reading.end), _how(situation)
    )
    return Effect((event,), (situation.say("rien_change", slot=slot.name),))


def _corrected(situation: Situation, slot: Slot, value: Value, reading: Reading, held: Filled) -> Effect:
    event = Corrected(
        slot.name, kind_name(slot.kind), value, reading.said, (reading.start, reading.end), _how(situation)
    )
    reply = situation.say(
        "corrige",
        ReplyKind.CORRECTION,
        slot=slot.name,
        said=reading.said,
        choices=(Choice("annuler", situation.button("bouton_annuler")),),
        libelle=slot.label,
        avant=shown(slot.kind, held.value),
        valeur=shown(slot.kind, value),
    )
    return Effect((event,), (reply,))


def _said_besides(situation: Situation, slot: Slot, reading: Reading, held: Filled) -> Effect:
    """Another value for a slot that has one, in passing: rows are added, a figure is asked about, words stay."""
    if isinstance(slot.kind, Table) and isinstance(held.value, list) and isinstance(reading.value, list):
        rows = joined_rows(held.value, reading.value)
        return Effect() if rows == held.value else _corrected(situation, slot, rows, reading, held)
    if held.how == "deduit" or _is_closer(slot, reading.value, held.value):
        return _corrected(situation, slot, reading.value, reading, held)
    if isinstance(slot.kind, Amount | Count | Date | Place):
        readings = (
            Reading(slot.name, held.value, held.said, 0, 0, "avant"),
            reading,
        )
        return _doubt(situation, Doubt(slot.name, readings, "doublon", reading.said, reading.start, reading.end))
    return Effect()


def _is_closer(slot: Slot, value: Value, held: Value) -> bool:
    """A day of the month that was told, a month of the year: not another answer, a closer one."""
    return isinstance(slot.kind, Date) and isinstance(held, str) and str(value).startswith(f"{held}-")


def _doubt(situation: Situation, doubt: Doubt) -> Effect:
    """Ask rather than guess: the readings on buttons; without any, the question again and how to answer it."""
    slot = situation.content.slots.get(doubt.slot)
    if slot is None:
        return Effect()
    readings = tuple(reading for reading in doubt.readings if not _of_another_unit(slot, reading))
    if not readings:
        if doubt.slot != situation.open_slot:
            return Effect()
        name = doubt.reason if doubt.reason in situation.content.wordings else "doute_general"
        said: dict[str, Any] = {"valeur": doubt.said, "min": "", "max": ""}
        reply = situation.say(name, ReplyKind.CLARIFICATION, slot=slot.name, **said)
        return Effect((Misunderstood(slot.name),), (reply,))
    made = [_offered(situation, slot, reading) for reading in readings]
    offered = tuple({one.label: one for one in made}.values())  # two buttons never say the same
    corrects = doubt.slot in situation.conversation.draft.filled
    # What waits is put in words by `report.waiting_replies`, now and after every digression.
    return Effect((Offered(slot.name, kind_name(slot.kind), doubt.said, doubt.reason, offered, corrects),))


def _offered(situation: Situation, slot: Slot, reading: Reading) -> OfferedReading:
    """A reading on a button. Of a table told in rows: the whole table, named by the rows that the reading tells.

    Of one row the amount is enough, but for hours: how many they are is what is asked.
    """
    if not is_told_in_rows(slot) or situation.utterance.slot:
        hint = reading.unit if isinstance(slot.kind, Place) else ""
        return OfferedReading(reading.value, reading_label(slot, reading), hint)
    rows, held = whole_rows(slot, reading), situation.conversation.draft.value(slot.name)
    told = [row for row in rows if not isinstance(held, list) or row not in held]
    lines = [row_line(situation.content, row, reading.notes) for row in told]
    hours = any(note.hour_value is not None for note in reading.notes)
    alone = amount_shown(told[0]) if len(told) == 1 and not hours else ""
    return OfferedReading(rows, alone or " · ".join(lines))


def _of_another_unit(slot: Slot, reading: Reading) -> bool:
    """A share of an unknown total is no sum in euros: on a button, "la moitié" would read 50 €."""
    return isinstance(slot.kind, Amount) and reading.unit == "pourcent"


def reading_label(slot: Slot, reading: Reading) -> str:
    """How a reading is written on its button; a reader may add what tells homonyms apart (`unit`)."""
    label = shown(slot.kind, reading.value)
    return f"{label} ({reading.unit})" if isinstance(slot.kind, Place) and reading.unit else label


def reading_text(slot: Slot, value: Value) -> str:
    """A value as said back. A share told in per cent is shown by the display of shares, which are fractions."""
    told = isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(slot.kind, Derived) and slot.kind.result == "pourcentage" and told:
        return shown(slot.kind, value / 100)  # type: ignore[operator]
    return shown(slot.kind, value)


def _too_little(slot: Slot, reading: Reading) -> bool:
    if isinstance(slot.kind, LongText):
        return isinstance(reading.value, str) and len(reading.value.split()) < slot.kind.min_words
    return isinstance(slot.kind, Date) and reading.precision in ("saison", "annee")


def _read(situation: Situation, slot: Slot, reading: Reading) -> Reply:
    if isinstance(slot.kind, LongText):
        return situation.say("note_idee", ReplyKind.READ, slot=slot.name, said=reading.said)
    return situation.say(
        "lu",
        ReplyKind.READ,
        slot=slot.name,
        said=reading.said,
        libelle=slot.label,
        valeur=shown(slot.kind, reading.value),
    )


def _read_besides(situation: Situation, slot: Slot, reading: Reading) -> Reply:
    choices = (
        Choice(f"annuler:{slot.name}", situation.button("bouton_annuler")),
        Choice(f"champ:{slot.name}", situation.button("bouton_changer")),
    )
    return situation.say(
        "lu_volontaire",
        ReplyKind.READ,
        slot=slot.name,
        said=reading.said,
        choices=choices,
        libelle=slot.label,
        valeur=reading_text(slot, reading.value),
        mots=reading.said,
    )


def _how(situation: Situation) -> How:
    return "champ" if situation.utterance.slot else "dit"


def _joined(first: str, second: str) -> str:
    return f"{first} … {second}" if first else second
