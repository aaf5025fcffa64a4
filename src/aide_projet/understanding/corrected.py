"""Which slot a correction is about, and its new value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aide_projet.draft.slot import (
    Table,
)
from aide_projet.understanding.answered import answered, otherwise, read_slot
from aide_projet.understanding.contrast import find_contrast
from aide_projet.understanding.contrasted import put_right, right_words, without_wrong
from aide_projet.understanding.correction import Corrected, find_named
from aide_projet.understanding.count import counts_people
from aide_projet.understanding.intent import (
    only_fillers,
)
from aide_projet.understanding.place_in_sentence import find_communes
from aide_projet.understanding.reading import Correction, Doubt, Reading, Understood
from aide_projet.understanding.replaced import Rejected, holding, in_rows, rejected_by
from aide_projet.understanding.row import find_funders
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import Mention
from aide_projet.understanding.situation import (
    FIGURES,
    Situation,
)

_TOWN = "commune"
_TURNOUT = "nombre_participants"
_START, _END = "date_debut", "date_fin"


def corrected_by(situation: Situation, corrected: Corrected) -> Understood:
    """The slot it names takes the value; without a name the one whose value is rejected, the open one, the last one."""
    said, correction = situation.said, corrected.correction
    rest = replace(situation, said=_from(said, corrected.value_from))
    contrast = find_contrast(said, situation.context.language)
    empty = contrast is None and only_fillers(rest.said, situation.context.language)
    if correction.slot is not None:
        value = None if empty else read_slot(_told_anew(rest, correction.slot), correction.slot)
        if contrast is not None and not isinstance(value, Reading):
            value = read_slot(
                _told_anew(replace(rest, said=right_words(said, contrast)), correction.slot), correction.slot
            )
        return _with_value(situation, value, correction)
    if (corrected.wants_change or empty) and not corrected.tentative:
        return Understood(said.text, correction=correction)
    hinted = read_slot(rest, corrected.hint) if corrected.hint is not None else None
    if hinted is not None:
        return _with_value(situation, hinted, replace(correction, slot=corrected.hint))
    rejected = rejected_by(situation, corrected)
    if contrast is not None and not isinstance(situation.kind, Table):  # rows tell which of theirs is wrong
        rest = replace(rest, said=without_wrong(rest.said, contrast))
    value = (
        in_rows(rest, rejected)
        or _of_slot(rest, rejected)
        or (None if rejected else put_right(situation, of_figures=False))
    )
    if value is not None:
        return _with_value(situation, value, correction)
    if corrected.tentative and situation.of_text:
        return answered(situation)
    understood = answered(rest)
    nothing = understood.answer is None and not understood.others
    if rejected and not isinstance(understood.answer, Reading) and not understood.others:
        value = put_right(situation, of_figures=True)
        if value is not None:
            return _with_value(situation, value, correction)
    if nothing and not rejected and not corrected.instead and situation.last not in (None, situation.asked):
        value = read_slot(rest, situation.last or "")
        if value is not None:
            return _with_value(situation, value, correction)
    if nothing and not rejected and _TURNOUT in situation.context.known and situation.asked != _TURNOUT:
        value = read_slot(rest, _TURNOUT) if counts_people(rest.said, situation.context.language) else None
        if value is not None:  # "au fait on est 45"
            return _with_value(situation, value, replace(correction, slot=_TURNOUT))
    if nothing and not corrected.strong:
        return _unanswered_correction(situation, corrected)
    understood = _dated(situation, understood)
    answer = understood.answer
    if answer is not None and situation.context.known.get(answer.slot) and _lacks_a_sum(situation, answer):
        return Understood(said.text, correction=correction)
    return replace(understood, correction=correction)


def _told_anew(situation: Situation, slot: str) -> Situation:
    """ "change les financeurs : la ville 2000": what a table named holds does not join what it is changed to."""
    known = {name: value for name, value in situation.context.known.items() if name != slot}
    return replace(situation, context=replace(situation.context, known=known))


def _with_value(situation: Situation, value: Mention | None, correction: Correction) -> Understood:
    text = situation.said.text
    if value is None or _lacks_a_sum(situation, value):
        return Understood(text, correction=correction)
    if value.slot == situation.asked:
        return Understood(text, answer=value, correction=correction)
    return Understood(text, others=(value,), correction=correction)


def _dated(situation: Situation, understood: Understood) -> Understood:
    """ "fin août plutôt", after "jusqu'en juillet": the date told last is corrected, be it the end."""
    told = [other for other in understood.others if other.slot in (_START, _END)]
    known = [name for name in situation.context.known if name in (_START, _END)]
    if len(told) != 1 or told[0].slot != _START or len(known) < 2 or isinstance(told[0], Doubt):
        return understood
    if find_named(situation.said, situation.context.language, situation.slots) is not None:
        return understood
    last = situation.last if situation.last in known else known[-1]
    others = tuple(replace(other, slot=last) if other is told[0] else other for other in understood.others)
    return replace(understood, others=others)


def _lacks_a_sum(situation: Situation, value: Mention) -> bool:
    """Rows of money without an amount: what they would replace has one."""
    slot = situation.slots.get(value.slot)
    if not isinstance(value, Reading) or slot is None or not isinstance(slot.kind, Table):
        return False
    if not isinstance(value.value, list) or all(column.key != "montant" for column in slot.kind.columns):
        return False
    return any(isinstance(row, Mapping) and row.get("montant") is None for row in value.value)


def _of_slot(situation: Situation, rejected: Rejected) -> Mention | None:
    """The new value of the slot that a correction without a name is about, when not the open question's.

    "pas 5600 mais 5000" is about the slot that holds 5600; where lines or words are asked for, "non, 3 000" is about
    the figure told last, "en fait c'est à Lens" about the only slot known that this can be a value of.
    """
    held = holding(situation, rejected)
    if held is not None:
        return read_slot(situation, held)
    if rejected or not (situation.of_text or isinstance(situation.kind, Table)):
        return None
    last, known = situation.last, situation.context.known
    if last is not None:
        value = _wholly(situation, last)
        if value is not None:
            return value
    values = [value for name in {*known, _TOWN} if (value := _wholly(situation, name)) is not None]
    town = next((value for value in values if value.slot == _TOWN), None)
    if town is not None:  # its postcode and its intercommunalité read the same words, and follow from it
        return town
    return values[0] if situation.of_text and len(values) == 1 else None


def _wholly(situation: Situation, slot: str) -> Mention | None:
    """The value that the words are of a slot of one precise value, when they say little else."""
    said, context = situation.said, situation.context
    if slot == situation.asked or slot not in situation.slots or not isinstance(situation.slots[slot].kind, FIGURES):
        return None
    if isinstance(situation.kind, Table) and find_funders(said, context) is not None:
        return None
    if slot == _TOWN:
        named = find_communes(said, context, situation.places)
        return replace(named[0], slot=slot) if len(named) == 1 and isinstance(named[0], Reading) else None
    value = read_slot(situation, slot)
    whole = len(said.plain.strip(" .,;:!?"))
    return value if isinstance(value, Reading) and 5 * len(value.said) >= 2 * whole else None


def _unanswered_correction(situation: Situation, corrected: Corrected) -> Understood:
    """ "non" before something that gives no value: another reading of the whole, else that something is wrong."""
    other = otherwise(situation)
    if other.intents or not _complains(corrected.correction):
        return other
    return Understood(situation.said.text, correction=corrected.correction)


def _complains(correction: Correction) -> bool:
    return len(correction.said.split()) > 2


def _from(said: Said, place: int) -> Said:
    return Said(said.text, " " * place + said.plain[place:], said.offsets) if place else said
