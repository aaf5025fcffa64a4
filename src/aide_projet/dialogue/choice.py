"""Buttons: what a pressed choice does, taken as is (design §5, first row of the policy).

Keys: lecture:N · option:KEY · options:A,B · oui · non · passer · ne-sait-pas · annuler · annuler:SLOT · champ:SLOT ·
pose:CHECK:N · parcours:PATH · fiche:KEY · recommencer:oui|non · commande:INTENT · masquer and garder (with the text).
"""

from __future__ import annotations

from aide_projet.checks.finding import Remedy
from aide_projet.dialogue import command, edited_table, repair
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import STAYS, begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.reply import Choice, Reply, ReplyKind
from aide_projet.dialogue.rows_told import is_told_in_rows, put_rows
from aide_projet.dialogue.safeguard import masked, readable
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
    Option,
    ShortText,
    Slot,
    Table,
    Tags,
    TextList,
    YesNo,
    kind_name,
)
from aide_projet.draft.value import Value
from aide_projet.understanding.choice import names_option, read_choice
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import IntentName, Reading
from aide_projet.understanding.said import say
from aide_projet.understanding.yes_no import read_yes_no

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
            return _reading(situation, rest)
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
            return _path(situation, rest)
        case "fiche":
            return choose_fiche(situation, rest)
        case "recommencer":
            return _restart(situation, yes=rest == "oui")
        case "commande":
            return _command(situation, rest)
        case _:
            return Effect()


def settles_pending(situation: Situation) -> bool:
    """A typed yes, no or "le premier" while something waits for it."""
    conversation = situation.conversation
    if conversation.confirming or conversation.pending:
        return _typed_choice(situation) is not None
    if _goes_on(situation):
        return True
    return _proposal(situation) is not None and _yes(situation) is True and not _says_else(situation)


def _says_else(situation: Situation) -> bool:
    """ "ok je comprends pas" asks for help, whatever it begins with; being polite is no other thing."""
    return any(intent.name is not IntentName.SMALLTALK for intent in situation.understood.intents)


def settle_pending(situation: Situation) -> Effect:
    """The same as the button."""
    if situation.conversation.confirming:
        return _restart(situation, yes=_typed_choice(situation) == "oui")
    if situation.conversation.pending:
        typed = _typed_choice(situation) or ""
        if typed == "non":  # the only reading is refused: the question again
            return repair.let_stand(situation, situation.conversation.pending.slot)
        return _reading(situation, typed)
    if _goes_on(situation):
        return _path(situation, "complet")
    return choose_fiche(situation, _proposal(situation) or "")


def _says_more(situation: Situation) -> bool:
    """ "non, 3 000": another value is told, which is read for itself."""
    understood = situation.understood
    return isinstance(understood.answer, Reading) or bool(understood.others)


def _goes_on(situation: Situation) -> bool:
    """ "Oui", "continuer" at the end of the express path: what waits is the offer to complete the fiche."""
    conversation = situation.conversation
    if conversation.asked is not None or conversation.path != "express" or situation.utterance.slot:
        return False
    agrees = any(intent.topic == "accord" for intent in situation.understood.intents)
    return agrees or _yes(situation) is True


def _typed_choice(situation: Situation) -> str | None:
    """What was typed, as the key of what waits: "oui"/"non", or the number of a reading."""
    yes = _yes(situation)
    if situation.conversation.confirming:
        return None if yes is None else ("oui" if yes else "non")
    pending = situation.conversation.pending
    if pending is None or situation.utterance.slot:
        return None
    if yes is not None and len(pending.readings) == 1 and not _says_more(situation):
        return "0" if yes else "non"
    return _ordinal(situation, pending)


def _ordinal(situation: Situation, pending: Offered) -> str | None:
    """The reading named by its label or rank ("le premier"), when nothing more is said; a bare figure is a value."""
    options = tuple(Option(f"lecture_{place}", reading.label) for place, reading in enumerate(pending.readings))
    said, context = say(situation.utterance.text), _context(situation)
    if not options or said.plain.strip().isdecimal():
        return None
    read = read_choice(said, context, options)
    if not isinstance(read, Reading) or not (read.rule == "rang" or names_option(said, context, options)):
        return None
    return str(read.value).removeprefix("lecture_")


def _context(situation: Situation) -> ReadingContext:
    return ReadingContext(situation.content.language, situation.circumstances.today, {})


def _yes(situation: Situation) -> bool | None:
    read = read_yes_no(say(situation.utterance.text), _context(situation))
    return read.value if isinstance(read, Reading) and isinstance(read.value, bool) else None


def _proposal(situation: Situation) -> str | None:
    """The fiche proposed by the open question."""
    if situation.open_slot != "fiche" or situation.conversation.draft.value("fiche") is not None:
        return None
    return situation.assessment.ranking.best


def _reading(situation: Situation, number: str) -> Effect:
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
    if not chosen.hint or slot is None or "code_postal" in situation.conversation.draft.filled:
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
        return _restart(situation, yes=yes)
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
    remedy = _pressed_remedy(situation, rest)
    if remedy is None:
        return Effect(replies=(situation.say("rien_change"),))
    if not remedy.sets:
        return repair.reopen(situation, remedy.slot) if remedy.slot in situation.content.steps else Effect()
    effect = Effect()
    for name, value in remedy.sets.items():
        effect += choose_fiche(situation, str(value)) if name == "fiche" else _set(situation, name, value, remedy.label)
    return Effect(effect.events, _what_changed(situation, remedy))


def _pressed_remedy(situation: Situation, rest: str) -> Remedy | None:
    check, _, number = rest.partition(":")
    found = next((finding for finding in situation.assessment.findings if finding.check == check), None)
    if found is None or not number.isdecimal():
        return None
    remedies = with_ways(situation.content, situation.assessment, found).remedies
    return remedies[int(number)] if int(number) < len(remedies) else None


def _what_changed(situation: Situation, remedy: Remedy) -> tuple[Reply, ...]:
    """Each figure before and after, and one tap that takes all of it back."""
    lines = [
        wording(
            situation.content,
            "sortie_changement" if change.before else "sortie_ajout",
            {"quoi": change.label, "avant": change.before, "apres": change.after},
        )
        for change in remedy.changes
    ]
    undo_it = Choice("annuler", situation.button("bouton_annuler"))
    return (situation.say("sortie_prise", ReplyKind.CORRECTION, choices=(undo_it,), lignes="\n".join(lines)),)


def _path(situation: Situation, path: str) -> Effect:
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


def _restart(situation: Situation, *, yes: bool) -> Effect:
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


def as_said(situation: Situation) -> str:
    """What the thread shows that the person said: the text, masked where asked, or the button's label."""
    utterance = situation.utterance
    if edited_table.edited(situation):
        return edited_table.told_as(situation)
    if utterance.choice == MASK:
        return masked(situation.content, utterance.text, situation.circumstances.today)
    if utterance.text and not pressed(situation):
        return utterance.text if readable(utterance.text) else ""
    return _button_label(situation, utterance.choice)


def _button_label(situation: Situation, key: str) -> str:
    head, _, rest = key.partition(":")
    pending = situation.conversation.pending
    if head == "lecture" and pending and rest.isdecimal() and int(rest) < len(pending.readings):
        return pending.readings[int(rest)].label
    slot = situation.slot
    if head in ("option", "options") and slot and isinstance(slot.kind, ChoiceKind | MultiChoice | Tags):
        return ", ".join(option.label for option in slot.kind.options if option.key in rest.split(","))
    if head == "fiche":
        sheet = situation.content.call.fiche(rest)
        return sheet.title if sheet else ""
    if head == "pose":
        return _remedy_label(situation, rest)
    names = {
        "oui": "bouton_oui",
        "non": "bouton_non",
        "passer": "bouton_passer",
        "ne-sait-pas": "bouton_ne_sait_pas",
        "annuler": "bouton_annuler",
        "recommencer": f"bouton_{rest}",
        "parcours": f"bouton_{rest}",
    }
    if head == "champ":
        return f"{situation.button('bouton_changer')} : {situation.label(rest)}"
    name = names.get(head, "")
    return situation.button(name) if name in situation.content.wordings else ""


def _remedy_label(situation: Situation, rest: str) -> str:
    remedy = _pressed_remedy(situation, rest)
    return remedy.label if remedy is not None else ""
