"""Commands: pass, back, undo, restart, stop, summary, status, help, repeat, example, print, talk to somebody."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.checks.contacts import whom_to_contact
from aide_projet.dialogue import digression, repair
from aide_projet.dialogue.next_step import is_only_begun, progress, settled
from aide_projet.dialogue.reply import Reply, ReplyKind
from aide_projet.dialogue.rows_told import leave_row
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.display import shown
from aide_projet.draft.draft import Filled
from aide_projet.draft.event import Confirming, Offered, OfferedReading, Skipped
from aide_projet.draft.slot import ShortText, kind_name
from aide_projet.understanding.reading import IntentName

_COMMANDS = frozenset(
    {
        IntentName.SKIP,
        IntentName.BACK,
        IntentName.CANCEL,
        IntentName.RESTART,
        IntentName.SUMMARY,
        IntentName.STATUS,
        IntentName.STOP,
        IntentName.SAVE,
        IntentName.HELP,
        IntentName.REPEAT,
        IntentName.EXAMPLE,
        IntentName.EXPORT,
        IntentName.HUMAN,
    }
)


def given(situation: Situation) -> bool:
    """Whether the utterance is a command, and tells nothing besides."""
    understood = situation.understood
    return (
        not situation.utterance.slot  # on a form nothing is commanded
        and understood.answer is None
        and not understood.others
        and any(intent.name in _COMMANDS for intent in understood.intents)
    )


def obey(situation: Situation) -> Effect:
    """Do the first command of the utterance."""
    return do(situation, next(i.name for i in situation.understood.intents if i.name in _COMMANDS))


def do(situation: Situation, name: IntentName) -> Effect:
    """Do one command; the open question comes back by itself."""
    match name:
        case IntentName.SKIP:
            return skip(situation)
        case IntentName.BACK:
            return repair.go_back(situation)
        case IntentName.CANCEL:
            return repair.undo(situation)
        case IntentName.RESTART:
            return _restart(situation)
        case IntentName.SUMMARY:
            return Effect(replies=(_summary(situation),))
        case IntentName.STATUS:
            return Effect(replies=(_status(situation),))
        case IntentName.STOP | IntentName.SAVE:
            words = situation.circumstances.words
            return Effect(replies=(situation.say("arret" if words else "arret_ici", mots=words),))
        case IntentName.HELP:
            return Effect(replies=(situation.say("aide", ReplyKind.EXPLANATION),))
        case IntentName.EXAMPLE:
            return Effect(replies=(_example(situation),))
        case IntentName.EXPORT:
            return Effect(replies=(situation.say("imprimer", adresse="fiche"),))
        case IntentName.HUMAN:
            return Effect(replies=(repair.somebody(situation), *_of_the_call(situation)))
        case IntentName.WHY:
            return Effect(replies=(digression.why(situation),))
        case IntentName.UNKNOWN | IntentName.NONE:
            return repair.set_aside(situation)
        case IntentName.REPEAT:
            return Effect(retry=True)
        case _:
            return Effect(replies=(situation.say("aide", ReplyKind.EXPLANATION),))


def _restart(situation: Situation) -> Effect:
    """What waits for a yes is put by `report.waiting_replies`. Where a name is asked, the words may be that name."""
    slot, text = situation.slot, " ".join(situation.utterance.text.split())
    if slot is None or not isinstance(slot.kind, ShortText) or not text:
        return Effect((Confirming("recommencer"),))
    reading = OfferedReading(text, text)
    name = Offered(slot.name, kind_name(slot.kind), text, "doute_un_seul", (reading,), slot.name in _filled(situation))
    return Effect((name, Confirming("recommencer")))


def _filled(situation: Situation) -> Mapping[str, Filled]:
    return situation.conversation.draft.filled


def _of_the_call(situation: Situation) -> tuple[Reply, ...]:
    """Whom the call says to contact, besides somebody near."""
    contact = whom_to_contact(situation.content.call, situation.assessment.facts)
    return (situation.say("contact_appel", ReplyKind.EXPLANATION, contact=contact),) if contact else ()


def skip(situation: Situation) -> Effect:
    """Pass on the open question."""
    slot = situation.open_slot
    if slot is None or slot not in situation.content.slots:
        return repair.nothing_asked(situation, "rien_a_passer")
    left = leave_row(situation)
    if left is not None:
        return left
    if slot in situation.conversation.draft.filled and is_only_begun(situation.conversation, slot):
        return repair.let_stand(situation, slot)
    if settled(situation.content, situation.conversation, slot):
        return repair.let_stand(situation, slot)
    return Effect((Skipped(slot),), (situation.say("passe", libelle=situation.label(slot)),))


def _summary(situation: Situation) -> Reply:
    draft = situation.conversation.draft
    lines = [
        f"{slot.label} : {shown(slot.kind, draft.value(name))}"
        for name, slot in situation.content.slots.items()
        if name in draft.filled
    ]
    if not lines:
        return situation.say("resume_vide")
    return situation.say("resume", lignes="\n".join(lines))


def _status(situation: Situation) -> Reply:
    done, total = progress(situation.content, situation.conversation, situation.assessment)
    return situation.say("ou_jen_suis", fait=done, total=total, reste=total - done)


def _example(situation: Situation) -> Reply:
    step = situation.step
    if step is None or not step.examples:
        return situation.say("pas_d_exemple")
    already = situation.conversation.turn % len(step.examples)
    return situation.say("exemple", ReplyKind.EXPLANATION, exemple=step.examples[already])
