"""Repair: undo, going back, correcting, setting aside, asking again in other words."""

from __future__ import annotations

from typing import assert_never

from aide_projet.dialogue.conversation import STAYS, changed_slots, last_change, restarted_at
from aide_projet.dialogue.next_step import ASKED_AGAIN, settled
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.rows_told import leave_row
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.display import shown
from aide_projet.draft.event import Answered, Cleared, Event, Misunderstood, Noted, Opened, Parked, Skipped, Undone
from aide_projet.draft.slot import (
    Amount,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    Slot,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
    kind_name,
)
from aide_projet.draft.slot import (
    Choice as ChoiceKind,
)
from aide_projet.draft.value import Value
from aide_projet.understanding.reading import IntentName

TRIES = 3
"""After this many answers not understood in a row, a person to call, and on we go (design §5)."""
_TWO_TOLD = "doublon"
"""The doubt between the value that a slot holds and one told in passing."""


def undo(situation: Situation) -> Effect:
    """Take back what the last turn that changed something changed."""
    turn = last_change(situation.conversation)
    if turn is None:
        return Effect(replies=(situation.say("rien_a_annuler"),))
    labels = ", ".join(situation.label(slot) for slot in changed_slots(situation.conversation, turn))
    if restarted_at(situation.conversation, turn):
        labels = situation.button("nouveau_depart")
    if not labels:  # what waited is dropped, or the path is as before
        return Effect((Undone(turn),), (situation.say("rien_change"),))
    return Effect((Undone(turn),), (situation.say("annule", ReplyKind.CORRECTION, quoi=labels),))


def go_back(situation: Situation) -> Effect:
    """Open the question before the open one; its answer is kept until another is given."""
    trail = situation.conversation.trail
    here = situation.conversation.asked
    before = trail[: trail.index(here)] if here in trail else trail
    reachable = [slot for slot in before if slot in situation.content.steps]
    if not reachable:
        return Effect(replies=(situation.say("rien_a_annuler"),))
    return reopen(situation, reachable[-1], back=True)


def reopen(situation: Situation, slot: str, *, back: bool = False) -> Effect:
    """Open the question of a slot; what it holds is said."""
    replies: tuple[Reply, ...] = (situation.say("retour_question" if back else "ouvre_question"),)
    held = situation.conversation.draft.filled.get(slot)
    if held is not None:
        value = shown(situation.content.slots[slot].kind, held.value)
        told = situation.say("pour_l_instant", slot=slot, libelle=situation.label(slot), valeur=value)
        replies = (*replies, told)
    return Effect((Opened(slot),), replies)


def let_stand(situation: Situation, slot: str) -> Effect:
    """The slot keeps the value that it holds, and what was asked about it is over."""
    return Effect((Noted(STAYS, slot),), (situation.say("rien_change", slot=slot),))


def wants_to_correct(situation: Situation) -> bool:
    """It says that something is wrong, without the right value."""
    return situation.understood.correction is not None


def open_correction(situation: Situation) -> Effect:
    """Open the question of the slot it names, or of the last one settled."""
    correction = situation.understood.correction
    trail = situation.conversation.trail
    slot = correction.slot if correction and correction.slot else (trail[-1] if trail else None)
    if slot is None or slot not in situation.content.steps:
        return Effect(replies=(situation.say("corrige_quoi", ReplyKind.CLARIFICATION),))
    held = situation.conversation.draft.filled.get(slot)
    table = isinstance(situation.content.slots[slot].kind, Table)  # of a table, which rows is asked
    if correction is not None and correction.erases and held is not None and not table:
        return _emptied(situation, slot) + Effect((Skipped(slot),))
    return reopen(situation, slot)


def _emptied(situation: Situation, slot: str) -> Effect:
    undo_it = Choice("annuler", situation.button("bouton_annuler"))
    label = situation.label(slot)
    reply = situation.say("vide_champ", ReplyKind.CORRECTION, slot=slot, choices=(undo_it,), libelle=label)
    return Effect((Cleared(slot),), (reply,))


def does_not_know(situation: Situation) -> bool:
    """It says "jsp", "on verra", or that there is none."""
    return any(intent.name in (IntentName.UNKNOWN, IntentName.NONE) for intent in situation.understood.intents)


def set_aside(situation: Situation) -> Effect:
    """None is an answer for some kinds; not knowing parks the slot, with who could know."""
    slot = situation.slot
    if slot is None:
        return nothing_asked(situation, "rien_a_passer")
    pending = situation.conversation.pending
    if pending is not None and pending.reason == _TWO_TOLD:  # not knowing which of two takes neither away
        return let_stand(situation, pending.slot)
    left = leave_row(situation)
    if left is not None:
        return left
    none = any(intent.name is IntentName.NONE for intent in situation.understood.intents)
    if none:
        return _none(situation, slot)
    unknown = _unknown_option(slot.kind)
    if unknown is not None:
        return _stored(situation, slot, unknown)
    return park(situation, slot)


def nothing_asked(situation: Situation, name: str, kind: ReplyKind = ReplyKind.SAID) -> Effect:
    """What to say where no question is open; unless it was put by a former content, and is over."""
    asked = situation.open_slot
    if asked is None:
        return Effect(replies=(situation.say(name, kind),))
    return Effect((Noted(STAYS, asked),), (situation.say("question_retiree", ReplyKind.CLARIFICATION),))


def park(situation: Situation, slot: Slot) -> Effect:
    """Set the slot aside; the second time it stays so."""
    step = situation.content.steps.get(slot.name)
    reply = situation.say("gare", slot=slot.name, libelle=slot.label, qui_sait=step.who_knows if step else "")
    events: tuple[Event, ...] = (Parked(slot.name),)
    if slot.name in situation.conversation.draft.parked:
        events = (*events, Noted(ASKED_AGAIN, slot.name))
    if slot.name in situation.conversation.draft.filled:  # a value that is no longer sure is not kept
        return _emptied(situation, slot.name) + Effect(events, (reply,))
    return Effect(events, (reply,))


def _none(situation: Situation, slot: Slot) -> Effect:
    value = none_value(slot.kind)
    if value is not None:
        return _stored(situation, slot, value)
    passed = Effect((Skipped(slot.name),))
    if slot.name in situation.conversation.draft.filled:
        return _emptied(situation, slot.name) + passed
    return passed + Effect(replies=(situation.say("passe", libelle=slot.label),))


def _stored(situation: Situation, slot: Slot, value: Value) -> Effect:
    text = situation.utterance.text
    event = Answered(slot.name, kind_name(slot.kind), value, text, (0, len(text)))
    reply = situation.say(
        "lu", ReplyKind.READ, slot=slot.name, said=text, libelle=slot.label, valeur=shown(slot.kind, value)
    )
    return Effect((event,), (reply,))


def none_value(kind: SlotKind) -> Value:
    """What "aucun" means for a kind: zero, no rows, no; None where it only means that the field stays empty."""
    match kind:
        case Amount():
            return 0
        case Table() | TextList() | MultiChoice():
            return []
        case YesNo():
            return False
        case ShortText() | LongText() | ChoiceKind() | Tags() | Count() | Date() | Place():
            return None
        case Email() | Phone() | Siret() | Rna() | Derived():
            return None
        case _:
            assert_never(kind)


def _unknown_option(kind: SlotKind) -> str | None:
    """The value that says "not known" where the kind has one (quartier_statut, deja_finance_region)."""
    if isinstance(kind, ChoiceKind) and any(option.key == "inconnu" for option in kind.options):
        return "inconnu"
    if isinstance(kind, YesNo) and kind.unknown_allowed:
        return "inconnu"
    return None


def ask_differently(situation: Situation) -> Effect:
    """1st: the question said differently, with an example; 2nd: buttons, or write freely; 3rd: a person, and on."""
    slot, step = situation.slot, situation.step
    if slot is None:
        return nothing_asked(situation, "aide", ReplyKind.EXPLANATION)
    if situation.utterance.slot:  # on a form: say so, and nothing else happens
        return Effect(replies=(situation.say("doute_general", ReplyKind.CLARIFICATION, slot=slot.name),))
    misses = situation.conversation.misses + 1
    if misses >= TRIES:
        held = settled(situation.content, situation.conversation, slot.name)
        on_we_go = let_stand(situation, slot.name).events if held else (Parked(slot.name),)
        return Effect(on_we_go, (situation.say("pas_compris_3", ReplyKind.CLARIFICATION), somebody(situation)))
    event = Misunderstood(slot.name)
    if misses == 1:
        example = step.examples[0] if step and step.examples else ""
        name = "pas_compris_1" if example else "pas_compris_2"
        reply = situation.say(name, ReplyKind.CLARIFICATION, exemple=example)
        return Effect((event,), (reply,), retry=True)
    choices = (
        Choice("passer", situation.button("bouton_passer")),
        Choice("ne-sait-pas", situation.button("bouton_ne_sait_pas")),
    )
    return Effect((event,), (situation.say("pas_compris_2", ReplyKind.CLARIFICATION, choices=choices),), retry=True)


def somebody(situation: Situation) -> Reply:
    """Whom to call, where the settings say."""
    given = situation.circumstances
    if not given.helper_phone:
        return situation.say("humain_sans_numero")
    return situation.say("humain", nom=given.helper_name, telephone=given.helper_phone)
