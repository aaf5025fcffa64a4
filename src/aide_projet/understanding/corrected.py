"""Which slot a correction is about, and its new value."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.draft.slot import (
    Table,
)
from aide_projet.draft.value import Value
from aide_projet.understanding.answered import answered, otherwise, read_slot
from aide_projet.understanding.correction import Corrected
from aide_projet.understanding.intent import (
    only_fillers,
)
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Correction, Reading, Understood
from aide_projet.understanding.row import find_funders
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import Mention
from aide_projet.understanding.situation import (
    FIGURES,
    Situation,
)


def corrected_by(situation: Situation, corrected: Corrected) -> Understood:
    """The slot it names takes the value; without a name the one whose value is rejected, the open one, the last one."""
    said, correction = situation.said, corrected.correction
    rest = replace(situation, said=_from(said, corrected.value_from))
    empty = only_fillers(rest.said, situation.context.language)
    if correction.slot is not None:
        value = None if empty else read_slot(rest, correction.slot)
        return _with_value(situation, value, correction)
    if corrected.wants_change or empty:
        return Understood(said.text, correction=correction)
    meant = _meant(rest)
    value = read_slot(rest, meant) if meant is not None else None
    if value is not None:
        return _with_value(situation, value, correction)
    understood = answered(rest)
    nothing = understood.answer is None and not understood.others
    if nothing and situation.last is not None and situation.last != situation.asked:
        value = read_slot(rest, situation.last)
        if value is not None:
            return _with_value(situation, value, correction)
    if nothing and not corrected.strong:
        return _unanswered_correction(situation, corrected)
    return replace(understood, correction=correction)


def _with_value(situation: Situation, value: Mention | None, correction: Correction) -> Understood:
    text = situation.said.text
    if value is None:
        return Understood(text, correction=correction)
    if value.slot == situation.asked:
        return Understood(text, answer=value, correction=correction)
    return Understood(text, others=(value,), correction=correction)


def _meant(situation: Situation) -> str | None:
    """The slot that a correction without a name is about, when something other than the open question says so.

    "pas 5600 mais 5000" is about the slot that holds 5600; where lines or words are asked for, "non, 3 000" is about
    the figure told last.
    """
    said, context = situation.said, situation.context
    rejected = {q.low for q in quantities(said.plain, context.language) if q.bound == "rejet"}
    holding = [name for name, value in context.known.items() if _is_figure(value) and value in rejected]
    if holding:
        near = [name for name in (situation.asked, situation.last) if name in holding]
        return near[0] if near else holding[0] if len(holding) == 1 else None
    last = situation.last
    if last is None or not (situation.of_text or isinstance(situation.kind, Table)) or last not in situation.slots:
        return None
    if not isinstance(situation.slots[last].kind, FIGURES) or find_funders(said, context) is not None:
        return None
    value = read_slot(situation, last)
    whole = len(said.plain.strip(" .,;:!?"))
    return last if isinstance(value, Reading) and 2 * len(value.said) >= whole else None


def _is_figure(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


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
