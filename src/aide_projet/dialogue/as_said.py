"""What the thread shows that the person said: the text, or the label of the button pressed."""

from __future__ import annotations

from aide_projet.dialogue import choice, edited_table
from aide_projet.dialogue.safeguard import masked, readable
from aide_projet.dialogue.situation import Situation
from aide_projet.draft.slot import Choice as ChoiceKind
from aide_projet.draft.slot import MultiChoice, Tags


def as_said(situation: Situation) -> str:
    """What the thread shows that the person said: the text, masked where asked, or the button's label."""
    utterance = situation.utterance
    if edited_table.edited(situation):
        return edited_table.told_as(situation)
    if utterance.choice == choice.MASK:
        return masked(situation.content, utterance.text, situation.circumstances.today)
    if utterance.text and not choice.pressed(situation):
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
    remedy = choice.pressed_remedy(situation, rest)
    return remedy.label if remedy is not None else ""
