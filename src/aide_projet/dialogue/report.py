"""What the tool adds by itself after a change: the next question, a new problem, out of scope, the end of a path."""

from __future__ import annotations

from collections.abc import Iterable

from aide_projet.checks.finding import Finding, Severity
from aide_projet.dialogue.assessment import FICHE, Assessment
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.next_step import ASKED_AGAIN, is_only_begun, settled
from aide_projet.dialogue.present import question_text, restart_choices
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.telling import paragraphs, telling
from aide_projet.dialogue.ways import with_ways
from aide_projet.draft.display import shown
from aide_projet.draft.event import Answered, Asked, Cleared, Corrected, Event, Noted, Opened

OUT_OF_SCOPE = "hors_sujet"
HAND_IN = "fin_remise"


def question_replies(
    content: Content, after: Conversation, state: Assessment, step: Step, *, retry: bool
) -> tuple[tuple[Event, ...], tuple[Reply, ...]]:
    """The question to put, and the event that says so; in plainer words when the first ones were not understood."""
    events: list[Event] = []
    replies: list[Reply] = []
    if after.asked != step.slot:
        events.append(Asked(step.slot, content.version))
        if step.slot in after.draft.parked and after.opened != step.slot:
            events.extend((Noted(ASKED_AGAIN, step.slot), Opened(step.slot)))  # open until it is dealt with
            replies.append(_reply(content, "revient_gare", step.slot, libelle=content.slots[step.slot].label))
        elif is_only_begun(after, step.slot) and step.slot in after.draft.filled:
            replies.append(_begun(content, after, step.slot))
        elif step.slot in after.draft.filled and not settled(content, after, step.slot):
            replies.append(_reply(content, "a_revoir", step.slot, libelle=content.slots[step.slot].label))
        if step.slot == FICHE:
            replies.extend(_proposal(content, state))
    simple = question_text(content, after, state, step, simply=True) if retry else ""
    text = simple or question_text(content, after, state, step)
    replies.append(Reply(ReplyKind.QUESTION, "question", text, slot=step.slot))
    return tuple(events), tuple(replies)


def _begun(content: Content, after: Conversation, slot: str) -> Reply:
    """What was said in passing of the slot that is asked now."""
    known = content.slots[slot]
    held = shown(known.kind, after.draft.value(slot))
    return _reply(content, "pour_l_instant", slot, libelle=known.label, valeur=held)


def waiting_replies(content: Content, after: Conversation) -> tuple[Reply, ...]:
    """What waits for a yes or for one of several readings, put when it comes and after every digression."""
    if after.confirming:
        text = wording(content, "recommence_confirme", {})
        return (Reply(ReplyKind.CLARIFICATION, "recommence_confirme", text, choices=restart_choices(content, after)),)
    pending = after.pending
    if pending is None:
        return ()
    labels = [reading.label for reading in pending.readings]
    name = pending.reason if pending.reason in content.wordings else "doute_general"
    if len(labels) == 1 and name in ("doute_choix", "doute_plusieurs", "doute_commune"):
        name = "doute_un_seul"
    label = content.slots[pending.slot].label
    text = wording(content, name, {"libelle": label, "valeur": labels[0], "min": labels[0], "max": labels[-1]})
    choices = tuple(Choice(f"lecture:{place}", label) for place, label in enumerate(labels))
    return (Reply(ReplyKind.CLARIFICATION, name, text, slot=pending.slot, said=pending.said, choices=choices),)


def _proposal(content: Content, state: Assessment) -> tuple[Reply, ...]:
    """The fiche that fits, and the person's words that say so."""
    ranking = state.ranking
    if ranking.question is not None:
        return (_reply(content, "fiche_proche", FICHE, kind=ReplyKind.FICHE),)
    best = next((candidate for candidate in ranking.candidates if candidate.fiche == ranking.best), None)
    if best is None:
        return ()
    words = dict.fromkeys(word.said for word in best.words if word.weight > 0)
    reason = ", ".join(f"« {word} »" for word in list(words)[:4])
    return (
        _reply(
            content,
            "fiche_proposee",
            FICHE,
            kind=ReplyKind.FICHE,
            titre=_fiche_label(content, best.fiche),
            raison=reason,
        ),
    )


def out_of_scope(
    content: Content, after: Conversation, state: Assessment
) -> tuple[tuple[Event, ...], tuple[Reply, ...]]:
    """Said once, kindly, with where it belongs; the conversation goes on all the same."""
    outside = state.ranking.out_of_scope
    if outside is None or state.ranking.best is not None or after.has_noted(OUT_OF_SCOPE):
        return (), ()
    reply = _reply(content, OUT_OF_SCOPE, kind=ReplyKind.FICHE, message=outside.message)
    return (Noted(OUT_OF_SCOPE, outside.kind),), (reply,)


def deduced(content: Content, events: Iterable[Event], follow: Iterable[Event]) -> tuple[Reply, ...]:
    """What follows from the values told, said like them; and what followed from a former one, and goes."""
    replies: list[Reply] = []
    for event in events:
        if isinstance(event, (Answered, Corrected)) and event.how == "deduit":
            slot = content.slots[event.slot]
            told = {"libelle": slot.label, "valeur": shown(slot.kind, event.value)}
            reply = Reply(ReplyKind.READ, "deduit", wording(content, "deduit", told), event.slot, event.said)
            replies.append(reply)
    for gone in follow:
        if isinstance(gone, Cleared):
            label = content.slots[gone.slot].label
            replies.append(_reply(content, "vide_champ", gone.slot, kind=ReplyKind.CORRECTION, libelle=label))
    return tuple(replies)


def new_findings(
    content: Content, before: Assessment, after: Assessment, events: Iterable[Event], *, asked: str | None
) -> tuple[Reply, ...]:
    """The gravest problem that this turn's change brought, with its remedies; the panel beside shows them all.

    What is only about the slot whose question stays open (`asked`) is being asked already.
    """
    changed = {event.slot for event in events if isinstance(event, (Answered, Corrected, Cleared))}
    fresh = [
        finding
        for finding in after.findings
        if finding.remedies
        and finding.severity is not Severity.ADVICE
        and not changed.isdisjoint(finding.slots)
        and set(finding.slots) != {asked}
    ]
    known = {finding.check for finding in before.findings} if fresh else ()
    new = next((finding for finding in fresh if finding.check not in known), None)
    return (_finding_reply(content, with_ways(content, after, new)),) if new is not None else ()


def _finding_reply(content: Content, finding: Finding) -> Reply:
    ways = content.call.ways
    most = ways.said if ways is not None else len(finding.remedies)
    choices = tuple(
        Choice(f"pose:{finding.check}:{place}", remedy.label)
        for place, remedy in enumerate(finding.remedies)
        if place < most or not remedy.sets
    )
    text = wording(content, "constat_nouveau", {"message": finding.message})
    return Reply(ReplyKind.FINDING, finding.check, text, choices=choices)


def end_events(content: Content, after: Conversation) -> tuple[Event, ...]:
    """Nothing is asked any more, not even the last question once more when it was just set aside."""
    if not after.asked:
        return ()
    ended = Asked("", content.version)
    return (ended, Noted(ASKED_AGAIN, after.asked)) if after.asked in after.draft.parked else (ended,)


def end_replies(content: Content, after: Conversation, state: Assessment) -> tuple[Reply, ...]:
    """The end of the path: the fiche is there, after the express path the complete one is offered; what would have it
    sent back all the same; then the hand-in.
    """
    title = _fiche_label(content, state.fiche) if state.fiche else content.call.title
    if after.path == "express":
        choice = Choice("parcours:complet", wording(content, "bouton_complet", {}))
        missing = state.facts.get("manques_essentiels_libelles")
        if isinstance(missing, tuple) and missing:
            reply = _reply(content, "fin_express_manque", titre=title, manque=", ".join(missing))
        else:
            reply = _reply(content, "fin_express", titre=title)
        ended = Reply(reply.kind, reply.name, reply.text, choices=(choice,))
    else:
        ended = _reply(content, "fin_complet", titre=title)
    return (ended, *_still_blocking(content, state), *_hand_in_replies(content, after, state))


def _still_blocking(content: Content, state: Assessment) -> tuple[Reply, ...]:
    """The gravest finding that blocks, said again with its ways out: nobody leaves on a « bravo » alone."""
    found = next((finding for finding in state.findings if finding.severity is Severity.BLOCKING), None)
    return (_finding_reply(content, with_ways(content, state, found)),) if found is not None else ()


def _hand_in_replies(content: Content, after: Conversation, state: Assessment) -> tuple[Reply, ...]:
    """To whom and by when the fiche goes, as remise.yaml words it."""
    told = telling(content.slots, after.draft, state.facts)
    return tuple(Reply(ReplyKind.SAID, HAND_IN, text) for text in paragraphs([content.handover.end], told))


def _fiche_label(content: Content, key: str) -> str:
    """A fiche as its choice is called: its number and a short title."""
    slot, sheet = content.slots.get(FICHE), content.call.fiche(key)
    if sheet is None:  # chosen before a publication that took it away
        return content.call.title
    return shown(slot.kind, key) if slot is not None else sheet.title


def _reply(content: Content, name: str, slot: str = "", *, kind: ReplyKind = ReplyKind.SAID, **values: object) -> Reply:
    return Reply(kind, name, wording(content, name, values), slot=slot)
