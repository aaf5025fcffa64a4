"""The open question as the edges show it: its words, its buttons, the keyboard it wants."""

from __future__ import annotations

from typing import assert_never

from aide_projet.dialogue.assessment import FICHE, Assessment
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.flow import Step
from aide_projet.dialogue.reply import Choice, Question
from aide_projet.dialogue.retired import without_retired
from aide_projet.dialogue.rows_told import EXPENSES, row_asked
from aide_projet.dialogue.situation import wording
from aide_projet.draft.slot import (
    Amount,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
    kind_name,
)
from aide_projet.draft.slot import Choice as ChoiceKind


def open_question(content: Content, conversation: Conversation, state: Assessment) -> Question | None:
    """The question that waits, or None when the path is at its end."""
    conversation = without_retired(content, conversation)
    slot = conversation.open_slot
    if slot is None:
        return None
    step = content.steps.get(slot)
    if step is None:
        return _retired(content, slot)
    if conversation.confirming:
        return _confirmation(content, conversation, step)
    return question_of(content, conversation, state, step)


def _retired(content: Content, slot: str) -> Question:
    """A question put by a former content: what is typed is not read against the one that comes next, not seen yet."""
    text = wording(content, "question_retiree", {})
    onwards = Choice("passer", wording(content, "bouton_continuer", {}))
    return Question(slot, kind_name(ShortText()), "question_retiree", text, text, "", (), (onwards,))


def question_of(content: Content, conversation: Conversation, state: Assessment, step: Step) -> Question:
    """A step's question, with the choices that the state of the draft gives it."""
    slot = content.slots[step.slot]
    return Question(
        slot=step.slot,
        kind=kind_name(slot.kind),
        name="question",
        text=question_text(content, conversation, state, step),
        simple=question_text(content, conversation, state, step, simply=True),
        why=step.why,
        examples=step.examples,
        choices=_choices(content, conversation, state, step),
        input_mode=input_mode(slot.kind),
        multiple=isinstance(slot.kind, MultiChoice | Tags),
    )


def question_text(
    content: Content, conversation: Conversation, state: Assessment, step: Step, *, simply: bool = False
) -> str:
    """The words of a step's question, or its plainer ones (`simply`, "" when it has none).

    Between two close fiches they tell them apart; while the amount of a row is missing they ask for it.
    """
    of_row = _amount_asked(content, conversation, step)
    if of_row or simply:
        return of_row or step.simple
    telling = state.ranking.question if step.slot == FICHE else None
    return step.question if telling is None else telling.text


def _amount_asked(content: Content, conversation: Conversation, step: Step) -> str:
    """The question about the row whose amount is still to be told, "" when the step asks for the whole."""
    row = row_asked(conversation) if step.slot == EXPENSES else ""
    return wording(content, "combien_pour", {"poste": row}) if row else ""


def _confirmation(content: Content, conversation: Conversation, step: Step) -> Question:
    text = wording(content, "recommence_confirme", {})
    return Question(
        step.slot, "oui_non", "recommence_confirme", text, text, "", (), restart_choices(content, conversation)
    )


def restart_choices(content: Content, conversation: Conversation) -> tuple[Choice, ...]:
    """The yes and no of "everything again?"; and, where a name was asked, that the words were the name."""
    pending = conversation.pending
    named = pending is not None and isinstance(content.slots[pending.slot].kind, ShortText)
    label = wording(content, "bouton_nom", {"valeur": pending.readings[0].label}) if pending and named else ""
    return (
        Choice("recommencer:oui", wording(content, "bouton_oui", {})),
        Choice("recommencer:non", wording(content, "bouton_non", {})),
        *((Choice("lecture:0", label),) if label else ()),
    )


def _choices(content: Content, conversation: Conversation, state: Assessment, step: Step) -> tuple[Choice, ...]:
    pending = conversation.pending
    if pending is not None and pending.slot == step.slot:
        readings = tuple(Choice(f"lecture:{place}", r.label) for place, r in enumerate(pending.readings))
        options = _of_kind(content, content.slots[step.slot].kind)
        offered = {reading.label for reading in readings}
        return (*readings, *(option for option in options if option.label not in offered), *_ways_out(content))
    if step.slot == FICHE:
        return (*_fiches(content, state), *_ways_out(content))
    kind = content.slots[step.slot].kind
    return (*_of_kind(content, kind), *_ways_out(content))


def _fiches(content: Content, state: Assessment) -> tuple[Choice, ...]:
    """The fiches, the best fitting first; in a telling question's own words when two are close."""
    telling = state.ranking.question
    told = dict(telling.choices) if telling else {}
    order = [candidate.fiche for candidate in state.ranking.candidates] or [f.key for f in content.call.fiches]
    keys = [*(key for key in told), *(key for key in order if key not in told)]
    sheets = {sheet.key: sheet for sheet in content.call.fiches}
    return tuple(Choice(f"fiche:{key}", told.get(key) or sheets[key].short_title) for key in keys if key in sheets)


def _of_kind(content: Content, kind: SlotKind) -> tuple[Choice, ...]:
    match kind:
        case ChoiceKind() | MultiChoice() | Tags():
            return tuple(Choice(f"option:{option.key}", option.label) for option in _shown_options(kind.options))
        case YesNo():
            return (
                Choice("oui", wording(content, "bouton_oui", {})),
                Choice("non", wording(content, "bouton_non", {})),
            )
        case Amount() | Count() | Date() | Place() | Email() | Phone() | Siret() | Rna():
            return ()
        case ShortText() | LongText() | TextList() | Table() | Derived():
            return ()
        case _:
            assert_never(kind)


def _shown_options(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """ "Inconnu" is what the don't-know button says already."""
    return tuple(option for option in options if option.key != "inconnu")


def _ways_out(content: Content) -> tuple[Choice, ...]:
    return (
        Choice("passer", wording(content, "bouton_passer", {})),
        Choice("ne-sait-pas", wording(content, "bouton_ne_sait_pas", {})),
    )


def input_mode(kind: SlotKind) -> str:
    """The HTML inputmode that a kind wants on a phone."""
    match kind:
        case Siret():
            return "numeric"
        case Phone():
            return "tel"
        case Email():
            return "email"
        case Amount() | Count():
            return "text"  # "une trentaine", "2k", "pas 3000 mais 2500": a number pad would forbid speaking
        case ShortText() | LongText() | ChoiceKind() | MultiChoice() | Tags() | Date() | YesNo():
            return "text"
        case Place() | Rna() | TextList() | Table() | Derived():
            return "text"
        case _:
            assert_never(kind)
