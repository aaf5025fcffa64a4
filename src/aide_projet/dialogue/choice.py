"""Buttons: what a pressed choice does, taken as is (design §5, first row of the policy).

Keys: lecture:N · option:KEY · options:A,B · oui · non · passer · ne-sait-pas · annuler · annuler:SLOT · champ:SLOT ·
pose:CHECK:N · parcours:PATH · fiche:KEY · recommencer:oui|non · commande:INTENT · masquer and garder (with the text).
"""

from __future__ import annotations

from dataclasses import replace

from aide_projet.checks.changes import changes
from aide_projet.checks.finding import Change, Remedy
from aide_projet.dialogue import command, repair
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import STAYS, begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.rows_told import is_told_in_rows, put_rows
from aide_projet.dialogue.situation import Effect, Situation, wording
from aide_projet.dialogue.ways import with_ways
from aide_projet.draft.display import shown
from aide_projet.draft.event import (
    Answered,
    Cleared,
    Corrected,
    Event,
    Noted,
    Offered,
    OfferedReading,
    PathChosen,
    Restarted,
)
from aide_projet.draft.slot import Choice as ChoiceKind
from aide_projet.draft.slot import (
    LongText,
    MultiChoice,
    Place,
    ShortText,
    Slot,
    Table,
    Tags,
    TextList,
    YesNo,
    kind_name,
)
from aide_projet.draft.value import Value
from aide_projet.understanding.reading import IntentName, Reading

MASK, KEEP = "masquer", "garder"
ON_HELD_TEXT = {MASK: "masque", KEEP: "garde_quand_meme"}
"""What is said of a text that was held back, by the button that releases it."""


def reads_text(choice: str) -> bool:
    """Whether this choice comes with a text to read."""
    return choice in ON_HELD_TEXT


def is_told_apart(content: Content, slot: str | None) -> bool:
    """Whether a value of this slot is known from other words, so that it may answer while something else waits."""
    known = content.slots.get(slot or "")
    return known is not None and not isinstance(known.kind, ShortText | LongText | TextList | Table)


def pressed(situation: Situation) -> bool:
    """A button that stands alone."""
    return bool(situation.utterance.choice) and not reads_text(situation.utterance.choice)


def press(situation: Situation) -> Effect:
    """Do what the button says. One that no longer fits (an old page) changes nothing, and the question comes back."""
    head, _, rest = situation.utterance.choice.partition(":")
    match head:
        case "lecture":
            return choose_reading(situation, rest)
        case "option" | "options":
            return _options(situation, tuple(rest.split(",")))
        case "oui" | "non":
            return _yes_no(situation, yes=head == "oui")
        case "passer":
            return command.skip(situation)
        case "ne-sait-pas":
            return repair.set_aside(situation)
        case "annuler":
            return _take_back(situation, rest) if rest else repair.undo(situation)
        case "champ":
            return repair.reopen(situation, rest) if rest in situation.content.steps else Effect()
        case "pose":
            return _remedy(situation, rest)
        case "parcours":
            return choose_path(situation, rest)
        case "fiche":
            return choose_fiche(situation, rest)
        case "recommencer":
            return restart(situation, yes=rest == "oui")
        case "commande":
            return _command(situation, rest)
        case _:
            return Effect()


def choose_reading(situation: Situation, number: str) -> Effect:
    """Keep the reading of that number among those that wait."""
    pending = situation.conversation.pending
    if pending is None or not number.isdecimal() or int(number) >= len(pending.readings):
        return Effect()
    chosen = pending.readings[int(number)]
    slot = situation.content.slots[pending.slot]
    if is_told_in_rows(slot) and isinstance(chosen.value, list):
        reading = Reading(slot.name, chosen.value, pending.said, 0, 0, "avant")
        return put_rows(situation, slot, list(chosen.value), reading, "choisi")
    return _set(situation, pending.slot, chosen.value, pending.said) + _postcode(situation, pending, chosen)


def _postcode(situation: Situation, pending: Offered, chosen: OfferedReading) -> Effect:
    """A commune chosen among homonyms is kept apart by its postcode, as the draft holds only its name."""
    slot = situation.content.slots.get("code_postal")
    told = "code_postal" in situation.conversation.draft.filled
    if not chosen.hint or slot is None or not isinstance(slot.kind, Place) or told:
        return Effect()
    named = situation.content.places.named(str(chosen.value))
    commune = next((one for one in named if one.department_name == chosen.hint), None)
    if commune is None or not commune.postcodes:
        return Effect()
    return Effect((Answered("code_postal", kind_name(slot.kind), commune.postcodes[0], pending.said, None, "deduit"),))


def _options(situation: Situation, keys: tuple[str, ...]) -> Effect:
    slot = situation.slot
    if slot is None:
        return Effect()
    if slot.name == "fiche":
        return choose_fiche(situation, keys[0])
    if isinstance(slot.kind, ChoiceKind | MultiChoice | Tags):
        known = [option for option in slot.kind.options if option.key in keys]
        if not known:
            return Effect()
        labels = ", ".join(option.label for option in known)
        value: Value = [option.key for option in known]
        if isinstance(slot.kind, ChoiceKind):
            value = known[0].key
        elif isinstance(slot.kind, Tags):
            value = {"texte": labels, "etiquettes": value}
        return _set(situation, slot.name, value, labels)
    return Effect()


def _yes_no(situation: Situation, *, yes: bool) -> Effect:
    if situation.conversation.confirming:
        return restart(situation, yes=yes)
    slot = situation.slot
    if slot is None or not isinstance(slot.kind, YesNo):
        return Effect()
    return _set(situation, slot.name, yes, situation.button("bouton_oui" if yes else "bouton_non"))


def _set(situation: Situation, name: str, value: Value, said: str) -> Effect:
    """Store a value that was pressed, said back like any other."""
    slot = situation.content.slots[name]
    held = situation.conversation.draft.filled.get(name)
    kind = kind_name(slot.kind)
    label = shown(slot.kind, value)
    if held is not None and held.value == value and held.kind == kind:
        return repair.let_stand(situation, name)
    if held is None:
        event: Event = Answered(name, kind, value, said, None, "choisi")
        reply = situation.say("lu", ReplyKind.READ, slot=name, said=said, libelle=slot.label, valeur=label)
        return Effect((event,), (reply,))
    event = Corrected(name, kind, value, said, None, "choisi")
    before = shown(slot.kind, held.value)
    reply = situation.say(
        "corrige", ReplyKind.CORRECTION, slot=name, said=said, libelle=slot.label, avant=before, valeur=label
    )
    return Effect((event,), (reply,))


def _take_back(situation: Situation, name: str) -> Effect:
    """One tap takes a value back: the former one returns if there was one, else the slot is open again."""
    slot = situation.content.slots.get(name)
    held = situation.conversation.draft.filled.get(name)
    if slot is None or held is None:
        return Effect(replies=(situation.say("rien_a_annuler"),))
    reply = situation.say("annule", ReplyKind.CORRECTION, slot=name, quoi=slot.label)
    former = _former(situation, slot, held.turn)
    if former is None:
        return Effect((Cleared(name),), (reply,))
    return Effect((former,), (reply,))


def _former(situation: Situation, slot: Slot, turn: int) -> Corrected | None:
    draft = situation.conversation.draft
    earlier = [record for record in situation.conversation.history if record.turn < turn]
    past = fold(begin(draft.call, draft.edition, draft.language), earlier).draft.filled.get(slot.name)
    if past is None:
        return None
    return Corrected(slot.name, past.kind, past.value, past.said, past.span, past.how)


def _remedy(situation: Situation, rest: str) -> Effect:
    remedy = pressed_remedy(situation, rest)
    if remedy is None:
        return Effect(replies=(situation.say("rien_change"),))
    if not remedy.sets:
        return repair.reopen(situation, remedy.slot) if remedy.slot in situation.content.steps else Effect()
    effect = Effect()
    for name, value in remedy.sets.items():
        effect += choose_fiche(situation, str(value)) if name == "fiche" else _set(situation, name, value, remedy.label)
    return Effect(effect.events, _what_changed(situation, remedy))


def pressed_remedy(situation: Situation, rest: str) -> Remedy | None:
    """The remedy of a button "pose:CHECK:N", None when the draft has changed since."""
    check, _, number = rest.partition(":")
    found = next((finding for finding in situation.assessment.findings if finding.check == check), None)
    if found is None or not number.isdecimal():
        return None
    remedies = with_ways(situation.content, situation.assessment, found).remedies
    return remedies[int(number)] if int(number) < len(remedies) else None


def _what_changed(situation: Situation, remedy: Remedy) -> tuple[Reply, ...]:
    """Each field changed, its figures before and after; and one tap that takes all of it back."""
    content, draft = situation.content, situation.conversation.draft
    undo_it = Choice("annuler", situation.button("bouton_annuler"))
    replies: list[Reply] = []
    for name, value in (remedy.sets or {}).items():
        lines = [_line(content, change) for change in changes(content.slots, draft, {name: value})]
        if lines:
            said = "sortie_suite" if replies else "sortie_prise"
            replies.append(situation.say(said, ReplyKind.CORRECTION, slot=name, lignes="\n".join(lines)))
    return (*replies[:-1], replace(replies[-1], choices=(undo_it,))) if replies else ()


def _line(content: Content, change: Change) -> str:
    name = "sortie_changement" if change.before else "sortie_ajout"
    return wording(content, name, {"quoi": change.label, "avant": change.before, "apres": change.after})


def choose_path(situation: Situation, path: str) -> Effect:
    """Go on with the essential questions ("express") or with all ("complet")."""
    if path == "complet":
        return Effect((PathChosen("complet"),), (situation.say("complet_continue"),))
    return Effect((PathChosen("express"),)) if path == "express" else Effect()


def choose_fiche(situation: Situation, key: str) -> Effect:
    """The person decides; a choice other than the proposal is noted, not fought."""
    sheet = situation.content.call.fiche(key)
    slot = situation.content.slots.get("fiche")
    if sheet is None or slot is None:
        return Effect()
    held = situation.conversation.draft.filled.get("fiche")
    said = situation.utterance.text or sheet.title
    kind = kind_name(slot.kind)
    event: Event = (
        Answered("fiche", kind, key, said, None, "choisi")
        if held is None
        else Corrected("fiche", kind, key, said, None, "choisi")
    )
    proposed = situation.assessment.ranking.best
    label = shown(slot.kind, key)
    if proposed and proposed != key:
        other = shown(slot.kind, proposed)
        reply = situation.say("fiche_autre", ReplyKind.FICHE, slot="fiche", choisie=label, proposee=other)
        return Effect((event, Noted("autre_fiche", key)), (reply,))
    return Effect((event,), (situation.say("fiche_choisie", ReplyKind.FICHE, slot="fiche", titre=label),))


def restart(situation: Situation, *, yes: bool) -> Effect:
    """Answer "everything again?"."""
    if not situation.conversation.confirming:
        return Effect()
    if yes:
        return Effect((Restarted(),), (situation.say("recommence"),))
    pending = situation.conversation.pending
    slot = situation.content.slots.get(pending.slot) if pending else None
    named = slot is not None and isinstance(slot.kind, ShortText)  # the words were a command, and no name
    stays = (Noted(STAYS), Noted(STAYS, slot.name)) if slot is not None and named else (Noted(STAYS),)
    return Effect(stays, (situation.say("rien_change"),))


def _command(situation: Situation, name: str) -> Effect:
    try:
        return command.do(situation, IntentName(name))
    except ValueError:
        return Effect()
